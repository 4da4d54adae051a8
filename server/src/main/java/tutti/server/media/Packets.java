package tutti.server.media;

/// Where the payloads of frames wait until they are a packet of the agreed length.
///
/// Thread: the media loop's. Allocates nothing after construction.
interface Packets {
    /// Takes a finished payload: `payloadOctets` from [tutti.rtp.packet.RtpPacket#HEADER_OCTETS] on in `packet`.
    /// It lasts `rtpTicks`; 0 octets are a stretch of time in which nothing is sent.
    @FunctionalInterface
    interface Sender {
        void send(byte[] packet, int payloadOctets, int rtpTicks);
    }

    /// Where the payload of the next frame is to be written.
    byte[] buffer();

    /// From which octet on.
    int end();

    /// The frame's payload has been written: `octets`, for `rtpTicks`; 0 octets: nothing is to be sent for it.
    void added(int octets, int rtpTicks, Sender sender);

    /// Throws away what waits and returns how long it lasted, in RTP ticks.
    int drop();
}
