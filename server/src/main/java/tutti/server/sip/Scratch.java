package tutti.server.sip;

import java.nio.ByteBuffer;

/// Buffers that all connections share because only one is served at a time. Thread: the SIP loop's.
final class Scratch {
    static final int READ_BYTES = 16_384;

    /// More than a TLS record can be, with what the largest allowed expansion adds.
    private static final int RECORD_BYTES = 65_536;

    /// From a socket.
    final ByteBuffer socket = ByteBuffer.allocate(READ_BYTES);

    /// What a TLS record said.
    final ByteBuffer plain = ByteBuffer.allocate(RECORD_BYTES);

    /// A TLS record on its way out.
    final ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
}
