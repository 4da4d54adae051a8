package tutti.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tutti.server.config.LimitSettings;
import tutti.server.config.RoomSettings;
import tutti.server.config.Secret;
import tutti.server.config.ServerSettings;
import tutti.server.config.UserSettings;

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
        return free.with(free.media().withRtpPorts(20_000, 20_000 + rtpPorts - 1))
                .with(new LimitSettings(calls, parties));
    }

    /// Only `anna` may call, but for the conference `welcome`.
    static ServerSettings withUsers() {
        return settings()
                .withUsers(List.of(new UserSettings("anna", new Secret("geheim"))))
                .with(new RoomSettings(true, List.of(), List.of("welcome")));
    }

    static ServerSettings withMediaTimeoutSeconds(int seconds) {
        ServerSettings free = settings();
        return free.with(free.media().withTimeoutSeconds(seconds));
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
