package tutti.rtp.srtp;

import javax.crypto.Cipher;

/// AES in counter mode under one session key, with the keystreams of the next packets made beforehand:
/// they do not depend on what a packet says.
///
/// ```
///   packet      1004   1005   1006   1007   1008   1009   1010   1011   │ 1012
///   keystream   made with 1004, and only read by the others             │ made with 1012
/// ```
/// A server comes to a stream every 20 ms, and by then the caches have forgotten its cipher, which is a
/// dozen objects of the JDK. Like this they are fetched for every eighth packet; the encrypting itself
/// takes next to nothing. A packet that is longer, comes late or jumps ahead has its keystream made
/// when it comes.
///
/// Thread: one owner. Allocates nothing after construction. Source: [CounterLayout].
final class Keystream {
    static final int PACKETS_AHEAD = 8;

    /// 20 ms of G.711 or G.722, or of Opus at 70 kbit/s; with GCM with the block for the tag, or of Opus at 64
    /// kbit/s.
    static final int PACKET_OCTETS = 176;

    private static final int CACHE_LINE_OCTETS = 64;
    private static final int PACKET_BLOCKS = PACKET_OCTETS / AesBlocks.BLOCK_OCTETS;
    private static final long NONE = -PACKETS_AHEAD;

    private final Cipher cipher;
    private final AesBlocks aes;
    private final CounterLayout layout;
    private final long saltHigh;
    private final long saltLow;
    private final byte[] ahead;
    private long firstIndex = NONE;
    private int aheadSsrc;
    private int place;

    /// Under the key of `cipher`, with a salt as `layout` wants it. `packetsAhead` is [#PACKETS_AHEAD], or 0
    /// for a packet now and then.
    Keystream(Cipher cipher, CounterLayout layout, byte[] salt, int packetsAhead, AesBlocks aes) {
        this.cipher = cipher;
        this.aes = aes;
        this.layout = layout;
        saltHigh = layout.saltHigh(salt);
        saltLow = layout.saltLow(salt);
        ahead = new byte[packetsAhead * PACKET_OCTETS];
    }

    /// Encrypts or decrypts `count` octets in place, of the packet `index` of source `ssrc`, with its keystream from
    /// octet `from` on, where a block begins.
    void xor(byte[] octets, int offset, int count, int ssrc, long index, int from) {
        if (from + count > PACKET_OCTETS || ahead.length == 0) {
            long low = layout.low(saltLow, index) + from / AesBlocks.BLOCK_OCTETS;
            aes.xorKeystream(cipher, layout.high(saltHigh, ssrc, index), low, octets, offset, count);
            return;
        }
        long place = index - firstIndex;
        if (place < 0 || place >= PACKETS_AHEAD || ssrc != aheadSsrc) {
            makeAhead(ssrc, index);
            place = 0;
        }
        AesBlocks.xor(octets, offset, ahead, (int) place * PACKET_OCTETS + from, count);
        this.place = (int) (place + 1) % PACKETS_AHEAD;
    }

    /// See [SrtpReceiver#prefetch].
    long prefetch() {
        if (ahead.length == 0) return 0;
        int at = place * PACKET_OCTETS;
        return (long) ahead[at] + ahead[at + CACHE_LINE_OCTETS] + ahead[at + 2 * CACHE_LINE_OCTETS];
    }

    private void makeAhead(int ssrc, long index) {
        for (int i = 0; i < PACKETS_AHEAD; i++) {
            long high = layout.high(saltHigh, ssrc, index + i);
            aes.count(i * PACKET_BLOCKS, high, layout.low(saltLow, index + i), PACKET_BLOCKS);
        }
        aes.encrypt(cipher, PACKETS_AHEAD * PACKET_BLOCKS, ahead);
        aheadSsrc = ssrc;
        firstIndex = index;
    }
}
