package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody would call a problem of the network has to be inaudible, and cost no delay but the wait for the
/// tick.
class CleanNetworkPlayoutTest {
    /// The slack of an even network: who comes later than that before a tick waits for the next.
    private static final double LEAST_WAIT_MILLIS = 0.75;

    private static final int[] NOISE = Signals.noise(20, 1);

    @Test
    void everyPhaseIsBitIdenticalAndWaitsForTheNextTickOnly() {
        double[] delaysMillis = new double[39];
        for (int i = 0; i < delaysMillis.length; i++) {
            double phaseMillis = 0.5 + i * 0.5;
            VirtualCall call = new VirtualCall(NOISE, phaseMillis, NetworkConditions.CLEAN, 1).run();
            Alignment alignment = new Alignment(call);

            assertThat(alignment.identicalShare())
                    .as("phase %s ms", phaseMillis)
                    .isGreaterThanOrEqualTo(0.999);
            int last = alignment.spokenAt.length - 1;
            delaysMillis[i] = call.addedDelayMillis(last, alignment.spokenAt[last]);
            assertThat(delaysMillis[i])
                    .as("phase %s ms", phaseMillis)
                    .isCloseTo(phaseMillis < LEAST_WAIT_MILLIS ? phaseMillis + 20 : phaseMillis, within(0.01));
            assertThat(call.playout.delayMillis())
                    .as("what playout says of itself")
                    .isCloseTo(delaysMillis[i], within(0.01));
        }
        Arrays.sort(delaysMillis);
        assertThat(delaysMillis[19]).as("median").isLessThanOrEqualTo(12);
        assertThat(delaysMillis[38]).as("maximum").isLessThanOrEqualTo(22);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 6, 10, 14, 19.5})
    void schedulingJitterOfMillisecondsIsInaudible(double phaseMillis) {
        for (int seed = 1; seed <= 5; seed++) {
            VirtualCall call = new VirtualCall(NOISE, phaseMillis, NetworkConditions.CLEAN.jitter(1), seed).run();
            Alignment alignment = new Alignment(call);

            // Who comes just before the tick is stretched once by a frame, in up to eight pieces, before he is late.
            assertThat(alignment.identicalShare()).as("seed %d", seed).isGreaterThanOrEqualTo(0.99);
            assertThat(call.statistics().jitterBuffer().underruns())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(1);
            assertThat(alignment.isInOrder()).as("seed %d", seed).isTrue();
            assertThat(call.statistics().jitterBuffer().skipped())
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 15, 19.5})
    void lateTicksAreInaudible(double phaseMillis) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        VirtualCall call = new VirtualCall(NOISE, phaseMillis, NetworkConditions.CLEAN, 1);
        while (call.tick() < 1_000) {
            // Mostly up to 8 ms; now and then two or three ticks have to be caught up.
            double lateMillis = call.tick() % 100 == 50 ? 55 : random.nextDouble() * 8;
            call.tickLateNanos = (long) (lateMillis * 1e6);
            int ticks = lateMillis > 20 ? 3 : 1;
            for (int i = 0; i < ticks && call.tick() < 1_000; i++) {
                call.runUntil((call.tick() + 1) / 50.0);
                call.tickLateNanos = Math.max(0, call.tickLateNanos - VirtualCall.FRAME_NANOS);
            }
        }
        assertThat(new Alignment(call).identicalShare()).isGreaterThanOrEqualTo(0.999);
        assertThat(call.statistics().acceleratedSamples()).isZero();
        assertThat(call.statistics().expandedSamples()).isZero();
    }

    @Test
    void aSenderThatSendsThreePacketsEverySixtyMillisecondsIsHeardWhole() {
        // Three packets in a burst: from the second burst on nothing is missing.
        VirtualCall call = new VirtualCall(NOISE, 10, NetworkConditions.CLEAN.spike(0.06, 40), 1).run();
        Alignment alignment = new Alignment(call);

        assertThat(alignment.identicalShare()).isGreaterThanOrEqualTo(0.99);
        assertThat(alignment.isInOrder()).isTrue();
        assertThat(call.disturbedTicks(100, call.tick())).isZero();
        assertThat(call.statistics().jitterBuffer().skipped()).isZero();
        assertThat(call.delayPercentile(100, 100)).isLessThanOrEqualTo(70);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 160, 240, 320, 480})
    void packetsOfTenToSixtyMillisecondsAreBitIdentical(int ptimeSamples) {
        for (double phaseMillis = 0.5; phaseMillis < 20; phaseMillis += 3) {
            VirtualCall call = new VirtualCall(NOISE, phaseMillis, NetworkConditions.CLEAN, 1);
            call.ptimeSamples = ptimeSamples;
            call.run();

            assertThat(new Alignment(call).identicalShare())
                    .as("phase %s ms", phaseMillis)
                    .isGreaterThanOrEqualTo(0.995);
            assertThat(call.statistics().concealedSamples()).isZero();
            assertThat(call.delayPercentile(10, 100)).isLessThanOrEqualTo(35);
        }
    }

    @Test
    void duplicatesAreInaudible() {
        VirtualCall call = new VirtualCall(NOISE, 10, NetworkConditions.CLEAN.duplicate(10), 1).run();

        assertThat(new Alignment(call).identicalShare()).isGreaterThanOrEqualTo(0.999);
        assertThat(call.statistics().jitterBuffer().duplicates()).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, -200})
    void aSkewedClockIsFollowedForAnHourWithoutAReset(double skewPpm) {
        VirtualCall call =
                new VirtualCall(Signals.talkspurts(54, 4), 3_600, 10, NetworkConditions.CLEAN.jitter(0.5), 1);
        call.skewPpm = skewPpm;
        call.run();
        PlayoutStatistics statistics = call.statistics();

        assertThat(statistics.jitterBuffer().resets()).isZero();
        assertThat(statistics.jitterBuffer().skipped()).isZero();
        assertThat(call.delayPercentile(0, 100)).isLessThanOrEqualTo(45);
        // 200 ppm of an hour are 720 ms: 36 packets that have to be taken out or put in, less than one a minute.
        long shortened = statistics.acceleratedSamples() - statistics.expandedSamples();
        assertThat(shortened / 8.0).isCloseTo(3.6 * skewPpm, within(50.0));
        // What a pitch period put in too much is cut out of the next silence.
        assertThat(statistics.acceleratedSamples() + statistics.expandedSamples())
                .isLessThanOrEqualTo(950 * 8);
        assertThat(statistics.jitterBuffer().underruns()).isLessThanOrEqualTo(4);
    }
}
