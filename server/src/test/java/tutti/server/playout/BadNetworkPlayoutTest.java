package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.rtp.jitter.JitterBufferStatistics;

/// Loss, jitter, spikes: what is heard is no worse than the network explains, and the delay comes back.
class BadNetworkPlayoutTest {
    private static final int[] SPEECH = Signals.speech(60, 2);

    /// Longest run of samples that are as good as silent, in milliseconds.
    private static int longestDropOutMillis(VirtualCall call, int fromTick) {
        int longest = 0;
        int run = 0;
        for (int i = fromTick * VirtualCall.FRAME; i < call.heard.length; i++) {
            run = Math.abs(call.heard[i]) <= 8 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest / 8;
    }

    @Test
    void isPlayedAPacketLaterWhileItLosesSomeSoThatCopiesComeInTime() {
        NetworkConditions clean = NetworkConditions.CLEAN;
        for (int seed = 1; seed <= 5; seed++) {
            VirtualCall call = new VirtualCall(SPEECH, 60, 7, clean, seed).withCopies();
            call.runUntil(5);
            assertThat(call.statistics().expandedSamples()).as("seed %d", seed).isZero();
            call.network.become(clean.loss(5, 1));
            call.runUntil(35);
            int lossEnds = call.tick();
            assertThat(call.delayPercentile(10 * 50, 50)).as("seed %d", seed).isBetween(27.0, 30.0);
            PlayoutStatistics statistics = call.statistics();
            double recovered = (double) statistics.recoveredSamples() / VirtualCall.FRAME;
            assertThat(recovered).as("seed %d", seed).isGreaterThan(0.7 * call.network.lost());
            call.network.become(clean);
            call.run();
            assertThat(call.delayPercentile(lossEnds + 50 * 20, 100))
                    .as("seed %d", seed)
                    .isLessThan(10);
        }
    }

    @Test
    void isNotPlayedLaterWhereThereAreLossesAndNoCopiesOrCopiesAndNoLosses() {
        NetworkConditions clean = NetworkConditions.CLEAN;
        VirtualCall withoutCopies = new VirtualCall(SPEECH, 7, clean.loss(5, 1), 1).run();
        assertThat(withoutCopies.delayPercentile(50, 95)).isEqualTo(7);
        VirtualCall withoutLosses =
                new VirtualCall(SPEECH, 7, clean, 1).withCopies().run();
        assertThat(withoutLosses.delayPercentile(50, 95)).isEqualTo(7);
    }

    /// Two lost packets: the first is made up before anyone knows, the second is there as a copy.
    @Test
    void theLastOfSeveralLostPacketsIsTakenFromItsCopyAfterTheOthersWereMadeUp() {
        VirtualCall call = new VirtualCall(SPEECH, 20, 7, NetworkConditions.CLEAN.loss(12, 2), 3)
                .withCopies()
                .run();
        PlayoutStatistics statistics = call.statistics();
        double gaps = statistics.recoveredSamples() / (double) VirtualCall.FRAME;
        assertThat(statistics.concealedSamples() / (double) VirtualCall.FRAME + gaps)
                .isBetween(call.network.lost() - 3.0, call.network.lost() + 3.0);
        // Half of the packets are the last of their run.
        assertThat(gaps).isGreaterThan(0.4 * call.network.lost());
        assertThat(Arrays.stream(call.heard).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(14_000);
    }

    static Stream<Arguments> lossyNetworks() {
        NetworkConditions clean = NetworkConditions.CLEAN;
        return Stream.of(
                Arguments.of("10 % loss", clean.loss(10, 1), 1, 30.0),
                Arguments.of("10 % loss in threes", clean.loss(10, 3), 3, 30.0),
                Arguments.of("10 % loss, 30 ms jitter", clean.loss(10, 1).jitter(30), 2, 130.0),
                Arguments.of(
                        "10 % loss, 30 ms jitter, reordered",
                        clean.loss(10, 1).jitter(30).reorder(1), 2, 130.0),
                Arguments.of(
                        "3 % loss, 15 ms jitter, reordered",
                        clean.loss(3, 1).jitter(15).reorder(1), 2, 90.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossyNetworks")
    void isNoWorseThanTheLossExplains(String name, NetworkConditions conditions, int burst, double delayMaxMillis) {
        for (int seed = 1; seed <= 5; seed++) {
            VirtualCall call = new VirtualCall(SPEECH, 7, conditions, seed).run();
            double lost = (double) call.network.lost() / call.network.sent();
            PlayoutStatistics statistics = call.statistics();
            double concealed = (double) statistics.concealedSamples() / statistics.playedSamples();

            // One packet in a hundred is reordered by more than the buffer holds, one in a hundred comes too late.
            assertThat(concealed).as("%s, seed %d", name, seed).isLessThanOrEqualTo(lost + 0.02);
            // Concealment is inaudible only after 55 of its 60 ms.
            int explainedMillis = Math.max(0, call.network.lostInARowMax() * 20 - 50);
            assertThat(longestDropOutMillis(call, 50))
                    .as("%s, seed %d", name, seed)
                    .isLessThanOrEqualTo(explainedMillis + 25);
            assertThat(call.delayPercentile(0, 95))
                    .as("%s, seed %d", name, seed)
                    .isLessThanOrEqualTo(delayMaxMillis);
        }
    }

    @Test
    void lossAloneCostsNoDelay() {
        VirtualCall call = new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN.loss(10, 1), 1).run();

        assertThat(call.delayPercentile(0, 100)).isLessThanOrEqualTo(7.01);
        assertThat(call.statistics().jitterBuffer().lost()).isEqualTo(call.network.lost());
    }

    static Stream<Arguments> signals() {
        return Stream.of(
                Arguments.of("speech without a pause", Signals.speech(60, 5)),
                Arguments.of("steady tone", Signals.tone(60, 425)),
                Arguments.of("milliwatt", Signals.tone(60, 1000)),
                Arguments.of("talkspurts", Signals.talkspurts(60, 6)),
                Arguments.of("white noise", Signals.noise(60, 8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signals")
    void delayIsNormalAgainTenSecondsAfterTheJitterEnds(String name, int[] spoken) {
        for (int seed = 1; seed <= 5; seed++) {
            VirtualCall call = new VirtualCall(spoken, 7, NetworkConditions.CLEAN, seed);
            call.runUntil(10);
            assertThat(call.delayMillis[499]).isLessThanOrEqualTo(7.01);
            call.network.become(NetworkConditions.CLEAN.jitter(30));
            call.runUntil(30);
            assertThat(call.delayMillis[1499]).isGreaterThan(50);
            call.network.become(NetworkConditions.CLEAN);
            // A last pitch period that fits nowhere may stay; it is less than 5 ms.
            call.runUntil(50);
            for (int tick = 2_000; tick < 2_500; tick++) {
                assertThat(call.delayMillis[tick])
                        .as("%s, seed %d, tick %d", name, seed, tick)
                        .isLessThanOrEqualTo(12.01);
            }
        }
    }

    @Test
    void delayIsCutAtOnceInSilence() {
        int[] spoken = Signals.speech(60, 7);
        Arrays.fill(spoken, 33 * VirtualCall.RATE_HZ, spoken.length, 0);
        VirtualCall call = new VirtualCall(spoken, 7, NetworkConditions.CLEAN.jitter(30), 3);
        call.runUntil(30);
        call.network.become(NetworkConditions.CLEAN);
        call.runUntil(60);
        int before = 0;
        int after = 0;
        for (int tick = 1_650; tick < 2_000; tick++) {
            before = call.delayMillis[tick] > 40 ? tick : before;
            after = after == 0 && call.delayMillis[tick] < 12 && call.delayMillis[tick] > 0 ? tick : after;
        }
        // In two or three cuts, each of which is measured before the next.
        assertThat(after - before).isBetween(0, 30);
    }

    @Test
    void aSpikeOfThreeHundredMillisecondsIsOverWhenItIsOver() {
        for (int seed = 1; seed <= 5; seed++) {
            VirtualCall call = new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN.spike(10, 300), seed).run();
            for (int spikeTick = 450; spikeTick + 500 < call.tick(); spikeTick += 500) {
                // Virtual time begins one second before the first tick.
                int recoveredTick = spikeTick + 15 + 25;
                assertThat(call.disturbedTicks(recoveredTick, spikeTick + 490))
                        .as("seed %d", seed)
                        .isZero();
                assertThat(call.delayMillis[recoveredTick]).as("seed %d", seed).isLessThanOrEqualTo(7.01);
                assertThat(call.disturbedTicks(spikeTick, recoveredTick))
                        .as("seed %d", seed)
                        .isBetween(13, 17);
            }
        }
    }

    @Test
    void aSpikeOfOneHundredMillisecondsCostsNoWord() {
        VirtualCall call = new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN.spike(10, 100), 1).run();

        assertThat(call.statistics().jitterBuffer().skipped()).isZero();
        for (int spikeTick = 450; spikeTick + 500 < call.tick(); spikeTick += 500) {
            assertThat(call.delayMillis[spikeTick + 5 + 150]).isLessThanOrEqualTo(13);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 15, 20, 30})
    void holdsNoMoreThanATickBeyondTheJitterAndPlaysWhatComes(double jitterMillis) {
        double beyondMillis = 0;
        int calls = 0;
        for (double phaseMillis = 1; phaseMillis < 20; phaseMillis += 2) {
            int seed = ++calls;
            VirtualCall call =
                    new VirtualCall(SPEECH, phaseMillis, NetworkConditions.CLEAN.jitter(jitterMillis), seed).run();
            JitterBufferStatistics packets = call.statistics().jitterBuffer();
            beyondMillis += call.delayPercentile(200, 50) - packets.jitterMillis();

            assertThat((packets.late() + packets.skipped()) / (double) call.network.sent())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(0.005);
        }
        // Delay comes in steps of a tick, so one call may hold 20 ms more than another.
        assertThat(beyondMillis / calls).isLessThanOrEqualTo(20);
    }

    @Test
    void theCapHoldsWhateverTheJitter() {
        for (int seed = 1; seed <= 5; seed++) {
            VirtualCall call = new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN.jitter(150), seed).run();

            assertThat(call.delayPercentile(0, 95)).as("seed %d", seed).isLessThanOrEqualTo(205);
            // When all that came is older than the cap, the newest of it is played.
            assertThat(call.delayPercentile(0, 100)).as("seed %d", seed).isLessThanOrEqualTo(320);
            assertThat(call.statistics().jitterBuffer().capped())
                    .as("seed %d", seed)
                    .isPositive();
        }
    }
}
