package tutti.audio.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Decodes one stream to one channel of 16-bit samples, and fills in for packets that did not come.
///
/// ```
///   packets   1    2    (3 lost)   4            5
///   calls  decode decode          decodeFec(4) decode(4) decode(5)      4 carries a coarse copy of 3
///                         conceal              decode(4) decode(5)      nothing is known of 3
/// ```
/// A payload from the network that is no packet is a value, 0, and counted; it leaves the decoder as it
/// was or, if libopus finds the defect late, in a state from which the next packet decodes.
///
/// Thread: one at a time, any. Everything but making and closing allocates nothing. After [#close]
/// everything fails with an `IllegalStateException`, also when the two race.
/// Source: RFC 6716 §4, `opus.h`.
public final class OpusDecoder implements AutoCloseable {
    private static final int STATE_ALIGNMENT = 64;
    private static final int NO_FEC = 0;
    private static final int FEC = 1;

    private final DecoderFunctions functions;
    private final Arena arena = Arena.ofShared();
    private final OpusPacket packet = new OpusPacket();
    private final MemorySegment state;
    private final MemorySegment nativePacket;
    private final MemorySegment nativeSamples;
    private final short[] narrow;
    private final int sampleRateHz;
    private long malformedPackets;

    OpusDecoder(DecoderFunctions functions, int sampleRateHz) {
        this.functions = functions;
        this.sampleRateHz = OpusRate.checked(sampleRateHz);
        narrow = new short[OpusRate.packetSamplesMax(sampleRateHz)];
        state = arena.allocate(functions.stateOctets(), STATE_ALIGNMENT);
        nativePacket = arena.allocate(OpusPacket.OCTETS_MAX);
        nativeSamples = arena.allocate(JAVA_SHORT, narrow.length);
        int result = functions.init(state, sampleRateHz);
        if (result != 0) {
            throw new IllegalStateException("libopus made no decoder at " + sampleRateHz + " Hz: error " + result);
        }
    }

    /// Decodes the packet in `payload[offset…]` to `samples[sampleOffset…]`, which has room for
    /// [#samplesMax], and returns how many samples there are; 0 if it is no packet, and then nothing is
    /// written.
    public int decode(byte[] payload, int offset, int octets, int[] samples, int sampleOffset) {
        Objects.checkFromIndexSize(sampleOffset, narrow.length, samples.length);
        if (!readable(payload, offset, octets)) {
            return 0;
        }
        int count = functions.decode(state, nativePacket, octets, nativeSamples, narrow.length, NO_FEC);
        if (count <= 0) {
            malformedPackets++;
            return 0;
        }
        widen(samples, sampleOffset, count);
        return count;
    }

    /// Fills `count` samples in `samples[sampleOffset…]` for a packet that did not come: the sound goes on
    /// and fades away to what the decoder holds for background noise, which can be a steady tone. `count`
    /// is a multiple of 2.5 ms up to [#samplesMax].
    public void conceal(int[] samples, int sampleOffset, int count) {
        checkGap(samples, sampleOffset, count);
        int filled = functions.decode(state, MemorySegment.NULL, 0, nativeSamples, count, NO_FEC);
        if (filled != count) {
            throw new IllegalStateException("libopus concealed " + filled + " samples of " + count);
        }
        widen(samples, sampleOffset, count);
    }

    /// Fills `count` samples in `samples[sampleOffset…]` for a packet that did not come, from the packet in
    /// `payload[offset…]` that came after it; what that does not carry is concealed. The packet itself is
    /// to be decoded afterwards. Returns `count`, or 0 if it is no packet, and then nothing is written.
    ///
    /// Source: RFC 6716 §2.1.7.
    public int decodeFec(byte[] payload, int offset, int octets, int[] samples, int sampleOffset, int count) {
        checkGap(samples, sampleOffset, count);
        if (!readable(payload, offset, octets)) {
            return 0;
        }
        int filled = functions.decode(state, nativePacket, octets, nativeSamples, count, FEC);
        if (filled != count) {
            malformedPackets++;
            return 0;
        }
        widen(samples, sampleOffset, count);
        return count;
    }

    /// Forgets all it has heard.
    public void reset() {
        int result = functions.reset(state);
        if (result != 0) {
            throw new IllegalStateException("libopus did not reset a decoder: error " + result);
        }
    }

    /// Of what it decodes to.
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /// The longest packet, 120 ms, in samples at this decoder's rate.
    public int samplesMax() {
        return narrow.length;
    }

    /// Payloads that were no packets, so far.
    public long malformedPackets() {
        return malformedPackets;
    }

    /// Gives the memory back. Waits for no one: fails with an `IllegalStateException` while another thread
    /// decodes.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private boolean readable(byte[] payload, int offset, int octets) {
        if (!packet.read(payload, offset, octets)) {
            malformedPackets++;
            return false;
        }
        MemorySegment.copy(payload, offset, nativePacket, JAVA_BYTE, 0, octets);
        return true;
    }

    private void checkGap(int[] samples, int sampleOffset, int count) {
        int shortestSamples = sampleRateHz / OpusRate.SHORTEST_FRAMES_PER_SECOND;
        if (count <= 0 || count > narrow.length || count % shortestSamples != 0) {
            throw new IllegalArgumentException("A gap of " + count + " samples at " + sampleRateHz
                    + " Hz: give a multiple of " + shortestSamples + " up to " + narrow.length);
        }
        Objects.checkFromIndexSize(sampleOffset, count, samples.length);
    }

    private void widen(int[] samples, int sampleOffset, int count) {
        MemorySegment.copy(nativeSamples, JAVA_SHORT, 0, narrow, 0, count);
        for (int i = 0; i < count; i++) {
            samples[sampleOffset + i] = narrow[i];
        }
    }
}
