package tutti.server.codec;

/// Turns one frame of samples into the octets of a payload.
///
/// Thread: the media loop's. Allocates nothing, never throws for samples.
public interface AudioEncoder {
    /// Encodes the `count` 16-bit values from `samples[0]` on to `payload` from `offset` on and returns the number
    /// of octets; 0 when nothing needs to be sent for this frame. `payload` has room for
    /// [EncoderKind#payloadOctetsMax()].
    int encode(int[] samples, int count, byte[] payload, int offset);

    /// As [#encode], but nearer to what another encoder made of the same samples, which is in `guide` from
    /// `offset` on: after some such frames both make the same octets, and whoever decodes these can go on
    /// with the other's. Only where they differ for ever if nothing is done; see [EncoderKind#forgets()].
    default int encodeGuided(int[] samples, int count, byte[] guide, byte[] payload, int offset) {
        return encode(samples, count, payload, offset);
    }

    /// Becomes what `other` is, which was made by an equal [EncoderKind]: from the same samples both now make the same
    /// octets.
    void copyFrom(AudioEncoder other);

    /// Gives back what the garbage collector does not; not to be used any more.
    default void close() {}
}
