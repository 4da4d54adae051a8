package tutti.audio.g722;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Signals at 16 kHz that drive a codec into every corner. Made with strict arithmetic only, so that other
/// programs once coded exactly what a test codes today.
enum WidebandSignal {
    SPEECH {
        @Override
        int sample(int i, RandomGenerator random) {
            return voice(i, random, 9000);
        }
    },
    QUIET_SPEECH {
        @Override
        int sample(int i, RandomGenerator random) {
            return voice(i, random, 90);
        }
    },
    LOUD_NOISE {
        @Override
        int sample(int i, RandomGenerator random) {
            return random.nextInt(-24_000, 24_001);
        }
    },
    FAINT_NOISE {
        @Override
        int sample(int i, RandomGenerator random) {
            return random.nextInt(-3, 4);
        }
    },
    SWEEP {
        @Override
        int sample(int i, RandomGenerator random) {
            double seconds = i / 16_000.0;
            return (int) (23_000 * StrictMath.sin(2 * Math.PI * (50 + 3900 * seconds) * seconds));
        }
    },
    SQUARE {
        @Override
        int sample(int i, RandomGenerator random) {
            return i / 27 % 2 == 0 ? 32_767 : -32_768;
        }
    },
    CLIPPED_VOICE {
        @Override
        int sample(int i, RandomGenerator random) {
            return Word.saturated(voice(i, random, 120_000));
        }
    },
    RANDOM_SIGNS {
        @Override
        int sample(int i, RandomGenerator random) {
            return random.nextBoolean() ? 32_767 : -32_768;
        }
    },
    CLICKS {
        @Override
        int sample(int i, RandomGenerator random) {
            return i % 997 == 0 ? random.nextInt(-32_768, 32_768) : 0;
        }
    },
    BURSTS {
        @Override
        int sample(int i, RandomGenerator random) {
            int amplitude = 1 << i / 1000 % 16;
            return random.nextInt(-amplitude, amplitude);
        }
    };

    abstract int sample(int i, RandomGenerator random);

    int[] samples(int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(name().hashCode());
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = sample(i, random);
        }
        return samples;
    }

    /// Harmonics of a gliding pitch under two formants, five syllables a second, and hiss between them.
    private static int voice(int i, RandomGenerator random, double amplitude) {
        double seconds = i / 16_000.0;
        double pitchHz = 120 + 30 * StrictMath.sin(2 * Math.PI * 0.7 * seconds);
        double loudness = StrictMath.max(0, StrictMath.sin(2 * Math.PI * 2.5 * seconds));
        double sum = 0;
        for (int harmonic = 1; harmonic <= 24; harmonic++) {
            double distance = (harmonic * pitchHz - 600) / 250;
            double weight = 1 / (1 + distance * distance) + 0.03;
            sum += weight * StrictMath.sin(2 * Math.PI * harmonic * pitchHz * seconds);
        }
        double hiss = 0.4 * (1 - loudness) * random.nextDouble(-1, 1);
        return (int) (amplitude * (0.5 * loudness * sum + hiss));
    }
}
