package tutti.rtp.sdp;

import java.util.List;
import java.util.Set;
import tutti.rtp.srtp.SrtpProfile;

/// Which protection is good enough for calls here. Immutable.
///
/// * `answered`: what an offer of the peer may end in. Where it leaves a choice, DTLS goes before SDES,
/// SDES before plain.
/// * `offered`: what we offer to a peer we call, the first of these that can be had in that call: SDES
/// needs secured signalling, DTLS a certificate. List [SecurityKind#PLAIN] last to call in the clear rather
/// than not at all.
/// * `sdesProfiles`: suites of `a=crypto` we take and offer, in our order.
///
/// Throws [IllegalArgumentException] if nothing could be answered, or SDES had no suite.
public record SecurityPolicy(Set<SecurityKind> answered, List<SecurityKind> offered, List<SrtpProfile> sdesProfiles) {
    /// Plain RTP in both directions.
    public static final SecurityPolicy PLAIN_ONLY =
            new SecurityPolicy(Set.of(SecurityKind.PLAIN), List.of(SecurityKind.PLAIN), List.of());

    public SecurityPolicy {
        answered = Set.copyOf(answered);
        offered = List.copyOf(offered);
        sdesProfiles = List.copyOf(sdesProfiles);
        if (answered.isEmpty() || offered.isEmpty()) {
            throw new IllegalArgumentException("Name at least one kind of security to answer and one to offer.");
        }
        boolean sdes = answered.contains(SecurityKind.SDES) || offered.contains(SecurityKind.SDES);
        if (sdes && sdesProfiles.isEmpty()) {
            throw new IllegalArgumentException("SDES needs at least one SRTP profile.");
        }
    }
}
