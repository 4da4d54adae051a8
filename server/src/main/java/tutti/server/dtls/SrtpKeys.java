package tutti.server.dtls;

import java.util.Arrays;

/// Master keys and salts of one association, by direction.
///
/// `local` protects what we send, `remote` what the peer sends. Arrays are copies; [#toString] shows no key.
/// Source: RFC 5764 §4.2.
public final class SrtpKeys {
    private final SrtpProtectionProfile profile;
    private final byte[] localKey;
    private final byte[] localSalt;
    private final byte[] remoteKey;
    private final byte[] remoteSalt;

    private SrtpKeys(
            SrtpProtectionProfile profile, byte[] localKey, byte[] localSalt, byte[] remoteKey, byte[] remoteSalt) {
        this.profile = profile;
        this.localKey = localKey;
        this.localSalt = localSalt;
        this.remoteKey = remoteKey;
        this.remoteSalt = remoteSalt;
    }

    /// How much keying material the exporter must give for a profile.
    static int materialBytes(SrtpProtectionProfile profile) {
        return 2 * (profile.keyBytes() + profile.saltBytes());
    }

    /// Cuts what the exporter gave: client key, server key, client salt, server salt.
    static SrtpKeys cut(SrtpProtectionProfile profile, byte[] material, DtlsRole role) {
        int key = profile.keyBytes();
        int salts = 2 * key;
        byte[] clientKey = Arrays.copyOfRange(material, 0, key);
        byte[] serverKey = Arrays.copyOfRange(material, key, salts);
        byte[] clientSalt = Arrays.copyOfRange(material, salts, salts + profile.saltBytes());
        byte[] serverSalt = Arrays.copyOfRange(material, salts + profile.saltBytes(), materialBytes(profile));
        return switch (role) {
            case CLIENT -> new SrtpKeys(profile, clientKey, clientSalt, serverKey, serverSalt);
            case SERVER -> new SrtpKeys(profile, serverKey, serverSalt, clientKey, clientSalt);
        };
    }

    public SrtpProtectionProfile profile() {
        return profile;
    }

    /// [SrtpProtectionProfile#keyBytes] bytes.
    public byte[] localMasterKey() {
        return localKey.clone();
    }

    /// [SrtpProtectionProfile#saltBytes] bytes.
    public byte[] localMasterSalt() {
        return localSalt.clone();
    }

    /// [SrtpProtectionProfile#keyBytes] bytes.
    public byte[] remoteMasterKey() {
        return remoteKey.clone();
    }

    /// [SrtpProtectionProfile#saltBytes] bytes.
    public byte[] remoteMasterSalt() {
        return remoteSalt.clone();
    }

    @Override
    public String toString() {
        return "keys for " + profile;
    }
}
