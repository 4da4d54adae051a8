package tutti.audio.opus;

import java.util.Objects;

/// Joins packets of one configuration to a longer one, so that one encoder of 20 ms frames serves
/// listeners who want 20, 40 or 60 ms in a packet. Nothing is encoded again.
///
/// ```
///   clear ─► add (20 ms) ─► add (20 ms) ─► … ─► write (40 ms …)
///              └─ false: other configuration or too long; write what there is, clear, add again
/// ```
/// Thread: one at a time, any. Allocates nothing after it was made. Needs no library.
/// Source: RFC 6716 §3.2.
public final class OpusPacketJoiner {
    private static final int VARIABLE_LENGTHS = 0x80;

    private final OpusPacket packet = new OpusPacket();
    private final byte[] octets = new byte[OpusPacket.OCTETS_MAX];
    private final int[] lengths = new int[OpusPacket.FRAMES_MAX];
    private int toc;
    private int frames;
    private int held;

    /// Forgets what was added.
    public void clear() {
        frames = 0;
        held = 0;
    }

    /// Frames added since the last [#clear].
    public int frames() {
        return frames;
    }

    /// The duration of what was added, in samples at `sampleRateHz`.
    public int samples(int sampleRateHz) {
        return (int) ((long) frames * sampleRateHz * Toc.frameMicros(toc) / 1_000_000);
    }

    /// Copies the frames of the packet in `payload[offset…]`; padding is left behind.
    ///
    /// Returns false and changes nothing if it is no packet, has another mode, bandwidth, frame duration
    /// or number of channels than the frames already here, or the whole would exceed 120 ms or
    /// [OpusPacket#OCTETS_MAX].
    public boolean add(byte[] payload, int offset, int count) {
        if (!packet.read(payload, offset, count) || !fits()) {
            return false;
        }
        toc = packet.toc() & Toc.SHARED_BITS;
        for (int i = 0; i < packet.frames(); i++) {
            int length = packet.frameOctets(i);
            System.arraycopy(payload, packet.frameOffset(i), octets, held, length);
            lengths[frames++] = length;
            held += length;
        }
        return true;
    }

    /// Octets that [#write] will write, 0 if nothing was added.
    public int octets() {
        return frames == 0 ? 0 : octets(lengthsTold());
    }

    /// Octets that [#writeSelfDelimited] will write, 0 if nothing was added.
    public int selfDelimitedOctets() {
        return frames == 0 ? 0 : octets(lengthsToldSelfDelimited());
    }

    /// Writes one packet of all that was added to `out[offset…]`, which has room for [#octets], and
    /// returns its octets. What was added stays.
    public int write(byte[] out, int offset) {
        return write(out, offset, octets(), lengthsTold());
    }

    /// As [#write], for [#selfDelimitedOctets]: a packet that says itself where it ends, so that another
    /// can follow.
    ///
    /// Source: RFC 6716 Appendix B.
    public int writeSelfDelimited(byte[] out, int offset) {
        return write(out, offset, selfDelimitedOctets(), lengthsToldSelfDelimited());
    }

    private int write(byte[] out, int offset, int size, int lengthsTold) {
        Objects.checkFromIndexSize(offset, size, out.length);
        if (frames == 0) {
            return 0;
        }
        int next = offset;
        boolean equal = equalLengths();
        out[next++] = (byte) (toc | code(equal));
        if (frames > 2) {
            out[next++] = (byte) (frames | (equal ? 0 : VARIABLE_LENGTHS));
        }
        for (int i = 0; i < lengthsTold; i++) {
            next = FrameLength.write(lengths[i], out, next);
        }
        System.arraycopy(octets, 0, out, next, held);
        return size;
    }

    private int octets(int lengthsTold) {
        int sum = (frames <= 2 ? 1 : 2) + held;
        for (int i = 0; i < lengthsTold; i++) {
            sum += FrameLength.octets(lengths[i]);
        }
        return sum;
    }

    /// The last length follows from the end of the packet, and equal ones from their number.
    private int lengthsTold() {
        return equalLengths() ? 0 : frames - 1;
    }

    private int lengthsToldSelfDelimited() {
        return equalLengths() ? 1 : frames;
    }

    private boolean fits() {
        if (frames > 0 && (packet.toc() & Toc.SHARED_BITS) != toc) {
            return false;
        }
        int together = frames + packet.frames();
        int added = 0;
        for (int i = 0; i < packet.frames(); i++) {
            added += packet.frameOctets(i);
        }
        long micros = (long) together * Toc.frameMicros(packet.toc());
        int headerMax = 2 + 2 * together;
        return micros <= OpusRate.PACKET_MILLIS_MAX * 1_000L && headerMax + held + added <= OpusPacket.OCTETS_MAX;
    }

    private int code(boolean equal) {
        if (frames > 2) {
            return Toc.ANY_NUMBER_OF_FRAMES;
        }
        if (frames == 1) {
            return Toc.ONE_FRAME;
        }
        return equal ? Toc.TWO_FRAMES_OF_EQUAL_LENGTH : Toc.TWO_FRAMES;
    }

    private boolean equalLengths() {
        for (int i = 1; i < frames; i++) {
            if (lengths[i] != lengths[0]) {
                return false;
            }
        }
        return true;
    }
}
