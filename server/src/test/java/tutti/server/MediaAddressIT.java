package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a leg makes of packets that do not come from where the SDP says. The SIP comes from 127.0.0.1, so an SDP that
/// names 127.0.0.9 looks like a phone behind a NAT.
class MediaAddressIT {
    private static final String BEHIND_NAT = "c=IN IP4 127.0.0.9";

    @Test
    void aPhoneBehindNatIsHeardAndSentToWhereItsSipComesFrom() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("echo");
                RtpProbe nat = new RtpProbe()) {
            nat.sendTo(call(tutti, phone, BEHIND_NAT, nat.port()));
            await().until(() -> {
                nat.keepTalking();
                return nat.received() > 50;
            });
            assertThat(phone.bye()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void noThirdHostIsTakenForAPhoneBehindNat() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("milliwatt");
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.2"));
                RtpProbe nat = new RtpProbe()) {
            int port = call(tutti, phone, BEHIND_NAT, nat.port());
            for (int sequence = 0; sequence < 20; sequence++) send(stranger, sequence, port);
            nat.sendTo(port);
            await().until(() -> {
                nat.keepTalking();
                return nat.received() > 50;
            });
            stranger.setSoTimeout(1);
            assertThat(receives(stranger)).isFalse();
            phone.bye();
            await().until(() -> tutti.journal.stream().anyMatch(line -> line.contains("from elsewhere 20")));
        }
    }

    private static int call(TestServer tutti, RawPhone phone, String connection, int port) throws IOException {
        String answer = phone.invite("", RawPhone.sdp("0", port).replace("c=IN IP4 127.0.0.1", connection));
        assertThat(answer).startsWith("SIP/2.0 200");
        await().until(() -> tutti.server.media().openLegs() == 1);
        Matcher media = Pattern.compile("m=audio (\\d+) ").matcher(answer);
        assertThat(media.find()).isTrue();
        return Integer.parseInt(media.group(1));
    }

    private static void send(DatagramSocket from, int sequence, int port) throws IOException {
        byte[] packet = new byte[172];
        packet[0] = (byte) 0x80;
        packet[3] = (byte) sequence;
        from.send(new DatagramPacket(
                packet, packet.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    private static boolean receives(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[2_048], 2_048));
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }
}
