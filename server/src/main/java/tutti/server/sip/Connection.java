package tutti.server.sip;

import java.io.IOException;
import java.util.Optional;
import tutti.sip.transport.Flow;

/// A connection to one peer. Thread: the SIP loop's, unless said otherwise.
sealed interface Connection permits TcpConnection, WebSocketConnection {
    /// A peer that lets more than that pile up does not read, and is disconnected.
    int UNWRITTEN_BYTES_MAX = 1 << 18;

    Flow flow();

    /// Sends what the peer takes now and keeps the rest; never blocks. False when he has let too much pile up.
    boolean send(byte[] bytes, int offset, int length) throws IOException;

    /// What is to be counted when the connection is closed at `nowNanos` because it has outlived a limit; empty
    /// while it has not.
    Optional<TransportCounter> overdue(ConnectionLimits limits, long nowNanos);

    /// Called every second or so.
    void keepAlive(ConnectionLimits limits, long nowNanos);

    /// Ends it as politely as can be done without waiting. Closing again changes nothing.
    void close();
}
