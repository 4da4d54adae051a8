package tutti.server.media;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/// Where media packets meet the network: one poller and many sockets, all on one thread.
///
/// [NioPacketIo] works everywhere. Thread: the media loop's, except [#wakeUp].
interface PacketIo extends AutoCloseable {
    /// Takes what arrives at a socket. `datagram` holds `length` octets from 0 and is valid during the call only.
    @FunctionalInterface
    interface Receiver {
        void onDatagram(byte[] datagram, int length, InetSocketAddress from, long nowNanos);
    }

    /// From now on datagrams of `socket` go to `receiver`. The socket now belongs to this.
    void open(DatagramChannel socket, Receiver receiver);

    /// Closes a socket that was opened; unknown ones are just closed.
    void close(DatagramChannel socket);

    /// Receives all that has arrived, waiting up to `timeoutNanos` for the first datagram.
    void poll(long timeoutNanos);

    /// Receives all that waits in the kernel, without waiting for more: after a stall it must not be taken for
    /// lost.
    void drain();

    /// Sends `length` octets of `packet`; what the network refuses is counted and lost.
    void send(DatagramChannel socket, byte[] packet, int length, InetSocketAddress to);

    /// Ends a [#poll] that waits. Thread: any.
    void wakeUp();

    /// Datagrams that the network refused to send.
    long sendFailures();

    @Override
    void close();
}
