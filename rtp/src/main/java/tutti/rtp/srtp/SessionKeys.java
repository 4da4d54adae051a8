package tutti.rtp.srtp;

import java.util.Arrays;
import tutti.rtp.packet.NetworkOrder;

/// The keys that protect the packets of one direction, of RTP or of RTCP, derived from a master key once:
/// the key derivation rate is zero.
///
/// `salt` has 14 octets; a shorter one of the profile is filled up with zeros. `authenticationKey` is
/// unused by AEAD.
/// Source: RFC 3711 §4.3; RFC 7714 §11 for the salt.
final class SessionKeys {
    private static final int AUTHENTICATION_KEY_OCTETS = 20;
    /// The label lies above the 48 bits of the index.
    private static final int LABEL_OFFSET = 7;

    private static final int RTP_LABEL = 0;
    private static final int RTCP_LABEL = 3;

    final byte[] cipherKey;
    final byte[] authenticationKey;
    final byte[] salt;

    SessionKeys(byte[] cipherKey, byte[] authenticationKey, byte[] salt) {
        this.cipherKey = cipherKey;
        this.authenticationKey = authenticationKey;
        this.salt = salt;
    }

    static SessionKeys ofRtp(SrtpMasterKey master) {
        return derive(master, RTP_LABEL);
    }

    static SessionKeys ofRtcp(SrtpMasterKey master) {
        return derive(master, RTCP_LABEL);
    }

    private static SessionKeys derive(SrtpMasterKey master, int firstLabel) {
        byte[] key = master.key();
        byte[] salt = master.salt();
        return new SessionKeys(
                derive(key, salt, firstLabel, key.length),
                derive(key, salt, firstLabel + 1, AUTHENTICATION_KEY_OCTETS),
                derive(key, salt, firstLabel + 2, salt.length));
    }

    /// The first `octets` of what the pseudo-random function gives for `label`.
    static byte[] derive(byte[] masterKey, byte[] masterSalt, int label, int octets) {
        byte[] initialValue = Arrays.copyOf(masterSalt, AesBlocks.BLOCK_OCTETS);
        initialValue[LABEL_OFFSET] ^= (byte) label;
        long high = NetworkOrder.int64(initialValue, 0);
        long low = NetworkOrder.int64(initialValue, Long.BYTES);
        byte[] derived = new byte[octets];
        new AesBlocks().xorKeystream(AesBlocks.under(masterKey), high, low, derived, 0, octets);
        return derived;
    }
}
