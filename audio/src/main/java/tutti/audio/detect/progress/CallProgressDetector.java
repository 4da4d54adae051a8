package tutti.audio.detect.progress;

import java.util.List;
import tutti.audio.level.LevelMeter;

/// Detects call-progress tones by frequency and cadence in a signal at 8 kHz.
///
/// ```
///   samples ─► windows of 64 ms, every 32 ms ─► Sound: silence, tones, other ─► Cadence ─► table of tones ─► listener
/// ```
/// A window that is half tone, half silence has a quarter of the energy or three quarters: below half of the loudest
/// of its tone it counts as silence, so durations are right to 32 ms. Thread: one at a time. Allocates nothing after
/// construction.
/// Source: Prosody's call-progress detection; see [CallProgressPattern].
public final class CallProgressDetector {
    /// The only rate it runs at.
    public static final int SAMPLE_RATE_HZ = 8000;

    private static final int HOP_SAMPLES = Spectrum.SAMPLES / 2;
    private static final int HOP_MILLIS = HOP_SAMPLES * 1000 / SAMPLE_RATE_HZ;
    private static final double MINIMUM_DBM0 = -36;
    private static final int OFF_RATIO = 4;

    private final CallProgressPattern[] table;
    private final Step[][] steps;
    private final CallProgressListener listener;
    private final int[] window = new int[Spectrum.SAMPLES];
    private final long energyMin;
    private final Sound sound = new Sound();
    private final Cadence cadence = new Cadence();
    private int filled;
    private long position;
    private long loudest;
    private long toneEnergy;
    private int recognised = -1;
    private long start;
    private double dbm0;

    /// A detector of the tones of `table`; of two that fit, the first is taken.
    public CallProgressDetector(List<CallProgressPattern> table, CallProgressListener listener) {
        this.table = table.toArray(CallProgressPattern[]::new);
        this.listener = listener;
        steps = new Step[this.table.length][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = this.table[i].steps().toArray(Step[]::new);
        }
        double dbov = MINIMUM_DBM0 + LevelMeter.ZERO_DBM0_DBOV;
        energyMin = (long) (StrictMath.pow(10, dbov / 10) * 32768.0 * 32768.0 * Spectrum.SAMPLES);
    }

    /// Takes the next `count` samples from `samples[offset…]`, 16-bit values.
    public void process(int[] samples, int offset, int count) {
        int taken = 0;
        while (taken < count) {
            int part = Math.min(count - taken, HOP_SAMPLES - filled);
            System.arraycopy(samples, offset + taken, window, HOP_SAMPLES + filled, part);
            filled += part;
            taken += part;
            if (filled == HOP_SAMPLES) {
                position += HOP_SAMPLES;
                onWindow();
                System.arraycopy(window, HOP_SAMPLES, window, 0, HOP_SAMPLES);
                filled = 0;
            }
        }
    }

    /// Whether a recognised tone is sounding now: not in the silences of its cadence.
    public boolean sounding() {
        return recognised >= 0 && toneEnergy > 0;
    }

    private void onWindow() {
        long energy = LevelMeter.sumOfSquares(window, 0, Spectrum.SAMPLES);
        boolean partOfTone = energy * OFF_RATIO >= loudest;
        sound.judge(window, partOfTone ? energy : 0, energyMin);
        Sound.Kind kind = sound.kind();
        toneEnergy = kind == Sound.Kind.TONES ? energy : 0;
        cadence.add(kind, sound.lowHz(), sound.highHz(), position - HOP_SAMPLES - HOP_SAMPLES / 2);
        loudest = kind == Sound.Kind.TONES ? Math.max(loudest, energy) : 0;
        if (recognised >= 0) {
            follow();
        }
        if (recognised < 0) {
            recognise(energy);
        }
    }

    private void follow() {
        for (Step step : steps[recognised]) {
            if (cadence.is(0, step) && fits(cadence.windows(0), 0, step.maxMillis())) {
                return;
            }
        }
        long length = cadence.start(0) - start;
        int ended = recognised;
        recognised = -1;
        listener.toneEnded(table[ended], start, length, dbm0);
    }

    private void recognise(long energy) {
        for (int tone = 0; tone < table.length; tone++) {
            if (heard(steps[tone])) {
                recognised = tone;
                start = cadence.start(steps[tone].length - 1);
                dbm0 = LevelMeter.dbov(Math.max(energy, loudest), Spectrum.SAMPLES) - LevelMeter.ZERO_DBM0_DBOV;
                listener.toneRecognised(table[tone], start, dbm0);
                return;
            }
        }
    }

    private boolean heard(Step[] cadenceSteps) {
        int last = cadenceSteps.length - 1;
        for (int age = 0; age <= last; age++) {
            Step step = cadenceSteps[last - age];
            if (!cadence.is(age, step) || !fits(cadence.windows(age), step.minMillis(), step.maxMillis())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(int windows, int minMillis, int maxMillis) {
        long millis = (long) windows * HOP_MILLIS;
        return millis >= minMillis && millis <= maxMillis;
    }
}
