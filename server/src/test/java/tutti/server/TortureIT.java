package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The messages of RFC 4475 over real sockets: each gets the answer it should, and then an OPTIONS is answered. How
/// long the slowest answer took is printed.
class TortureIT {
    private static final int ANSWER_MILLIS_MAX = 5_000;

    /// A host of this run's own, because answers over UDP go to port 5060 of the host that asked.
    private static final InetAddress PHONE = phoneHost(ProcessHandle.current().pid());

    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String slowest = "nothing";
    private long slowestNanos;
    private int asked;

    private static InetAddress phoneHost(long pid) {
        return InetAddress.ofLiteral("127.45." + (pid / 250) % 250 + "." + (1 + pid % 250));
    }

    @Test
    void everyMessageIsAnsweredAsItShouldBeOverUdpAndThenAnOptionsIs() throws Exception {
        List<TortureMessage> all = TortureMessage.all();
        try (DatagramSocket usual = socket(5060);
                DatagramSocket other = socket(5050)) {
            List<TortureMessage> open = all;
            while (!open.isEmpty()) open = sendAsDatagrams(open, usual, other);
        }
        assertThat(faults).isEmpty();
        print("UDP", all.size());
    }

    /// To a new server; returns those that would be repetitions there of others.
    private List<TortureMessage> sendAsDatagrams(
            List<TortureMessage> messages, DatagramSocket usual, DatagramSocket other) throws Exception {
        List<TortureMessage> repetitions = new ArrayList<>();
        Set<String> transactions = new HashSet<>();
        try (TestServer tutti = new TestServer(TestServer.settings())) {
            for (TortureMessage message : messages) {
                DatagramSocket socket = message.viaPort() == usual.getLocalPort() ? usual : other;
                if (!transactions.add(message.transaction())) {
                    repetitions.add(message);
                    continue;
                }
                long began = System.nanoTime();
                send(socket, message.bytes(), tutti.server.sipAddress());
                if (message.status() != TortureMessage.SILENCE) {
                    compare(message, message.status(), next(socket));
                    took(message.name(), began);
                }
                began = System.nanoTime();
                send(socket, options("UDP", socket.getLocalPort()), tutti.server.sipAddress());
                assertThat(next(socket))
                        .as("after " + message)
                        .startsWith("SIP/2.0 200 ")
                        .contains("Call-ID: alive-" + asked);
                took("OPTIONS after " + message, began);
            }
            assertThat(tutti.server.sip().unexpectedErrors()).isZero();
        }
        return repetitions;
    }

    @Test
    void everyMessageIsAnsweredAsItShouldBeOverTcpAndThenAnOptionsIs() throws Exception {
        List<TortureMessage> all = TortureMessage.all();
        try (TestServer tutti = new TestServer(TestServer.settings())) {
            InetSocketAddress server = tutti.server.sipAddress();
            for (TortureMessage message : all) {
                try (Socket socket = new Socket(server.getAddress(), server.getPort());
                        PhoneLine line = PhoneLine.stream(socket, "TCP")) {
                    long began = System.nanoTime();
                    line.send(message.bytes());
                    if (message.statusOnStream() == TortureMessage.SILENCE) {
                        socket.shutdownOutput();
                        assertThat(line.receive()).as(message.name()).isEmpty();
                    } else {
                        compare(message, message.statusOnStream(), next(line));
                        took(message.name(), began);
                    }
                }
                try (PhoneLine line = PhoneLine.stream(new Socket(server.getAddress(), server.getPort()), "TCP")) {
                    long began = System.nanoTime();
                    line.send(options("TCP", server.getPort()));
                    assertThat(next(line)).as("after " + message).startsWith("SIP/2.0 200 ");
                    took("OPTIONS after " + message, began);
                }
            }
            assertThat(tutti.server.sip().unexpectedErrors()).isZero();
        }
        assertThat(faults).isEmpty();
        print("TCP", all.size());
    }

    private void compare(TortureMessage message, int expected, String answer) {
        if (!answer.startsWith("SIP/2.0 " + expected + " ")) {
            faults.add(message + " should be answered " + expected + " and was: "
                    + answer.lines().findFirst().orElseThrow());
        }
    }

    private void took(String what, long beganNanos) {
        long nanos = System.nanoTime() - beganNanos;
        if (nanos <= slowestNanos) return;
        slowestNanos = nanos;
        slowest = what;
    }

    private void print(String transport, int messages) {
        System.out.printf(
                Locale.ROOT,
                "RFC 4475 over %s: %d messages, the slowest answer took %.1f ms (%s)%n",
                transport,
                messages,
                slowestNanos / 1e6,
                slowest);
    }

    private static DatagramSocket socket(int port) throws IOException {
        DatagramSocket socket = new DatagramSocket(port, PHONE);
        socket.setSoTimeout(ANSWER_MILLIS_MAX);
        return socket;
    }

    private static void send(DatagramSocket socket, byte[] bytes, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private byte[] options(String transport, int port) {
        asked++;
        return """
                OPTIONS sip:team@127.0.0.1 SIP/2.0
                Via: SIP/2.0/%s %s:%d;branch=z9hG4bKalive%d
                From: <sip:alive@127.0.0.1>;tag=a
                To: <sip:team@127.0.0.1>
                Call-ID: alive-%d
                CSeq: 1 OPTIONS
                Max-Forwards: 70
                Content-Length: 0

                """.formatted(transport, PHONE.getHostAddress(), port, asked, asked)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// The next final response that is none repeated: nothing here acknowledges.
    private String next(DatagramSocket socket) throws IOException {
        byte[] buffer = new byte[65_536];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
            if (isFinal(text) && seen.add(text)) return text;
        }
    }

    private static String next(PhoneLine line) throws IOException {
        while (true) {
            Optional<String> text = line.receive();
            if (text.isEmpty()) return "SIP/2.0 0 nothing came";
            if (isFinal(text.get())) return text.get();
        }
    }

    private static boolean isFinal(String message) {
        return message.startsWith("SIP/2.0 ") && !message.startsWith("SIP/2.0 1");
    }
}
