package tutti.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tutti.rtp.jitter.JitterBuffer.Offer;
import tutti.rtp.jitter.JitterBuffer.Take;

class JitterBufferPropertyTest {
    private static final int PACKETS = 3_000;

    @RepeatedTest(40)
    void playsWhatItAcceptsOnceAndInOrder(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TestSource source = new TestSource();
        double loss = random.nextDouble() * 0.3;
        double sigmaMillis = random.nextDouble() * 100;
        BitSet accepted = new BitSet();
        BitSet played = new BitSet();
        int last = -1;
        int[] dueTick = new int[PACKETS];
        for (int n = 0; n < PACKETS; n++) {
            dueTick[n] = random.nextDouble() < loss
                    ? Integer.MAX_VALUE
                    : n + (int) Math.max(0, random.nextGaussian(0, sigmaMillis) / 20);
        }
        for (int tick = 0; tick < PACKETS; tick++) {
            for (int n = Math.max(0, tick - 40); n <= tick; n++) {
                if (dueTick[n] == tick) {
                    offer(source, n, (tick - n) * 20 + random.nextDouble() * 9, accepted, seed);
                    if (random.nextInt(20) == 0) {
                        offer(source, n, (tick - n) * 20 + 9, accepted, seed);
                    }
                }
            }
            Take take = source.take(tick);
            while (take == Take.LOST) {
                assertThat(source.buffer.lostRtpTicks()).as("seed %d", seed).isBetween(1, 160 * 64);
                take = source.take(tick);
            }
            if (take == Take.FRAME || take == Take.TALKSPURT) {
                assertThat(source.tag()).as("seed %d", seed).isGreaterThan(last);
                last = source.tag();
                assertThat(accepted.get(last)).as("seed %d", seed).isTrue();
                assertThat(played.get(last)).as("seed %d", seed).isFalse();
                played.set(last);
            }
            assertThat(source.buffer.size()).as("seed %d", seed).isLessThanOrEqualTo(64);
        }
        JitterBufferStatistics statistics = source.buffer.statistics();
        assertThat(statistics.accepted())
                .as("seed %d: %s", seed, statistics)
                .isEqualTo(played.cardinality() + statistics.skipped() + source.buffer.size());
    }

    private static void offer(TestSource source, int n, double lateMillis, BitSet accepted, long seed) {
        Offer offer = source.offer(n, lateMillis);
        if (offer == Offer.ACCEPTED || offer == Offer.RESET || offer == Offer.OVERFLOW) {
            assertThat(accepted.get(n)).as("seed %d, packet %d", seed, n).isFalse();
            accepted.set(n);
        }
    }

    @RepeatedTest(20)
    void survivesPacketsOfAnyNumberAndTime(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        JitterBuffer buffer = new JitterBuffer(JitterBufferSettings.TELEPHONE, 8000);
        byte[] payload = new byte[1500];
        int range = 1 << random.nextInt(17);
        long offered = 0;
        for (int i = 0; i < 5_000; i++) {
            long nowNanos = i * 1_000_000L;
            if (random.nextInt(4) == 0) {
                buffer.offerSilence(random.nextInt(range), nowNanos);
            } else {
                offered++;
                buffer.offer(
                        random.nextInt(range),
                        random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(range) * 160,
                        random.nextBoolean(),
                        random.nextInt(128),
                        random.nextInt(1_000),
                        payload,
                        0,
                        random.nextInt(1_400),
                        nowNanos);
            }
            Take take = i % 3 == 0 ? buffer.take(nowNanos, random.nextInt(20_000_000)) : Take.SILENCE;
            if (take == Take.LOST) {
                assertThat(buffer.lostRtpTicks()).as("seed %d", seed).isPositive();
            }
            assertThat(buffer.size()).as("seed %d", seed).isBetween(0, 64);
            assertThat(buffer.delayNanos()).as("seed %d", seed).isNotNegative();
        }
        JitterBufferStatistics s = buffer.statistics();
        assertThat(s.accepted() + s.late() + s.duplicates() + s.oversize())
                .as("seed %d: %s", seed, s)
                .isEqualTo(offered);
    }
}
