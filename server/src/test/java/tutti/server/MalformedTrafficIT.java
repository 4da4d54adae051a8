package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Mutations of real packets, 100,000 each of SIP, RTP and RTCP, on a server that has a good call: nothing that
/// arrives harms that call, ends the process or fills the log.
class MalformedTrafficIT {
    private static final int MUTATIONS = 100_000;
    private static final long SEED = 20_261_122;

    /// The media loop reads at most 16 datagrams per socket and poll of 2 ms; more would be lost in the kernel.
    private static final int BURST = 6;

    private static final long BURST_NANOS = 1_000_000;

    @Test
    void mutatedPacketsHarmNobodyButTheirSender() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone good = tutti.phone("echo");
                RawPhone attacker = tutti.phone("team");
                RawPhone asker = tutti.phone("team");
                RtpProbe probe = new RtpProbe();
                DatagramSocket attackersMedia = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int goodPort = mediaPort(good.invite("", RawPhone.sdp("0", probe.port())));
            int attackersPort = mediaPort(attacker.invite("", RawPhone.sdp("0", attackersMedia.getLocalPort())));
            await().until(() -> tutti.server.media().openLegs() == 2);
            probe.sendTo(goodPort);

            Mutator mutator = new Mutator(new Random(SEED));
            for (int sent = 0; sent < MUTATIONS; sent += BURST) {
                long begin = System.nanoTime();
                for (int i = 0; i < BURST; i++) {
                    asker.sendBytes(mutator.sip());
                    byte[] rtp = mutator.rtp();
                    send(stranger, rtp, goodPort);
                    send(attackersMedia, rtp, attackersPort);
                    byte[] rtcp = mutator.rtcp();
                    send(stranger, rtcp, goodPort + 1);
                    send(attackersMedia, rtcp, attackersPort + 1);
                }
                probe.keepTalking();
                LockSupport.parkNanos(begin + BURST_NANOS - System.nanoTime());
            }

            asker.send("OPTIONS", "", "");
            assertThat(asker.await("SIP/2.0 200")).contains("Allow:");
            assertThat(tutti.server.sip().unexpectedErrors())
                    .as("seed %d, SIP", SEED)
                    .isZero();
            assertThat(tutti.server.media().unexpectedErrors())
                    .as("seed %d, media", SEED)
                    .isZero();
            assertThat(good.bye()).startsWith("SIP/2.0 200");
            assertThat(probe.faults())
                    .as("seed %d, the good call's stream", SEED)
                    .isEmpty();
            assertThat(probe.received()).isGreaterThan(probe.sent() * 9 / 10);
        }
    }

    private static int mediaPort(String answer) {
        assertThat(answer).startsWith("SIP/2.0 200");
        Matcher media = Pattern.compile("m=audio (\\d+) ").matcher(answer);
        assertThat(media.find()).isTrue();
        return Integer.parseInt(media.group(1));
    }

    private static void send(DatagramSocket socket, byte[] bytes, int port) throws IOException {
        socket.send(
                new DatagramPacket(bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    /// Takes real packets and damages them: bits, bytes, cuts, doubled pieces, enlarged numbers.
    private record Mutator(Random random) {
        private static final List<String> METHODS =
                List.of("INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "UPDATE", "INFO", "REGISTER", "MESSAGE");

        byte[] sip() {
            String method = METHODS.get(random.nextInt(METHODS.size()));
            String body = random.nextBoolean() ? RawPhone.sdp("0 8 101", 40_000) : "";
            String text = """
                    %s sip:m%d@127.0.0.1 SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK%d;rport
                    From: "M" <sip:m@127.0.0.1>;tag=%d
                    To: <sip:team@127.0.0.1>
                    Call-ID: %d@mutant
                    CSeq: %d %s
                    Contact: <sip:m@127.0.0.1:9>
                    Max-Forwards: 70
                    Content-Type: application/sdp
                    Content-Length: %d

                    """.formatted(
                            method,
                            random.nextInt(10),
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt(100),
                            method,
                            body.length())
                    .replace("\n", "\r\n");
            return damage((text + body).getBytes(StandardCharsets.UTF_8));
        }

        byte[] rtp() {
            byte[] packet = new byte[172];
            random.nextBytes(packet);
            packet[0] = (byte) 0x80;
            packet[1] = (byte) List.of(0, 8, 101, 13).get(random.nextInt(4)).intValue();
            return damage(packet);
        }

        byte[] rtcp() {
            byte[] packet = new byte[28 + 12];
            random.nextBytes(packet);
            packet[0] = (byte) 0x80;
            packet[1] = (byte) (200 + random.nextInt(2));
            packet[2] = 0;
            packet[3] = 6;
            packet[28] = (byte) 0x81;
            packet[29] = (byte) (202 + random.nextInt(3));
            packet[30] = 0;
            packet[31] = 2;
            return damage(packet);
        }

        private byte[] damage(byte[] packet) {
            byte[] damaged = packet.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(damaged.length);
                switch (random.nextInt(5)) {
                    case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> damaged[at] = (byte) random.nextInt(256);
                    case 2 -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
                    case 3 -> damaged = doubled(damaged, at);
                    default -> damaged[at] = (byte) '9';
                }
            }
            return damaged;
        }

        private byte[] doubled(byte[] packet, int at) {
            int length = random.nextInt(packet.length - at + 1);
            byte[] longer = Arrays.copyOf(packet, packet.length + length);
            System.arraycopy(packet, at, longer, at + length, packet.length - at);
            return longer.length > 1_400 ? packet : longer;
        }
    }
}
