package tutti.server.packet;

/// A bound UDP socket. It belongs to who bound it until a [PacketIo] has opened it, then to that.
///
/// Thread: any.
public interface MediaSocket {
    boolean isOpen();

    /// Closing again changes nothing.
    void close();
}
