package tutti.server;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a [RawPhone] is plugged into: whole messages, out and in.
interface PhoneLine extends AutoCloseable {
    int ANSWER_MILLIS = 5_000;

    /// As a Via has it.
    String transport();

    /// What the phone calls itself.
    String hostPort();

    void send(byte[] bytes) throws IOException;

    /// The next message; empty if none comes in time or the line is cut.
    Optional<String> receive() throws IOException;

    @Override
    void close();

    static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    static String hostPort(InetAddress address, int port) {
        return host(address) + ":" + port;
    }

    static PhoneLine udp(InetSocketAddress server) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, server.getAddress());
        socket.setSoTimeout(ANSWER_MILLIS);
        return new PhoneLine() {
            @Override
            public String transport() {
                return "UDP";
            }

            @Override
            public String hostPort() {
                return PhoneLine.hostPort(socket.getLocalAddress(), socket.getLocalPort());
            }

            @Override
            public void send(byte[] bytes) throws IOException {
                socket.send(new DatagramPacket(bytes, bytes.length, server));
            }

            @Override
            public Optional<String> receive() throws IOException {
                byte[] buffer = new byte[65_536];
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                } catch (SocketTimeoutException _) {
                    return Optional.empty();
                }
                return Optional.of(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8));
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    /// Over a connected TCP or TLS socket.
    static PhoneLine stream(Socket socket, String transport) throws IOException {
        return new StreamLine(socket, transport);
    }
}
