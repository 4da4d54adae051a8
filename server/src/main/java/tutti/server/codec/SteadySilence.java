package tutti.server.codec;

import java.util.Arrays;

/// Recognises a stream that repeats packets of digital silence, as a muted phone's does, so that a hundred of them
/// need not be decoded: Opus takes as long for silence as for speech.
///
/// An encoder of silence repeats one packet, or a few in turn. When [#KNOWN_MIN] packets on end were of
/// those few, octet for octet, and each was decoded to silence, one more of them is silence too: the
/// decoder is where it was. Thread: the media loop's. Allocates nothing.
final class SteadySilence {
    /// Longer packets than this are not remembered.
    static final int OCTETS_MAX = 160;

    /// Packets that are remembered.
    static final int PACKETS_MAX = 4;

    /// Packets that are decoded before the next is believed.
    static final int KNOWN_MIN = 8;

    /// What a decoder makes of digital silence: -78 dB of full scale.
    static final int NOISE_PEAK = 4;

    private final byte[] packets = new byte[PACKETS_MAX * OCTETS_MAX];
    private final int[] lengths = new int[PACKETS_MAX];
    private int next;
    private int samples;
    private int known;

    /// Whether the packet is one more of a silence that is known; it need not be decoded then, and lasts [#samples].
    boolean goesOn(byte[] payload, int offset, int octets) {
        return known >= KNOWN_MIN && isKnown(payload, offset, octets);
    }

    int samples() {
        return samples;
    }

    /// Tells what a packet was decoded to; the rounding noise of silence becomes zeros.
    void decoded(byte[] payload, int offset, int octets, int[] decoded, int count) {
        boolean silent = settle(decoded, count);
        if (!silent || count != samples || octets > OCTETS_MAX) {
            forget();
            samples = count;
        }
        if (!silent || octets > OCTETS_MAX) return;
        if (isKnown(payload, offset, octets)) {
            known++;
        } else {
            remember(payload, offset, octets);
        }
    }

    private void forget() {
        Arrays.fill(lengths, 0);
        known = 0;
    }

    private void remember(byte[] payload, int offset, int octets) {
        System.arraycopy(payload, offset, packets, next * OCTETS_MAX, octets);
        lengths[next] = octets;
        next = (next + 1) % PACKETS_MAX;
        known = 0;
    }

    private boolean isKnown(byte[] payload, int offset, int octets) {
        for (int i = 0; i < PACKETS_MAX; i++) {
            int from = i * OCTETS_MAX;
            boolean same = octets > 0
                    && octets == lengths[i]
                    && Arrays.equals(packets, from, from + octets, payload, offset, offset + octets);
            if (same) return true;
        }
        return false;
    }

    /// Makes a frame that holds no more than a decoder's own rounding noise the silence that it was; true if it is
    /// silence now. A listener could not tell, but the mix would take him for a talker.
    static boolean settle(int[] decoded, int count) {
        int peak = 0;
        for (int i = 0; i < count; i++) peak = Math.max(peak, Math.abs(decoded[i]));
        if (peak > NOISE_PEAK) return false;
        Arrays.fill(decoded, 0, count, 0);
        return true;
    }
}
