package tutti.server.packet;

import java.net.InetSocketAddress;

/// Where media packets meet the network: one poller and many sockets, all on one thread.
///
/// Thread: the owning loop's, except [#wakeUp].
public interface PacketIo extends AutoCloseable {
    /// Longer datagrams are cut when they come, and not sent; no audio packet comes near.
    int DATAGRAM_MAX = 2_048;

    /// A socket gets at most that many datagrams read per poll, so that a flood on one does not starve the
    /// others.
    int RECEIVES_PER_SOCKET_MAX = 16;

    /// More than these are not thrown away when a socket opens: the loop has calls to serve.
    int EARLY_DATAGRAMS_MAX = 256;

    /// Takes what arrives at a socket. `datagram` holds `length` octets from 0 and is valid during the call
    /// only. `arrivalNanos` is when it came, as exactly as this machine knows, in the clock of
    /// [System#nanoTime].
    @FunctionalInterface
    interface Receiver {
        void onDatagram(byte[] datagram, int length, InetSocketAddress from, long arrivalNanos);

        /// Reads what the next datagram is going to need. Where datagrams come many at a time this is
        /// asked of all their receivers before the first is served, so that the processor fetches for
        /// several of them at once; what it returns says nothing.
        default long prefetch() {
            return 0;
        }
    }

    /// From now on datagrams of `socket` go to `receiver`. The socket now belongs to this. What came before
    /// is thrown away: whoever sent to the port before its address was told to anybody did not mean this
    /// call.
    void open(MediaSocket socket, Receiver receiver);

    /// Closes a socket that was opened; unknown ones are just closed. Not from a [Receiver].
    void close(MediaSocket socket);

    /// Receives what has arrived, once, at a moment of its own choice: at the latest after `timeoutNanos`,
    /// which is when the next frame is due, or when it is woken.
    void poll(long timeoutNanos);

    /// Receives all that waits in the kernel, without waiting for more: after a stall it must not be taken for
    /// lost.
    void drain();

    /// Sends `length` octets of `packet`; what the network refuses, or is longer than [#DATAGRAM_MAX], is counted
    /// and lost.
    void send(MediaSocket socket, byte[] packet, int length, InetSocketAddress to);

    /// Ends a [#poll] that waits. Thread: any.
    void wakeUp();

    /// Datagrams that the network refused to send.
    long sendFailures();

    @Override
    void close();
}
