package tutti.server.dtls;

import java.util.List;
import java.util.Optional;

/// Protection profiles of `use_srtp`, the ones preferred first (RFC 5764 §4.1.2, RFC 7714 §14.2).
public enum SrtpProtectionProfile {
    /// AES-128-GCM, tag of 16 bytes.
    AEAD_AES_128_GCM(7, 16, 12),
    /// AES-256-GCM, tag of 16 bytes.
    AEAD_AES_256_GCM(8, 32, 12),
    /// AES-128 in counter mode, HMAC-SHA1 of 80 bits.
    AES128_CM_HMAC_SHA1_80(1, 16, 14),
    /// The same with 32 bits on RTP: taken when a peer has nothing else.
    AES128_CM_HMAC_SHA1_32(2, 16, 14);

    private final int code;
    private final int keyBytes;
    private final int saltBytes;

    SrtpProtectionProfile(int code, int keyBytes, int saltBytes) {
        this.code = code;
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
    }

    /// Its number in `use_srtp`.
    public int code() {
        return code;
    }

    /// Length of a master key.
    public int keyBytes() {
        return keyBytes;
    }

    /// Length of a master salt.
    public int saltBytes() {
        return saltBytes;
    }

    /// The one with this number in `use_srtp`.
    public static Optional<SrtpProtectionProfile> ofCode(int code) {
        for (SrtpProtectionProfile profile : values()) {
            if (profile.code == code) return Optional.of(profile);
        }
        return Optional.empty();
    }

    /// The first of `ours` that a client offers.
    static Optional<SrtpProtectionProfile> preferredOf(List<SrtpProtectionProfile> ours, int[] offeredCodes) {
        for (SrtpProtectionProfile profile : ours) {
            for (int offered : offeredCodes) {
                if (offered == profile.code) return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /// Their numbers: what we offer as a client.
    static int[] codes(List<SrtpProtectionProfile> profiles) {
        return profiles.stream().mapToInt(profile -> profile.code).toArray();
    }
}
