package tutti.server.playout;

/// Turns the payload of one packet into samples; one instance per leg when it has a state.
///
/// Thread: the processor's. Allocates nothing. A bad payload gives 0 samples, never an exception.
public interface AudioDecoder {

    /// RTP clock of the payload type, which is not the sample rate for G.722 (RFC 3551 §4.5.2).
    int rtpClockHz();

    /// How many samples [#decode] would give, at the playout's sample rate; 0 when the payload is not valid.
    int sampleCount(byte[] payload, int offset, int length);

    /// Decodes to 16-bit values in `samples` from `sampleOffset` on, and returns how many they are: as
    /// [#sampleCount] says, or one more or less where a resampler rounds.
    int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset);

    /// Makes up `count` samples in the place of audio that is lost, in `samples` from `offset` on, and goes on from
    /// there; false when the codec does not do that itself. `count` is a multiple of 2.5 ms.
    default boolean conceal(int[] samples, int offset, int count) {
        return false;
    }

    /// How many samples of what came just before `payload` can be had from it; 0 when it carries no copy.
    default int recoverableSamples(byte[] payload, int offset, int length) {
        return 0;
    }

    /// Decodes that copy, `count` samples as [#recoverableSamples] says; false when it cannot be done after all.
    default boolean recover(byte[] payload, int offset, int length, int[] samples, int sampleOffset, int count) {
        return false;
    }

    /// Gives back what the garbage collector does not; not to be used any more.
    default void close() {}
}
