package tutti.simulator.script.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;

/// The keys of a telephone: what is pressed is sent instead of what its microphone hears, or besides it.
///
/// What is pressed while digits are still being sent comes after them. Thread: the stage's.
final class Keypad {
    private static final int SAMPLE_MIN = -32_768;
    private static final int SAMPLE_MAX = 32_767;

    private record Press(DigitGenerator digits, boolean over) {}

    private final Queue<Press> presses = new ArrayDeque<>();
    private final int sampleRateHz;
    private final int[] tones;

    Keypad(int sampleRateHz, int frameSamples) {
        this.sampleRateHz = sampleRateHz;
        tones = new int[frameSamples];
    }

    void press(DigitString digits, DigitTiming timing, boolean over) {
        presses.add(new Press(new DigitGenerator(digits, timing, sampleRateHz), over));
    }

    boolean isBusy() {
        return !presses.isEmpty();
    }

    /// Puts the next `count` samples of the digits into those of the microphone; only while [#isBusy()].
    void send(int[] samples, int count) {
        Press press = presses.element();
        press.digits().generate(tones, 0, count);
        if (!press.over()) Arrays.fill(samples, 0, count, 0);
        for (int i = 0; i < count; i++) samples[i] = Math.clamp(samples[i] + tones[i], SAMPLE_MIN, SAMPLE_MAX);
        if (press.digits().isDone()) presses.remove();
    }
}
