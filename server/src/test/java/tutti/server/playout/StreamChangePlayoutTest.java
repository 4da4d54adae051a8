package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Senders change what they send in the middle of a call; audio is back within 60 ms.
class StreamChangePlayoutTest {
    private static final int CHANGE_TICK = 500;
    private static final int[] NOISE = Signals.noise(20, 9);

    private interface Change {
        void happen(VirtualCall call);
    }

    private static void assertAudioIsBack(Change change) {
        for (double phaseMillis = 0.5; phaseMillis < 20; phaseMillis += 1.9) {
            VirtualCall call = new VirtualCall(NOISE, phaseMillis, NetworkConditions.CLEAN, 1);
            call.runUntil(CHANGE_TICK / 50.0);
            change.happen(call);
            call.run();

            assertThat(call.disturbedTicks(CHANGE_TICK, call.tick()))
                    .as("disturbed ticks, phase %s ms", phaseMillis)
                    .isLessThanOrEqualTo(3);
            assertThat(Alignment.find(call, call.tick() - 1)).isNotEqualTo(Alignment.NOWHERE);
            assertThat(call.delayPercentile(CHANGE_TICK + 200, 100)).isLessThanOrEqualTo(45);
        }
    }

    @Test
    void whenTheSsrcChanges() {
        assertAudioIsBack(call -> {
            call.playout.newSource();
            call.sequence = 12;
            call.rtpTimestamp = 777;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {80_000, -80_000, 1_000_000_000, -1_000_000_000, 800, -800, Integer.MIN_VALUE})
    void whenTheTimestampJumps(int rtpTicks) {
        assertAudioIsBack(call -> call.rtpTimestamp += rtpTicks);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 70, 5_000, 32_767, -3, -70, -5_000})
    void whenTheSequenceJumps(int packets) {
        assertAudioIsBack(call -> call.sequence = call.sequence + packets & 0xFFFF);
    }

    @Test
    void whenBothJump() {
        assertAudioIsBack(call -> {
            call.sequence = call.sequence + 20_000 & 0xFFFF;
            call.rtpTimestamp -= 123_456_789;
        });
    }

    @Test
    void whenThePayloadTypeChanges() {
        assertAudioIsBack(call -> {
            call.playout.accept(97, new LinearDecoder(8000));
            call.payloadType = 97;
        });
    }

    @Test
    void whenTheRtpClockChanges() {
        VirtualCall call = new VirtualCall(NOISE, 10, NetworkConditions.CLEAN, 1);
        call.runUntil(10);
        call.playout.accept(98, new LinearDecoder(16_000));
        call.payloadType = 98;
        call.ticksPerSample = 2;
        call.run();

        assertThat(call.disturbedTicks(CHANGE_TICK, call.tick())).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 240, 320, 480})
    void whenThePacketsBecomeLongerOrShorter(int ptimeSamples) {
        assertAudioIsBack(call -> call.ptimeSamples = ptimeSamples);
        VirtualCall call = new VirtualCall(NOISE, 10, NetworkConditions.CLEAN, 1);
        call.ptimeSamples = ptimeSamples;
        call.runUntil(10);
        call.ptimeSamples = VirtualCall.FRAME;
        call.run();

        assertThat(call.disturbedTicks(CHANGE_TICK, call.tick())).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAHoldOfMinutes(boolean timestampRuns) {
        int[] spoken = Signals.noise(20, 10);
        VirtualCall call = new VirtualCall(spoken, 400, 10, NetworkConditions.CLEAN, 1);
        call.runUntil(10);
        int heldAtTimestamp = call.rtpTimestamp;
        call.speaking = false;
        call.runUntil(310);
        assertThat(call.disturbedTicks(CHANGE_TICK + 5, 15_500)).isEqualTo(15_500 - CHANGE_TICK - 5);
        assertThat(call.playout.lastPacketAgeMillis(call.tickNanos())).isBetween(300_000L, 300_030L);
        call.speaking = true;
        call.rtpTimestamp = timestampRuns ? call.rtpTimestamp : heldAtTimestamp;
        call.run();

        assertThat(call.disturbedTicks(15_500, call.tick())).isLessThanOrEqualTo(3);
        assertThat(call.delayPercentile(15_600, 100)).isLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silenceSuppressionIsNoLoss(boolean comfortNoise) {
        VirtualCall call = new VirtualCall(NOISE, 10, NetworkConditions.CLEAN, 1);
        int pauses = 0;
        while (call.tick() < 900) {
            call.runUntil(call.tick() / 50.0 + 1);
            call.speaking = false;
            if (comfortNoise) {
                call.sendComfortNoise();
            }
            call.runUntil(call.tick() / 50.0 + 0.8);
            call.speaking = true;
            call.marker = true;
            pauses++;
        }
        PlayoutStatistics statistics = call.statistics();

        assertThat(statistics.jitterBuffer().lost()).isZero();
        assertThat(statistics.concealedSamples()).isLessThanOrEqualTo(comfortNoise ? 0 : pauses * 800L);
        assertThat(statistics.unhandled()).isEqualTo(comfortNoise ? pauses : 0);
        // Each talkspurt has 50 packets; without comfort noise the first one fades in.
        int found = 0;
        for (int place : new Alignment(call).spokenAt) {
            found += place == Alignment.NOWHERE ? 0 : 1;
        }
        assertThat(found).isGreaterThanOrEqualTo(pauses * (comfortNoise ? 50 : 49));
    }

    @Test
    void talkspurtsUnderJitterAreNotCut() {
        int[] spoken = Signals.noise(60, 12);
        VirtualCall call = new VirtualCall(spoken, 10, NetworkConditions.CLEAN.jitter(15), 1);
        while (call.tick() < 2_800) {
            call.runUntil(call.tick() / 50.0 + 1);
            call.speaking = false;
            call.runUntil(call.tick() / 50.0 + 0.8);
            call.speaking = true;
            call.marker = true;
        }
        assertThat(call.statistics().jitterBuffer().lost()).isZero();
        assertThat(call.statistics().jitterBuffer().late()).isZero();
        assertThat(call.statistics().jitterBuffer().skipped()).isZero();
        assertThat(call.delayPercentile(0, 99)).isLessThanOrEqualTo(75);
    }

    @Test
    void unknownAndBrokenPayloadsAreCountedAndHarmless() {
        VirtualCall call = new VirtualCall(NOISE, 10, NetworkConditions.CLEAN, 1);
        call.runUntil(1);
        for (int i = 0; i < 100; i++) {
            call.playout.offer(call.sequence + i, 5, false, 55, new byte[20], 0, 20, call.tickNanos());
        }
        for (int i = 0; i < 100; i++) {
            call.playout.offer(call.sequence + i, 5, false, VirtualCall.LINEAR, new byte[1], 0, 1, call.tickNanos());
        }
        call.runUntil(1.5);
        PlayoutStatistics statistics = call.statistics();

        assertThat(statistics.unhandled()).isEqualTo(100);
        assertThat(statistics.undecodable()).isEqualTo(100);
    }
}
