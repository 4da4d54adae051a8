package tutti.audio.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Encodes one channel of 16-bit samples, tuned for speech (`OPUS_APPLICATION_VOIP`).
///
/// All it knows lies in one block of [#stateOctets] octets outside the heap; [#copyFrom] copies that
/// block, so a listener who leaves a shared stream takes its history with him and nobody hears the seam.
///
/// Thread: one at a time, any. Encoding, copying, changing and resetting allocate nothing. After [#close]
/// everything fails with an `IllegalStateException`, also when the two race.
/// Source: RFC 6716, `opus.h`.
public final class OpusEncoder implements AutoCloseable {
    /// Room that `encode` can use: the longest frame of RFC 6716 §3.2.1, for each of three, and their
    /// lengths.
    public static final int PACKET_OCTETS_MAX = 3 * 1275 + 7;

    private static final int STATE_ALIGNMENT = 64;
    private static final int LONGEST_MILLIS = 60;

    private final EncoderFunctions functions;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment state;
    private final MemorySegment nativeSamples;
    private final MemorySegment nativePacket;
    private final short[] narrow;
    private final int lookaheadSamples;
    private OpusSettings settings;

    OpusEncoder(EncoderFunctions functions, OpusSettings settings) {
        this.functions = functions;
        this.settings = settings;
        narrow = new short[settings.sampleRateHz() * LONGEST_MILLIS / 1_000];
        state = arena.allocate(functions.stateOctets(), STATE_ALIGNMENT);
        nativeSamples = arena.allocate(JAVA_SHORT, narrow.length);
        nativePacket = arena.allocate(PACKET_OCTETS_MAX);
        accepted(functions.init(state, settings.sampleRateHz()));
        apply(settings);
        accepted(functions.get(state, EncoderFunctions.GET_LOOKAHEAD, nativePacket));
        lookaheadSamples = nativePacket.get(JAVA_INT, 0);
    }

    /// Encodes `count` samples from `samples[offset…]`, 10, 20, 40 or 60 ms of them, to `out[outOffset…]`,
    /// and returns the octets of the packet.
    ///
    /// `out` has room for at least two octets; [#PACKET_OCTETS_MAX] is always enough, and less lowers the
    /// quality of a packet that would not fit. A packet of at most [OpusPacket#DTX_OCTETS_MAX] need not be
    /// sent.
    public int encode(int[] samples, int offset, int count, byte[] out, int outOffset) {
        Objects.checkFromIndexSize(offset, count, samples.length);
        checkDuration(count);
        int room = Math.min(out.length - Objects.checkIndex(outOffset, out.length), PACKET_OCTETS_MAX);
        if (room < OpusPacket.DTX_OCTETS_MAX) {
            throw new IllegalArgumentException("Room for " + room + " octets: give OpusEncoder.PACKET_OCTETS_MAX");
        }
        for (int i = 0; i < count; i++) {
            narrow[i] = (short) samples[offset + i];
        }
        MemorySegment.copy(narrow, 0, nativeSamples, JAVA_SHORT, 0, count);
        int octets = accepted(functions.encode(state, nativeSamples, count, nativePacket, room));
        MemorySegment.copy(nativePacket, JAVA_BYTE, 0, out, outOffset, octets);
        return octets;
    }

    /// Takes over all that `other` knows, settings included: from here both give the same packets for the
    /// same samples. Both must come of one library and have one sample rate.
    public void copyFrom(OpusEncoder other) {
        if (other.functions != functions || other.settings.sampleRateHz() != settings.sampleRateHz()) {
            throw new IllegalArgumentException("State of an encoder at " + other.settings.sampleRateHz()
                    + " Hz given to one at " + settings.sampleRateHz() + " Hz: give one of the same library and rate");
        }
        MemorySegment.copy(other.state, 0, state, 0, state.byteSize());
        settings = other.settings;
    }

    /// Goes on with other settings and the same history; the sample rate cannot change.
    public void change(OpusSettings changed) {
        if (changed.sampleRateHz() != settings.sampleRateHz()) {
            throw new IllegalArgumentException("An encoder at " + settings.sampleRateHz() + " Hz cannot go on at "
                    + changed.sampleRateHz() + " Hz: make a new one");
        }
        apply(changed);
        settings = changed;
    }

    /// Forgets all it has heard, and keeps the settings.
    public void reset() {
        accepted(functions.request(state, EncoderFunctions.RESET_STATE));
    }

    /// In force.
    public OpusSettings settings() {
        return settings;
    }

    /// Delay between a sample and its place in what is decoded, in samples at this encoder's rate.
    public int lookaheadSamples() {
        return lookaheadSamples;
    }

    /// What [#copyFrom] copies.
    public long stateOctets() {
        return state.byteSize();
    }

    /// Gives the memory back. Waits for no one: fails with an `IllegalStateException` while another thread
    /// encodes.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private void apply(OpusSettings wanted) {
        set(EncoderFunctions.SET_BITRATE, wanted.bitrateBps());
        set(EncoderFunctions.SET_COMPLEXITY, wanted.complexity());
        set(EncoderFunctions.SET_INBAND_FEC, wanted.inbandFec() ? 1 : 0);
        set(EncoderFunctions.SET_PACKET_LOSS_PERC, wanted.expectedLossPercent());
        set(EncoderFunctions.SET_DTX, wanted.discontinuous() ? 1 : 0);
        set(EncoderFunctions.SET_VBR, wanted.variableBitrate() ? 1 : 0);
        set(EncoderFunctions.SET_MAX_BANDWIDTH, wanted.maxBandwidth().libraryValue());
    }

    private void set(int what, int value) {
        accepted(functions.set(state, what, value));
    }

    private void checkDuration(int count) {
        int tens = count / (settings.sampleRateHz() / 100);
        boolean whole = tens * (settings.sampleRateHz() / 100) == count;
        if (!whole || (tens != 1 && tens != 2 && tens != 4 && tens != 6)) {
            throw new IllegalArgumentException(
                    count + " samples at " + settings.sampleRateHz() + " Hz: give 10, 20, 40 or 60 ms");
        }
    }

    /// All that can be refused has been checked before: a refusal is a defect here or in the library.
    private static int accepted(int result) {
        if (result < 0) {
            throw new IllegalStateException("libopus refused what its documentation allows: error " + result);
        }
        return result;
    }
}
