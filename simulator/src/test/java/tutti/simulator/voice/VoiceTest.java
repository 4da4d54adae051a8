package tutti.simulator.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.tone.ToneMeter;
import tutti.audio.wav.WavWriter;

class VoiceTest {
    @Test
    void toneRunsThroughTheSeamOfItsLoop() {
        int[] heard = frames(Voice.tone(1031, -20), 25, 100);
        assertThat(ToneMeter.levelDbov(heard, 0, heard.length, 8000, 1031)).isCloseTo(-20, within(0.1));
        int jump = 0;
        for (int i = 1; i < heard.length; i++) jump = Math.max(jump, Math.abs(heard[i] - heard[i - 1]));
        double steepest = 32768 * Math.sqrt(2) * Math.pow(10, -1) * 2 * Math.PI * 1031 / 8000;
        assertThat((double) jump).isLessThan(steepest * 1.1);
    }

    @Test
    void burstsSoundInTheirTurnAndNowhereElse() {
        int[] heard = frames(Voice.bursts(733, -20, 400, 300, 1000), 50, 50);
        assertThat(ToneMeter.levelDbov(heard, 3400, 2000, 8000, 733)).isCloseTo(-20, within(0.1));
        assertThat(Arrays.stream(heard, 0, 3200)).containsOnly(0);
        assertThat(Arrays.stream(heard, 5600, 8000)).containsOnly(0);
    }

    @Test
    void fillsSpeechUpToWholeFrames() {
        assertThat(Voice.of(new int[161]).loopSamples()).isEqualTo(320);
    }

    @Test
    void readsAFileOfOneChannel(@TempDir Path folder) throws IOException {
        Path file = write(folder.resolve("one.wav"), 8000, 1);
        assertThat(Voice.wav(file).sampleAt(2)).isEqualTo(300);
    }

    @Test
    void refusesAFileThatIsNoTelephoneAudio(@TempDir Path folder) throws IOException {
        Path file = write(folder.resolve("two.wav"), 16000, 2);
        assertThatThrownBy(() -> Voice.wav(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2 channels");
    }

    @Test
    void refusesABurstThatIsLongerThanItsPeriod() {
        assertThatThrownBy(() -> Voice.bursts(733, -20, 800, 300, 1000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Path write(Path file, int rateHz, int channels) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try (WavWriter writer = new WavWriter(channel, rateHz, channels)) {
            writer.write(new int[] {100, 200, 300, 400}, 0, 4 / channels);
        }
        return file;
    }

    private static int[] frames(Voice voice, long first, int count) {
        int[] samples = new int[count * Voice.FRAME_SAMPLES];
        int[] frame = new int[Voice.FRAME_SAMPLES];
        for (int i = 0; i < count; i++) {
            assertThat(voice.copyFrame(first + i, frame)).isEqualTo(Voice.FRAME_SAMPLES);
            System.arraycopy(frame, 0, samples, i * Voice.FRAME_SAMPLES, Voice.FRAME_SAMPLES);
        }
        return samples;
    }
}
