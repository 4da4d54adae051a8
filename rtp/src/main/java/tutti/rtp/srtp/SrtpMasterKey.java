package tutti.rtp.srtp;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A profile with the master key and master salt of one direction. Immutable; says nothing of its octets in
/// [#toString], and compares them in a time that does not depend on them.
///
/// Equal keys mean the same cryptographic context: keep the [SrtpSender] or [SrtpReceiver] made from it,
/// because a second sender under one key would use its keystream twice.
public final class SrtpMasterKey {
    private final SrtpProfile profile;
    private final byte[] keyAndSalt;

    private SrtpMasterKey(SrtpProfile profile, byte[] keyAndSalt) {
        this.profile = profile;
        this.keyAndSalt = keyAndSalt;
    }

    /// From the key followed by the salt, as `inline:` of `a=crypto` has them.
    ///
    /// Throws [IllegalArgumentException] if the length is not the profile's.
    public static SrtpMasterKey of(SrtpProfile profile, byte[] keyAndSalt) {
        int octets = profile.keyOctets() + profile.saltOctets();
        if (keyAndSalt.length != octets) {
            throw new IllegalArgumentException(
                    profile + " takes " + octets + " octets of key and salt, not " + keyAndSalt.length + ".");
        }
        return new SrtpMasterKey(profile, keyAndSalt.clone());
    }

    /// A fresh key. `random` has to be unpredictable to everybody else: a `SecureRandom`, outside of tests.
    public static SrtpMasterKey random(SrtpProfile profile, RandomGenerator random) {
        byte[] keyAndSalt = new byte[profile.keyOctets() + profile.saltOctets()];
        random.nextBytes(keyAndSalt);
        return new SrtpMasterKey(profile, keyAndSalt);
    }

    public SrtpProfile profile() {
        return profile;
    }

    /// A copy of the key followed by the salt.
    public byte[] keyAndSalt() {
        return keyAndSalt.clone();
    }

    byte[] key() {
        return Arrays.copyOf(keyAndSalt, profile.keyOctets());
    }

    byte[] salt() {
        return Arrays.copyOfRange(keyAndSalt, profile.keyOctets(), keyAndSalt.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpMasterKey that
                && profile == that.profile
                && MessageDigest.isEqual(keyAndSalt, that.keyAndSalt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyAndSalt);
    }

    @Override
    public String toString() {
        return "a key for " + profile;
    }
}
