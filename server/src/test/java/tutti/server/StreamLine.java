package tutti.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Messages over a TCP or TLS connection, cut by Content-Length.
final class StreamLine implements PhoneLine {
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: *(\\d+)");

    private final Socket socket;
    private final String transport;
    private final InputStream in;

    StreamLine(Socket socket, String transport) throws IOException {
        this.socket = socket;
        this.transport = transport;
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public String hostPort() {
        return PhoneLine.hostPort(socket.getLocalAddress(), socket.getLocalPort());
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public Optional<String> receive() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        try {
            while (!text.endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) return Optional.empty();
                head.write(next);
                if (next == '\n') text = head.toString(StandardCharsets.UTF_8);
            }
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        }
        Matcher length = LENGTH.matcher(text);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return Optional.of(text + new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
