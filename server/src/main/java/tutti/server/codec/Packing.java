package tutti.server.codec;

/// How payloads of frames become packets of the length that was agreed.
public sealed interface Packing {
    /// Every tick of the RTP clock is `octetsPerRtpTick` octets: a packet may begin at any tick.
    record Octets(int octetsPerRtpTick) implements Packing {}

    /// The payload of a frame stays whole; several make a packet as RFC 6716 §3.2 says.
    record OpusFrames() implements Packing {}
}
