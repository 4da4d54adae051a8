package tutti.server.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The JDK's client against a DNS server of two domains. Source: RFC 1035 §4.1, RFC 2782.
class SystemAddressBookTest {
    private static final int HEADER_OCTETS = 12;
    private static final int TYPE_SRV = 33;
    private static final int CLASS_IN = 1;
    private static final int NAME_OF_QUESTION = 0xC000 | HEADER_OCTETS;
    private static final int ANSWER_TO_RECURSIVE_QUERY = 0x8180;
    private static final int NO_SUCH_NAME = 3;

    private DatagramSocket socket;
    private AddressBook book;

    @BeforeEach
    void serve() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::answerAll);
        book = new SystemAddressBook("dns://127.0.0.1:" + socket.getLocalPort());
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @Test
    void tellsTheServersOfADomain() {
        assertThat(book.serversOf("_sip._udp.example.org"))
                .containsExactlyInAnyOrder(
                        new ServiceRecord(10, 60, 5070, "sip1.example.org"),
                        new ServiceRecord(20, 0, 5060, "sip2.example.org"));
    }

    @Test
    void aDomainWithoutRecordsHasNone() {
        assertThat(book.serversOf("_sip._udp.example.com")).isEmpty();
    }

    @Test
    void aDnsThatDoesNotAnswerIsNoError() {
        socket.close();
        assertThat(book.serversOf("_sip._udp.example.org")).isEmpty();
    }

    private void answerAll() {
        byte[] query = new byte[512];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(query, query.length);
                socket.receive(packet);
                byte[] answer = answer(Arrays.copyOf(query, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static byte[] answer(byte[] query) {
        boolean known = new String(query, StandardCharsets.ISO_8859_1).contains("\7example\3org");
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.write(query, 0, 2);
            out.writeShort(known ? ANSWER_TO_RECURSIVE_QUERY : ANSWER_TO_RECURSIVE_QUERY | NO_SUCH_NAME);
            out.writeShort(1);
            out.writeShort(known ? 2 : 0);
            out.writeInt(0);
            out.write(query, HEADER_OCTETS, questionOctets(query));
            if (known) {
                writeRecord(out, 10, 60, 5070, List.of("sip1", "example", "org"));
                writeRecord(out, 20, 0, 5060, List.of("sip2", "example", "org"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    /// Name, type and class; there may be more behind.
    private static int questionOctets(byte[] query) {
        int at = HEADER_OCTETS;
        while (query[at] != 0) at += 1 + query[at];
        return at + 1 + 4 - HEADER_OCTETS;
    }

    private static void writeRecord(DataOutputStream out, int priority, int weight, int port, List<String> target)
            throws IOException {
        int nameOctets =
                1 + target.stream().mapToInt(label -> 1 + label.length()).sum();
        out.writeShort(NAME_OF_QUESTION);
        out.writeShort(TYPE_SRV);
        out.writeShort(CLASS_IN);
        out.writeInt(60);
        out.writeShort(6 + nameOctets);
        out.writeShort(priority);
        out.writeShort(weight);
        out.writeShort(port);
        for (String label : target) {
            out.writeByte(label.length());
            out.writeBytes(label);
        }
        out.writeByte(0);
    }
}
