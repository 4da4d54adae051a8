package tutti.audio.opus;

import java.util.Objects;

/// Reads what a packet tells without decoding it: its frames, duration, bandwidth, whether it repeats the
/// frame before.
///
/// One object reads one packet after the other; after a `read` that returned false it tells nothing of
/// use. A packet is read whole and never beyond its end: what passes here fulfils all seven requirements
/// of RFC 6716 §3.4.
///
/// Thread: one at a time, any. Allocates nothing after it was made. Needs no library.
/// Source: RFC 6716 §3.
public final class OpusPacket {
    /// The longest payload that is read: 120 ms in six frames of the longest length; more is no speech and
    /// no music.
    public static final int OCTETS_MAX = 6 * FrameLength.MAX + 7;

    /// A packet of no more octets than this says only that there is silence; it need not be sent
    /// (`opus.h`, DTX).
    public static final int DTX_OCTETS_MAX = 2;

    /// Of 2.5 ms in 120 ms (RFC 6716 §3.2.5).
    static final int FRAMES_MAX = 48;

    private static final int PACKET_MICROS_MAX = OpusRate.PACKET_MILLIS_MAX * 1_000;
    private static final int MICROS_PER_SPEECH_FRAME = 20_000;
    private static final int VARIABLE_LENGTHS = 0x80;
    private static final int PADDED = 0x40;
    private static final int COUNT_BITS = 0x3F;
    private static final int PADDING_GOES_ON = 255;

    private final int[] starts = new int[FRAMES_MAX];
    private final int[] lengths = new int[FRAMES_MAX];
    private byte[] payload = {};
    private int toc;
    private int frames;

    /// Reads the packet in `payload[offset…]`, which must stay as it is while this is asked for it.
    ///
    /// Returns false if it is none: too short, too long, or against RFC 6716 §3.4.
    public boolean read(byte[] payload, int offset, int octets) {
        Objects.checkFromIndexSize(offset, octets, payload.length);
        frames = 0;
        if (octets < 1 || octets > OCTETS_MAX) {
            return false;
        }
        this.payload = payload;
        toc = payload[offset] & 0xFF;
        int start = offset + 1;
        int end = offset + octets;
        return switch (Toc.code(toc)) {
            case Toc.ONE_FRAME -> equalFrames(1, start, end);
            case Toc.TWO_FRAMES_OF_EQUAL_LENGTH -> equalFrames(2, start, end);
            case Toc.TWO_FRAMES -> unequalFrames(2, start, end);
            default -> countedFrames(start, end);
        };
    }

    /// The first octet, configuration and code.
    public byte toc() {
        return (byte) toc;
    }

    /// The duration of the packet, in samples at `sampleRateHz`; 0 if none was read.
    public int samples(int sampleRateHz) {
        return frames * frameSamples(sampleRateHz);
    }

    /// The duration of one frame, in samples at `sampleRateHz`.
    public int frameSamples(int sampleRateHz) {
        return (int) ((long) sampleRateHz * Toc.frameMicros(toc) / 1_000_000);
    }

    /// Of all its frames.
    public OpusBandwidth bandwidth() {
        return Toc.bandwidth(toc);
    }

    /// 1 or 2.
    public int channels() {
        return Toc.stereo(toc) ? 2 : 1;
    }

    /// Frames in the packet; 0 if none was read.
    public int frames() {
        return frames;
    }

    /// Where frame `index` begins in the array that was read.
    public int frameOffset(int index) {
        return starts[Objects.checkIndex(index, frames)];
    }

    /// Octets of frame `index`; 0 is a frame that was not transmitted.
    public int frameOctets(int index) {
        return lengths[Objects.checkIndex(index, frames)];
    }

    /// Carries the end of the packet before once more, for [OpusDecoder#decodeFec].
    ///
    /// ```
    ///   first bits of a frame:  activity, one for each 20 ms | low bit-rate redundancy | both again for
    /// the side
    /// ```
    /// Source: RFC 6716 §4.2.3.
    public boolean carriesFec() {
        if (frames == 0 || !Toc.speechMode(toc) || lengths[0] == 0) {
            return false;
        }
        int speechFrames = Math.max(1, Toc.frameMicros(toc) / MICROS_PER_SPEECH_FRAME);
        int header = payload[starts[0]] & 0xFF;
        boolean redundant = (header >> (7 - speechFrames) & 1) != 0;
        boolean sideRedundant = Toc.stereo(toc) && (header >> (6 - 2 * speechFrames) & 1) != 0;
        return redundant || sideRedundant;
    }

    private boolean countedFrames(int start, int end) {
        if (start >= end) {
            return false;
        }
        int control = payload[start] & 0xFF;
        int count = control & COUNT_BITS;
        if (count == 0 || count * Toc.frameMicros(toc) > PACKET_MICROS_MAX) {
            return false;
        }
        int next = start + 1;
        int last = end;
        if ((control & PADDED) != 0) {
            int part;
            do {
                if (next >= last) {
                    return false;
                }
                part = payload[next++] & 0xFF;
                last -= part == PADDING_GOES_ON ? PADDING_GOES_ON - 1 : part;
            } while (part == PADDING_GOES_ON);
        }
        return (control & VARIABLE_LENGTHS) != 0 ? unequalFrames(count, next, last) : equalFrames(count, next, last);
    }

    private boolean equalFrames(int count, int start, int end) {
        int length = (end - start) / count;
        if (start > end || length * count != end - start || length > FrameLength.MAX) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            starts[i] = start + i * length;
            lengths[i] = length;
        }
        frames = count;
        return true;
    }

    /// All lengths but the last are told, one after the other; then come the frames.
    private boolean unequalFrames(int count, int start, int end) {
        int next = start;
        for (int i = 0; i < count - 1; i++) {
            if (next >= end || next + FrameLength.octets(payload[next] & 0xFF) > end) {
                return false;
            }
            int first = payload[next] & 0xFF;
            int second = FrameLength.octets(first) == 2 ? payload[next + 1] & 0xFF : 0;
            lengths[i] = FrameLength.read(first, second);
            next += FrameLength.octets(first);
        }
        for (int i = 0; i < count - 1; i++) {
            starts[i] = next;
            next += lengths[i];
        }
        int left = end - next;
        if (left < 0 || left > FrameLength.MAX) {
            return false;
        }
        starts[count - 1] = next;
        lengths[count - 1] = left;
        frames = count;
        return true;
    }
}
