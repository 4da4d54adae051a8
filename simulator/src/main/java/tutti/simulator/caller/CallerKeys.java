package tutti.simulator.caller;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tutti.rtp.sdp.DtlsFingerprint;
import tutti.rtp.sdp.LocalSecurity;
import tutti.rtp.sdp.SecurityKind;
import tutti.rtp.sdp.SecurityPolicy;
import tutti.rtp.srtp.SrtpProfile;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.dtls.DtlsIdentity;
import tutti.server.dtls.DtlsLimits;
import tutti.server.dtls.SrtpProtectionProfile;

/// Where the callers of a group get their keys from: one certificate for all of them, made when the first one needs it,
/// and one end of DTLS for each profile.
///
/// Thread: any.
final class CallerKeys {
    private final SecureRandom random = new SecureRandom();
    private final Map<SrtpProfile, DtlsEndpoint> endpoints = new ConcurrentHashMap<>();
    private Optional<DtlsIdentity> identity = Optional.empty();

    /// What a caller with `encryption` offers; `signallingSecured`: he dials over TLS.
    LocalSecurity offered(CallerEncryption encryption, boolean signallingSecured) {
        return switch (encryption) {
            case CallerEncryption.None _ -> LocalSecurity.plain();
            case CallerEncryption.Dtls _ ->
                security(SecurityKind.DTLS, List.of(), signallingSecured, Optional.of(fingerprint()));
            case CallerEncryption.Sdes sdes ->
                security(SecurityKind.SDES, List.of(sdes.profile()), signallingSecured, Optional.empty());
        };
    }

    private LocalSecurity security(
            SecurityKind only,
            List<SrtpProfile> sdesProfiles,
            boolean signallingSecured,
            Optional<DtlsFingerprint> fingerprint) {
        SecurityPolicy policy = new SecurityPolicy(Set.of(only), List.of(only), sdesProfiles);
        return new LocalSecurity(policy, signallingSecured, fingerprint, random);
    }

    /// His end of handshakes, if there are to be any.
    Supplier<DtlsEndpoint> handshakes(CallerEncryption encryption) {
        return () -> switch (encryption) {
            case CallerEncryption.Dtls dtls -> endpoints.computeIfAbsent(dtls.profile(), this::endpoint);
            case CallerEncryption.None _, CallerEncryption.Sdes _ ->
                throw new IllegalStateException("DTLS was agreed with a caller who did not offer it.");
        };
    }

    private DtlsEndpoint endpoint(SrtpProfile profile) {
        SrtpProtectionProfile only =
                SrtpProtectionProfile.ofCode(profile.dtlsCode()).orElseThrow();
        return new DtlsEndpoint(identity(), DtlsLimits.USUAL, random, List.of(only));
    }

    private DtlsFingerprint fingerprint() {
        return DtlsFingerprint.of("sha-256", identity().fingerprint().value());
    }

    private synchronized DtlsIdentity identity() {
        if (identity.isEmpty()) identity = Optional.of(DtlsIdentity.create(random, Instant.now()));
        return identity.get();
    }
}
