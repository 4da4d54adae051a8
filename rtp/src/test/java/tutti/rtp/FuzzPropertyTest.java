package tutti.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.event.TelephoneEventReceiver;
import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.rtcp.RemoteReception;
import tutti.rtp.rtcp.RtcpReader;
import tutti.rtp.rtcp.RtcpVerdict;
import tutti.rtp.rtcp.RtcpVisitor;
import tutti.rtp.source.ReceptionStatistics;

/// Mutated packets: no exception, no hang, and a good leg is not harmed by those of others.
class FuzzPropertyTest {
    private static final int MUTATIONS = 100_000;
    private static final long FRAME_NANOS = 20_000_000L;

    private static final List<String> RTP = List.of(
            "8008109b00012c6052db6e02" + "d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5",
            "80e5209c00012d0052db6e03" + "050a00a0",
            "8065309d00012d0052db6e04" + "058a0320",
            "b27800010000deadcafef00d" + "1111111122222222" + "bede000210ff000020aabb00" + "7883f1" + "0000000004",
            "9f6f7fffffffffff00000001" + "00".repeat(60) + "abac0000" + "0102",
            "8000ffff7fffffff52db6e05");

    private static final List<String> RTCP = List.of(
            "81c8000c52db6e02e8d4a5108000000000012c600000006400003e80"
                    + "4444444400ffffff0001000500000000a510800000018000"
                    + "81ca000552db6e02010c70686f6e65406578616d706c6500".substring(0, 40) + "00000000",
            "80c9000152db6e02" + "81ca000352db6e020102616200000000" + "81cb000152db6e02",
            "81c9000752db6e02" + "4444444440000010000100050000002aa510800000018000" + "81ca000252db6e0201000000",
            "80c9000152db6e02" + "82ca000652db6e02060178010261620033333333010363646500000000".substring(0, 56)
                    + "80cc000252db6e0241424344" + "81ce000252db6e0244444444" + "a1cb000252db6e0200000004");

    private final Random random = new Random();
    private final byte[] datagram = new byte[2048];
    private final Sink sink = new Sink();

    @Test
    void theSamplesThemselvesAreValid() {
        for (String sample : RTP) {
            byte[] octets = HexFormat.of().parseHex(sample);
            assertThat(new RtpPacket().wrap(octets, 0, octets.length))
                    .as(sample)
                    .isEqualTo(RtpPacket.Verdict.OK);
        }
        for (String sample : RTCP) {
            byte[] octets = HexFormat.of().parseHex(sample);
            assertThat(RtcpReader.read(octets, 0, octets.length, sink))
                    .as(sample)
                    .isEqualTo(RtcpVerdict.VALID);
        }
    }

    @Test
    void mutatedRtpIsReadOrRefusedAndNeverReachesPastItsEnd() {
        RtpPacket packet = new RtpPacket();
        int valid = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            int length = mutate(RTP, seed);
            if (packet.wrap(datagram, 7, length) == RtpPacket.Verdict.OK) {
                valid++;
                boolean inside = packet.payloadOffset() >= 7 + RtpPacket.HEADER_OCTETS
                        && packet.payloadLength() >= 0
                        && packet.payloadOffset() + packet.payloadLength() <= 7 + length
                        && packet.extensionOffset() + packet.extensionLength() <= 7 + length;
                assertThat(inside).as("seed %d", seed).isTrue();
            }
        }
        assertThat(valid).as("both outcomes are met").isBetween(MUTATIONS / 10, MUTATIONS - MUTATIONS / 10);
    }

    @Test
    void mutatedRtcpIsReadOrRefusedAndNeverReachesPastItsEnd() {
        int valid = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            int length = mutate(RTCP, seed);
            sink.expectWithin(7, 7 + length, seed);
            if (RtcpReader.read(datagram, 7, length, sink) == RtcpVerdict.VALID) {
                valid++;
            }
        }
        assertThat(valid).as("both outcomes are met").isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    @Test
    void aGoodLegIsNotHarmedByMutatedPacketsFromElsewhere() {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
        InetSocketAddress stranger = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.66"), 4000);
        ReceivePath leg = new ReceivePath(peer, 1);
        RtpWriter far = new RtpWriter(new Random(2));
        byte[] good = new byte[200];
        for (int seed = 0; seed < MUTATIONS; seed++) {
            if (seed % 10 == 0) {
                int length = far.write(good, 0, 8, false, 160);
                far.advance(160);
                leg.onDatagram(good, 0, length, peer, seed / 10 * FRAME_NANOS);
            }
            int length = mutate(seed % 2 == 0 ? RTP : RTCP, seed);
            leg.onDatagram(datagram, 7, length, stranger, seed / 10 * FRAME_NANOS);
        }
        ReceptionStatistics expected = new ReceptionStatistics(MUTATIONS / 10, 0, 0, 0, 0, 0, 0, 2, 0, 0);
        assertThat(leg.source.statistics()).isEqualTo(expected);
        assertThat(leg.source.ssrc()).isEqualTo(far.ssrc());
        assertThat(leg.lock.destination()).contains(peer);
        assertThat(leg.rtcp.remoteReception()).isEqualTo(new RemoteReception(0, 0, 0, 0, -1));
        assertThat(leg.digits).isZero();
    }

    @Test
    void aGoodSourceSurvivesMutatedPacketsFromItsOwnAddress() {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
        ReceivePath leg = new ReceivePath(peer, 1);
        RtpWriter far = new RtpWriter(new Random(2));
        byte[] good = new byte[200];
        for (int seed = 0; seed < MUTATIONS; seed++) {
            int length = far.write(good, 0, 8, false, 160);
            far.advance(160);
            leg.onDatagram(good, 0, length, peer, seed * FRAME_NANOS);
            leg.onDatagram(datagram, 7, mutate(seed % 2 == 0 ? RTP : RTCP, seed), peer, seed * FRAME_NANOS);
        }
        assertThat(leg.source.ssrc()).isEqualTo(far.ssrc());
        assertThat(leg.source.statistics().ssrcChanges()).isZero();
        assertThat(leg.source.statistics().lost()).isZero();
        assertThat(leg.source.statistics().packets()).isEqualTo(MUTATIONS);
    }

    @Test
    void mutatedEventsAreDigitsOrNothing() {
        RtpPacket packet = new RtpPacket();
        ReceivePath listener = new ReceivePath(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000), 1);
        TelephoneEventReceiver events = listener.events;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            if (packet.wrap(datagram, 7, mutate(RTP.subList(1, 3), seed)) == RtpPacket.Verdict.OK) {
                events.onPacket(packet, seed * FRAME_NANOS);
            }
            events.tick(seed * FRAME_NANOS);
        }
        events.tick(2L * MUTATIONS * FRAME_NANOS);
        assertThat(events.pressed()).isFalse();
        assertThat(listener.digits).isPositive();
    }

    /// Puts a mutated sample at offset 7, amid octets that would be noticed if they were read.
    private int mutate(List<String> samples, int seed) {
        random.setSeed(seed * 0x9E37_79B9_7F4A_7C15L);
        byte[] sample = HexFormat.of().parseHex(samples.get(random.nextInt(samples.size())));
        System.arraycopy(sample, 0, datagram, 7, sample.length);
        int length = sample.length;
        for (int times = random.nextInt(4); times >= 0; times--) {
            int position = 7 + random.nextInt(Math.max(1, length));
            switch (random.nextInt(5)) {
                case 0 -> datagram[position] ^= (byte) (1 << random.nextInt(8));
                case 1 -> datagram[position] = (byte) random.nextInt(256);
                case 2 -> NetworkOrder.putInt16(datagram, position, random.nextInt(65_536));
                case 3 -> length = random.nextInt(length + 1);
                default -> length = Math.min(1500, length + 4 * random.nextInt(20));
            }
        }
        return length;
    }

    private static final class Sink implements RtcpVisitor {
        private int begin;
        private int end = Integer.MAX_VALUE;
        private int seed;

        void expectWithin(int begin, int end, int seed) {
            this.begin = begin;
            this.end = end;
            this.seed = seed;
        }

        @Override
        public void onSenderReport(int senderSsrc, long ntpTimestamp, int rtpTimestamp, long packets, long octets) {
            assertCounts(packets >= 0 && octets >= 0);
        }

        @Override
        public void onReceiverReport(int senderSsrc) {
            // Nothing to check.
        }

        @Override
        public void onReportBlock(
                int senderSsrc,
                int aboutSsrc,
                int fractionLost,
                int cumulativeLost,
                int extendedHighestSequence,
                long jitterRtpTicks,
                int lastSenderReport,
                int delaySinceLastSenderReport) {
            assertCounts(fractionLost >= 0 && fractionLost < 256 && jitterRtpTicks >= 0);
        }

        @Override
        public void onCname(int ssrc, byte[] datagram, int offset, int length) {
            assertCounts(offset >= begin && length >= 0 && offset + length <= end);
        }

        @Override
        public void onBye(int ssrc) {
            // Nothing to check.
        }

        private void assertCounts(boolean right) {
            assertThat(right).as("seed %d", seed).isTrue();
        }
    }
}
