package tutti.server.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import tutti.rtp.sdp.MediaSecurity;
import tutti.rtp.srtp.SrtpMasterKey;
import tutti.rtp.srtp.SrtpProfile;
import tutti.rtp.srtp.SrtpWorkspace;
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
public final class LegSecurity {
    /// The loop and the socket of the leg.
    public interface Road {
        /// Runs `task` on the media loop. Thread: any.
        void execute(Runnable task);

        /// Sends a datagram of a handshake to the peer. Thread: the media loop's.
        void send(byte[] datagram, int length);

        /// Whether packets pass was decided: as agreed from now on, or [#failure] says why none will. Thread: the media
        /// loop's.
        default void decided() {}
    }

    private final Road road;
    private final Supplier<DtlsEndpoint> dtls;
    private final SrtpWorkspace workspace;
    private Protection protection = Protection.closed();
    private Optional<MediaSecurity> agreed = Optional.empty();
    private Optional<DtlsAssociation> association = Optional.empty();
    private int agreement;
    private String failure = "";

    /// Closed until [#follow]. `dtls` is our end of handshakes, asked for when there is one to begin;
    /// `workspace` is the loop's.
    public LegSecurity(Road road, Supplier<DtlsEndpoint> dtls, SrtpWorkspace workspace) {
        this.workspace = workspace;
        this.road = road;
        this.dtls = dtls;
    }

    /// What holds now; may be another one after each task and each [#follow].
    public Protection protection() {
        return protection;
    }

    /// Why there are no keys; "" when nothing failed.
    public String failure() {
        return failure;
    }

    /// From now on `next` holds.
    public void follow(MediaSecurity next) {
        if (agreed.filter(next::equals).isPresent()) return;
        endAssociation();
        agreed = Optional.of(next);
        agreement++;
        failure = "";
        switch (next) {
            case MediaSecurity.Plain _ -> pass(Protection.plain());
            case MediaSecurity.Sdes sdes -> encrypt(sdes.local(), sdes.remote());
            case MediaSecurity.Dtls shown -> shakeHands(shown);
        }
    }

    private void encrypt(SrtpMasterKey local, SrtpMasterKey remote) {
        pass(
                protection instanceof Encrypted encrypted
                        ? encrypted.with(local, remote)
                        : new Encrypted(local, remote, workspace));
    }

    private void pass(Protection next) {
        protection = next;
        road.decided();
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
        association = Optional.of(dtls.get().start(role, fingerprint, new Told(agreement)));
    }

    /// Whether the keys come, or came, from a handshake.
    public boolean isByHandshake() {
        return association.isPresent();
    }

    /// Takes a datagram of a handshake from the peer's address.
    public void onDatagram(byte[] datagram, int length) {
        if (association.isPresent()) association.get().onDatagram(datagram, 0, length);
    }

    private void endAssociation() {
        association.ifPresent(DtlsAssociation::close);
        association = Optional.empty();
    }

    /// Ends the handshake, or says good-bye to the peer; keys that there are stay until the leg is gone.
    public void close() {
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
                if (agreement != number) return;
                failure = why.sentence();
                road.decided();
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
