package tutti.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on free ports whose journal can be read.
final class TestServer implements AutoCloseable {
    final TuttiServer server;
    final List<String> journal = new CopyOnWriteArrayList<>();

    static ServerSettings settings() {
        return ServerSettings.defaults().onFreePorts();
    }

    /// Few of everything, so that limits are reached.
    static ServerSettings small(int rtpPorts, int calls, int parties) {
        ServerSettings free = settings();
        return new ServerSettings(
                free.bind(), 0, 0, 20_000, 20_000 + rtpPorts - 1, calls, parties, Duration.ofSeconds(60));
    }

    static ServerSettings withMediaTimeout(Duration timeout) {
        ServerSettings free = settings();
        return new ServerSettings(
                free.bind(),
                0,
                0,
                free.rtpPortFirst(),
                free.rtpPortLast(),
                free.callsMax(),
                free.partiesMax(),
                timeout);
    }

    TestServer(ServerSettings settings) throws StartException {
        server = TuttiServer.start(settings, journal::add);
    }

    RawPhone phone(String room) throws java.io.IOException {
        return new RawPhone(server.sipAddress(), room);
    }

    @Override
    public void close() {
        server.close();
    }
}
