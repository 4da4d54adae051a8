package tutti.server.call;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tutti.rtp.sdp.CodecPreference;
import tutti.rtp.sdp.DtlsFingerprint;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.LocalSecurity;
import tutti.rtp.sdp.LocalTerms;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.SecurityKind;
import tutti.rtp.sdp.SecurityPolicy;
import tutti.rtp.srtp.SrtpProfile;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.MediaEncryption;
import tutti.sip.transport.Flow;

/// What we offer and take in every call: codecs in our order, and how they are protected.
///
/// Our order of codecs decides, so that a conference gathers its parties in wideband although phones list G.711 first.
/// Thread: the SIP loop's.
final class MediaTerms {
    private static final int SESSION_ID_MAX = 1 << 30;

    private static final List<SrtpProfile> SDES_PROFILES = List.of(
            SrtpProfile.AEAD_AES_256_GCM,
            SrtpProfile.AEAD_AES_128_GCM,
            SrtpProfile.AES_CM_128_HMAC_SHA1_80,
            SrtpProfile.AES_CM_128_HMAC_SHA1_32);

    private final CodecCatalogue codecs;
    private final SecurityPolicy policy;
    private final DtlsFingerprint fingerprint;
    private final SecureRandom random;

    MediaTerms(CodecCatalogue codecs, MediaEncryption encryption, DtlsFingerprint fingerprint, SecureRandom random) {
        this.codecs = codecs;
        this.fingerprint = fingerprint;
        this.random = random;
        policy = policy(encryption);
    }

    /// Offers of ours begin with the first kind that can be had: SDES where signalling is secured.
    private static SecurityPolicy policy(MediaEncryption encryption) {
        return switch (encryption) {
            case OFF -> SecurityPolicy.PLAIN_ONLY;
            case OPTIONAL ->
                new SecurityPolicy(
                        Set.of(SecurityKind.values()), List.of(SecurityKind.SDES, SecurityKind.PLAIN), SDES_PROFILES);
            case REQUIRED ->
                new SecurityPolicy(
                        Set.of(SecurityKind.DTLS, SecurityKind.SDES),
                        List.of(SecurityKind.SDES, SecurityKind.DTLS),
                        SDES_PROFILES);
        };
    }

    /// Our end of the negotiation of one call, whose messages travel over `flow`.
    OfferAnswer negotiation(LocalMedia media, Flow flow) {
        LocalSecurity security = new LocalSecurity(
                policy,
                flow.isSecure(),
                Optional.of(fingerprint),
                random,
                Optional.of(flow.remote().getAddress()));
        return new OfferAnswer(
                new LocalTerms(codecs.offered(), CodecPreference.OURS, media, security),
                random.nextInt(SESSION_ID_MAX),
                1);
    }
}
