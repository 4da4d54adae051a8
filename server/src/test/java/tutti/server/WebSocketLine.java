package tutti.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Messages over a WebSocket with the sub-protocol `sip`, as a browser has it: its own address is nobody's.
final class WebSocketLine implements PhoneLine {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    WebSocketLine(URI uri) throws Exception {
        socket = client.newWebSocketBuilder()
                .subprotocols("sip")
                .buildAsync(uri, new Listener())
                .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(data);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closed.complete(statusCode);
            return CompletableFuture.completedStage(reason);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    WebSocket socket() {
        return socket;
    }

    /// The status it was closed with, once it is; completed exceptionally if it was cut.
    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public String transport() {
        return "WS";
    }

    @Override
    public String hostPort() {
        return "df7jal23ls0d.invalid";
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        try {
            socket.sendText(new String(bytes, StandardCharsets.UTF_8), true).get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<String> receive() throws IOException {
        try {
            return Optional.ofNullable(messages.poll(ANSWER_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
