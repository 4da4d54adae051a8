package tutti.rtp.srtp;

/// What sealing or opening one packet needs for a moment, once for all streams of a thread.
///
/// A server of hundreds of calls comes to each of them every 20 ms, and by then the caches have forgotten it: what a
/// packet costs is how much of its stream's memory has to be fetched again. So a stream keeps its keys and where its
/// packets are, and everything else is here, where it stays warm.
///
/// Thread: one owner, that of every [SrtpSender] and [SrtpReceiver] made with it.
public final class SrtpWorkspace {
    private static final int GCM_NONCE_OCTETS = 12;
    private static final int WORD_OCTETS = 4;
    private static final int PLAIN_OCTETS = 512;

    final HmacSha1 hmac = new HmacSha1();
    final AesBlocks aes = new AesBlocks();
    final byte[] nonce = new byte[GCM_NONCE_OCTETS];
    final byte[] word = new byte[WORD_OCTETS];
    private byte[] plain = new byte[PLAIN_OCTETS];

    /// Room for `octets`.
    byte[] plain(int octets) {
        if (plain.length < octets) {
            plain = new byte[octets];
        }
        return plain;
    }
}
