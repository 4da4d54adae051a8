package tutti.rtp.srtp;

import java.util.Optional;

/// Which ciphers protect a stream, and how long their keys and tags are.
///
/// The names are those of `a=crypto` (RFC 4568 §6.2, RFC 7714 §14.1); `dtlsCode` is the number in the
/// `use_srtp` extension (RFC 5764 §4.1.2, RFC 7714 §14.2). All lengths in octets.
public enum SrtpProfile {
    AES_CM_128_HMAC_SHA1_80(16, 14, 10, 10, 0x0001),
    /// Short tags on RTP only: those of SRTCP keep 80 bits (RFC 3711 §5.2).
    AES_CM_128_HMAC_SHA1_32(16, 14, 4, 10, 0x0002),
    AEAD_AES_128_GCM(16, 12, 16, 16, 0x0007),
    AEAD_AES_256_GCM(32, 12, 16, 16, 0x0008);

    /// Length of the encryption flag and index behind every SRTCP packet.
    static final int RTCP_INDEX_OCTETS = 4;

    private final int keyOctets;
    private final int saltOctets;
    private final int rtpTagOctets;
    private final int rtcpTagOctets;
    private final int dtlsCode;

    SrtpProfile(int keyOctets, int saltOctets, int rtpTagOctets, int rtcpTagOctets, int dtlsCode) {
        this.keyOctets = keyOctets;
        this.saltOctets = saltOctets;
        this.rtpTagOctets = rtpTagOctets;
        this.rtcpTagOctets = rtcpTagOctets;
        this.dtlsCode = dtlsCode;
    }

    /// The profile that `a=crypto` calls `suite`, which is compared without regard to case.
    public static Optional<SrtpProfile> ofSdesName(String suite) {
        for (SrtpProfile profile : values()) {
            if (profile.name().equalsIgnoreCase(suite)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /// The profile that `use_srtp` calls `code`.
    public static Optional<SrtpProfile> ofDtlsCode(int code) {
        for (SrtpProfile profile : values()) {
            if (profile.dtlsCode == code) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /// Length of the master key, and of the cipher's session keys.
    public int keyOctets() {
        return keyOctets;
    }

    /// Length of the master salt.
    public int saltOctets() {
        return saltOctets;
    }

    /// By how much a packet of RTP grows.
    public int rtpOverheadOctets() {
        return rtpTagOctets;
    }

    /// By how much a packet of RTCP grows.
    public int rtcpOverheadOctets() {
        return rtcpTagOctets + RTCP_INDEX_OCTETS;
    }

    /// The suite's name in `a=crypto`.
    public String sdesName() {
        return name();
    }

    /// The profile's number in `use_srtp`.
    public int dtlsCode() {
        return dtlsCode;
    }

    boolean isAead() {
        return this == AEAD_AES_128_GCM || this == AEAD_AES_256_GCM;
    }

    int rtpTagOctets() {
        return rtpTagOctets;
    }

    int rtcpTagOctets() {
        return rtcpTagOctets;
    }
}
