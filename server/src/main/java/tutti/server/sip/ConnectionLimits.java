package tutti.server.sip;

import java.time.Duration;

/// How many connections there may be, and how long each may take.
///
/// @param connections TCP, TLS and WebSocket together; one more is closed as soon as it is there
/// @param connectionsPerSource of one address of a peer; those that we open are not counted
/// @param setup from the beginning of a connection until it stands, TLS included
/// @param message from the first byte of a message until its last
/// @param idle a connection on which nothing has come or gone for so long is closed
/// @param ping after how long of silence a WebSocket is pinged; after three pings without an answer it is closed
public record ConnectionLimits(
        int connections, int connectionsPerSource, Duration setup, Duration message, Duration idle, Duration ping) {
    /// One source may be an office behind one address.
    public static final ConnectionLimits STANDARD = new ConnectionLimits(
            4_096,
            1_024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(20));

    public ConnectionLimits {
        if (connections < 1 || connectionsPerSource < 1) {
            throw new IllegalArgumentException("Of " + connections + " connections " + connectionsPerSource
                    + " may come from one source: give numbers above 0");
        }
    }
}
