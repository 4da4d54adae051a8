package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tutti.rtp.jitter.JitterBufferSettings;

class PlayoutPropertyTest {
    private static final int FRAME = VirtualCall.FRAME;

    /// Decodes as [LinearDecoder], and notes that the packets come in order; the first sample of each is its
    /// number.
    private static final class OrderedDecoder implements AudioDecoder {
        private final LinearDecoder linear = new LinearDecoder(8000);
        private int last = -1;
        private boolean ordered = true;

        @Override
        public int rtpClockHz() {
            return 8000;
        }

        @Override
        public int sampleCount(byte[] payload, int offset, int length) {
            return linear.sampleCount(payload, offset, length);
        }

        @Override
        public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
            int count = linear.decode(payload, offset, length, samples, sampleOffset);
            ordered &= samples[sampleOffset] > last;
            last = samples[sampleOffset];
            return count;
        }
    }

    @RepeatedTest(25)
    void anyNetworkAndAnySender(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        NetworkConditions conditions = NetworkConditions.CLEAN
                .jitter(random.nextDouble() * 80)
                .loss(random.nextDouble() * 30, 1 + random.nextDouble() * 4)
                .reorder(random.nextDouble() * 5)
                .duplicate(random.nextDouble() * 5)
                .spike(random.nextDouble() * 10, random.nextDouble() * 500);
        VirtualCall call =
                new VirtualCall(Signals.talkspurts(18, seed), 40, random.nextDouble() * 20, conditions, seed);
        int[] ptimes = {80, 160, 240, 320, 480};
        while (call.tick() < 2_000) {
            call.runUntil(call.tick() / 50.0 + random.nextDouble() * 3);
            switch (random.nextInt(8)) {
                case 0 -> call.ptimeSamples = ptimes[random.nextInt(ptimes.length)];
                case 1 -> call.rtpTimestamp += random.nextInt();
                case 2 -> call.sequence = random.nextInt(65_536);
                case 3 -> call.playout.newSource();
                case 4 -> call.speaking = !call.speaking;
                case 5 -> call.skewPpm = random.nextDouble(-500, 500);
                case 6 -> call.payloadType = random.nextInt(10) == 0 ? 13 : VirtualCall.LINEAR;
                default -> call.tickLateNanos = random.nextLong(30_000_000);
            }
            call.runUntil(call.tick() / 50.0 + 0.02);
        }
        PlayoutStatistics statistics = call.statistics();

        for (int sample : call.heard) {
            assertThat(sample).as("seed %d", seed).isBetween(-32768, 32767);
        }
        assertThat(statistics.playedSamples()).as("seed %d", seed).isEqualTo(2_000L * FRAME);
        assertThat(call.delayPercentile(0, 99)).as("seed %d", seed).isLessThanOrEqualTo(400);
    }

    /// Bit for bit, whatever the network does.
    @RepeatedTest(25)
    void decodingBeforeTheTickIsHeardByNobody(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        assertEqualWhenPrepared(badCall(seed), badCall(seed), seed);
    }

    @RepeatedTest(25)
    void decodingBeforeTheTickIsHeardByNobodyWhereCopiesComeEither(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        VirtualCall call = badCallWithCopies(seed);
        assertEqualWhenPrepared(call, badCallWithCopies(seed), seed);
        if (call.network.lost() > 20) {
            assertThat(call.statistics().recoveredSamples()).as("seed %d", seed).isPositive();
        }
    }

    /// Packets with copies are twice as large, and the largest would not fit.
    private static VirtualCall badCallWithCopies(long seed) {
        VirtualCall call = badCall(seed).withCopies();
        call.ptimeSamples = Math.min(call.ptimeSamples, 2 * FRAME);
        return call;
    }

    private static void assertEqualWhenPrepared(VirtualCall atTheTick, VirtualCall before, long seed) {
        before.prepares = true;
        atTheTick.run();
        before.run();
        assertThat(before.heard).as("seed %d", seed).isEqualTo(atTheTick.heard);
        assertThat(before.frames).as("seed %d", seed).isEqualTo(atTheTick.frames);
        assertThat(before.statistics()).as("seed %d", seed).isEqualTo(atTheTick.statistics());
    }

    private static VirtualCall badCall(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        NetworkConditions conditions = NetworkConditions.CLEAN
                .jitter(random.nextDouble() * 60)
                .loss(random.nextDouble() * 20, 1 + random.nextDouble() * 3)
                .reorder(random.nextDouble() * 5)
                .duplicate(random.nextDouble() * 5)
                .spike(random.nextDouble() * 10, random.nextDouble() * 300);
        int[] ptimes = {80, 160, 240, 320, 480};
        VirtualCall call =
                new VirtualCall(Signals.talkspurts(18, seed), 40, random.nextDouble() * 20, conditions, seed);
        call.ptimeSamples = ptimes[random.nextInt(ptimes.length)];
        call.skewPpm = random.nextDouble(-200, 200);
        return call;
    }

    @RepeatedTest(15)
    void whatIsPlayedIsPlayedOnceAndInOrder(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        NetworkConditions conditions = NetworkConditions.CLEAN
                .jitter(random.nextDouble() * 60)
                .loss(random.nextDouble() * 20, 1 + random.nextDouble() * 2)
                .reorder(random.nextDouble() * 5)
                .duplicate(random.nextDouble() * 5);
        VirtualNetwork network = new VirtualNetwork(conditions, seed);
        Playout playout = new Playout(8000, FRAME, JitterBufferSettings.TELEPHONE);
        OrderedDecoder decoder = new OrderedDecoder();
        playout.accept(96, decoder);
        int[] packet = new int[FRAME];
        int[] frame = new int[FRAME + 2];
        frame[0] = 4711;
        frame[FRAME + 1] = 4712;
        for (int n = 0; n < 3_000; n++) {
            long now = 1_000_000_000L + n * 20_000_000L;
            packet[0] = n;
            network.send(new Datagram(n, n * FRAME, false, 96, LinearDecoder.encode(packet, 0, FRAME)), now);
            network.deliver(
                    now,
                    (d, arrivalNanos) -> playout.offer(
                            d.sequence,
                            d.rtpTimestamp,
                            d.marker,
                            d.payloadType,
                            d.payload,
                            0,
                            d.payload.length,
                            arrivalNanos));
            playout.pull(frame, 1, FRAME, now);
        }
        assertThat(decoder.ordered).as("seed %d", seed).isTrue();
        assertThat(frame[0]).isEqualTo(4711);
        assertThat(frame[FRAME + 1]).isEqualTo(4712);
    }
}
