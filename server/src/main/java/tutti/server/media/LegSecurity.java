package tutti.server.media;

import java.util.Arrays;
import java.util.Optional;
import tutti.rtp.sdp.MediaSecurity;
import tutti.rtp.srtp.SrtpMasterKey;
import tutti.rtp.srtp.SrtpProfile;
import tutti.server.dtls.CertificateFingerprint;
import tutti.server.dtls.DtlsAssociation;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.dtls.DtlsFailure;
import tutti.server.dtls.DtlsListener;
import tutti.server.dtls.DtlsRole;
import tutti.server.dtls.SrtpKeys;

/// The protection of one leg, as signalling agreed on it.
///
/// ```
///   nothing agreed yet ────────────────────► closed: a stranger's packet must not choose the address
///   agreed: plain ─────────────────────────► packets pass as they are
///           SDES ──────────────────────────► keys are in the descriptions: encrypted from the next packet on
///           DTLS ─► closed ─► handshake ─┬─► keys: encrypted
///                                        └─► failed: stays closed, never in the clear
/// ```
/// A key or an association that stays through a re-INVITE goes on. Thread: the media loop's; what an association tells
/// on its own thread comes back as a task.
final class LegSecurity {
    /// The loop and the socket of the leg.
    interface Road {
        /// Runs `task` on the media loop. Thread: any.
        void execute(Runnable task);

        /// Sends a datagram of a handshake to the peer. Thread: the media loop's.
        void send(byte[] datagram, int length);
    }

    private final Road road;
    private final DtlsEndpoint dtls;
    private Protection protection = Protection.closed();
    private Optional<MediaSecurity> agreed = Optional.empty();
    private Optional<DtlsAssociation> association = Optional.empty();
    private int agreement;
    private String failure = "";

    LegSecurity(Road road, DtlsEndpoint dtls) {
        this.road = road;
        this.dtls = dtls;
    }

    Protection protection() {
        return protection;
    }

    /// Why there are no keys; "" when nothing failed.
    String failure() {
        return failure;
    }

    void follow(MediaSecurity next) {
        if (agreed.filter(next::equals).isPresent()) return;
        endAssociation();
        agreed = Optional.of(next);
        agreement++;
        switch (next) {
            case MediaSecurity.Plain _ -> protection = Protection.plain();
            case MediaSecurity.Sdes sdes -> encrypt(sdes.local(), sdes.remote());
            case MediaSecurity.Dtls shown -> shakeHands(shown);
        }
    }

    private void encrypt(SrtpMasterKey local, SrtpMasterKey remote) {
        protection = protection instanceof Encrypted encrypted
                ? encrypted.with(local, remote)
                : new Encrypted(local, remote);
    }

    private void shakeHands(MediaSecurity.Dtls shown) {
        protection = Protection.closed();
        DtlsRole role = switch (shown.role()) {
            case ACTIVE -> DtlsRole.CLIENT;
            case PASSIVE -> DtlsRole.SERVER;
        };
        CertificateFingerprint fingerprint = CertificateFingerprint.parse(shown.remoteFingerprint()
                                .hash() + " " + shown.remoteFingerprint().octets())
                .orElseThrow();
        association = Optional.of(dtls.start(role, fingerprint, new Told(agreement)));
    }

    /// Takes a datagram of a handshake from the peer's address.
    void onDatagram(byte[] datagram, int length) {
        if (association.isPresent()) association.get().onDatagram(datagram, 0, length);
    }

    private void endAssociation() {
        association.ifPresent(DtlsAssociation::close);
        association = Optional.empty();
    }

    void close() {
        endAssociation();
    }

    /// What the association of one agreement tells; nothing any more when another has taken its place.
    private final class Told implements DtlsListener {
        private final int number;

        Told(int number) {
            this.number = number;
        }

        @Override
        public void send(byte[] bytes, int offset, int length) {
            byte[] datagram = Arrays.copyOfRange(bytes, offset, offset + length);
            road.execute(() -> road.send(datagram, datagram.length));
        }

        @Override
        public void onKeys(SrtpKeys keys) {
            SrtpProfile profile = SrtpProfile.ofDtlsCode(keys.profile().code()).orElseThrow();
            SrtpMasterKey local = SrtpMasterKey.of(profile, joined(keys.localMasterKey(), keys.localMasterSalt()));
            SrtpMasterKey remote = SrtpMasterKey.of(profile, joined(keys.remoteMasterKey(), keys.remoteMasterSalt()));
            road.execute(() -> {
                if (agreement == number) encrypt(local, remote);
            });
        }

        @Override
        public void onFailure(DtlsFailure why) {
            road.execute(() -> {
                if (agreement == number) failure = why.sentence();
            });
        }

        @Override
        public void onClosed() {
            // The keys stay: signalling ends the call (RFC 5764 §3).
        }
    }

    private static byte[] joined(byte[] key, byte[] salt) {
        byte[] both = Arrays.copyOf(key, key.length + salt.length);
        System.arraycopy(salt, 0, both, key.length, salt.length);
        return both;
    }
}
