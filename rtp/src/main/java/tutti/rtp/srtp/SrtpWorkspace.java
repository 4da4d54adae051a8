package tutti.rtp.srtp;

/// What sealing or opening one packet needs for a moment, once for all streams of a thread.
///
/// A server of hundreds of calls comes to each of them every 20 ms, and by then the caches have forgotten it: what a
/// packet costs is how much of its stream's memory has to be fetched again. So a stream keeps its keys and where its
/// packets are, and everything else is here, where it stays warm.
///
/// Thread: one owner, that of every [SrtpSender] and [SrtpReceiver] made with it.
public final class SrtpWorkspace {
    private static final int WORD_OCTETS = 4;
    private static final int HEADER_OCTETS = 64;

    final HmacSha1 hmac = new HmacSha1();
    final Ghash hash = new Ghash();
    final AesBlocks aes = new AesBlocks();
    final byte[] tag = new byte[Ghash.BLOCK_OCTETS];
    final byte[] word = new byte[WORD_OCTETS];
    private byte[] header = new byte[HEADER_OCTETS];

    /// Room for `octets`.
    byte[] header(int octets) {
        if (header.length < octets) {
            header = new byte[octets];
        }
        return header;
    }
}
