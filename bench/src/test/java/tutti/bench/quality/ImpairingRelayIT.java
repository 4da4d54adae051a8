package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImpairingRelayIT {
    private static final int WAIT_MILLIS = 5_000;

    private DatagramSocket caller;
    private DatagramSocket server;

    @BeforeEach
    void open() throws IOException {
        caller = socket();
        server = socket();
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(WAIT_MILLIS);
        return socket;
    }

    @AfterEach
    void close() {
        caller.close();
        server.close();
    }

    private static void send(DatagramSocket from, String text, SocketAddress to) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        from.send(new DatagramPacket(octets, octets.length, to));
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Test
    void putsItselfIntoTheAnswerAndLosesWhatItsModelLoses() throws IOException {
        InetSocketAddress sip = (InetSocketAddress) server.getLocalSocketAddress();
        Impairment third = Impairment.lossAndJitter(30, 1, 0);
        try (ImpairingRelay relay = new ImpairingRelay(sip, third, 100, 1);
                DatagramSocket media = socket()) {
            send(caller, "INVITE", relay.sipAddress());
            DatagramPacket invite = receive(server);
            assertThat(text(invite)).isEqualTo("INVITE");
            String answer = "200\r\nm=audio " + media.getLocalPort() + " RTP/AVP 0\r\n";
            send(server, answer, invite.getSocketAddress());
            String relayed = text(receive(caller));
            assertThat(relayed)
                    .hasSameSizeAs(answer)
                    .startsWith("200\r\nm=audio ")
                    .isNotEqualTo(answer);
            int port = Integer.parseInt(relayed.replaceAll("(?s).*audio (\\d+) .*", "$1"));
            InetSocketAddress front = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            ImpairedPath model = new ImpairedPath(third, 100, 1);
            for (int n = 0; n < 50; n++) {
                int lostBefore = model.lost();
                model.send(new byte[1], n);
                send(caller, "packet " + n, front);
                if (model.lost() == lostBefore) assertThat(text(receive(media))).isEqualTo("packet " + n);
            }
            assertThat(model.lost()).isBetween(5, 30);
            assertThat(relay.failure()).isEmpty();
        }
    }
}
