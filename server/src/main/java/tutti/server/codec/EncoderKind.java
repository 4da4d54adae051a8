package tutti.server.codec;

/// One way to encode: equal kinds make equal payloads of equal frames, so that their listeners can share them.
///
/// Implementations are records. Thread: any.
public interface EncoderKind {
    /// One that has heard silence so far. Thread: any; allocates.
    AudioEncoder create();

    /// Whether what an encoder makes depends on the frames before.
    boolean hasState();

    /// Whether encoders with different pasts that are fed alike come to encode alike, within the coding
    /// noise and in some frames. Opus does; G.722 remembers for ever and must be led, by
    /// [AudioEncoder#encodeGuided].
    default boolean forgets() {
        return !hasState();
    }

    /// Rate of the samples it takes.
    int sampleRateHz();

    /// RTP clock of the payload, which is not the sample rate for G.722 (RFC 3551 §4.5.2) and Opus (RFC 7587 §4.1).
    int rtpClockHz();

    /// Room that one frame of 20 ms may need.
    int payloadOctetsMax();

    /// How payloads become packets.
    Packing packing();
}
