package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.rtp.packet.DatagramKind;
import tutti.rtp.sdp.DtlsFingerprint;
import tutti.rtp.sdp.SecurityKind;
import tutti.rtp.srtp.SrtpProfile;
import tutti.server.codec.CodecCatalogue;
import tutti.simulator.voice.Voice;
import tutti.sip.call.EndReason;

/// An encrypted caller lets nothing out and nothing in that is not encrypted.
class EncryptedCallerIT {
    private static final SrtpProfile PROFILE = SrtpProfile.AES_CM_128_HMAC_SHA1_80;
    private static final int FRAMES = 25;

    private CallerGroup group;

    @BeforeEach
    void open() throws Exception {
        group = CallerGroup.open(InetAddress.getLoopbackAddress(), 28_000, 28_099, new Random(1));
    }

    @AfterEach
    void close() {
        group.close();
    }

    @Test
    void sendsAndHearsNothingBeforeThereAreKeys() throws Exception {
        try (SecurePeer peer = new SecurePeer(Optional.empty());
                ScriptedPeer plainPeer = new ScriptedPeer()) {
            Caller alice = group.dial(plan(PROFILE), peer.address());
            Caller clock = group.dial(
                    new CallerPlan("Clock", "room", CodecCatalogue.PCMU, Voice.silence(), 10), plainPeer.address());
            assertThat(peer.awaitCall().kind()).isEqualTo(SecurityKind.DTLS);
            await().until(() -> group.onMediaThread(() -> alice.stream().peer().isPresent()));
            for (int i = 0; i < FRAMES; i++) assertThat(peer.speak(false)).isTrue();
            CallerGroup.awaitAnswers(List.of(clock), 10_000);
            await().until(() -> clock.callRecord().sent().count() > FRAMES);
            assertThat(alice.up()).isFalse();
            peer.pump(() -> alice.reception().refused() == FRAMES);
            assertThat(peer.seen(DatagramKind.RTP)).isZero();
            assertThat(alice.callRecord().heard().packets()).isZero();
            assertThat(alice.callRecord().sent().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsOnlyWhatIsAuthenticAndHearsOnlyThat(SrtpProfile profile) throws Exception {
        try (SecurePeer peer = new SecurePeer(Optional.empty())) {
            Caller alice = group.dial(plan(profile), peer.address());
            peer.shakeHands();
            peer.pump(() -> peer.isDecided() && alice.up());
            peer.pump(() -> peer.opened() >= FRAMES);
            assertThat(peer.opened()).isEqualTo(peer.seen(DatagramKind.RTP));
            for (int i = 0; i < FRAMES; i++) {
                assertThat(peer.speak(false)).isTrue();
                assertThat(peer.speak(true)).isTrue();
            }
            await().until(() -> alice.reception().refused() == FRAMES);
            await().until(() -> alice.callRecord().heard().packets() == FRAMES);
        }
    }

    @Test
    void hangsUpWhenTheCertificateIsNotTheOneThatWasSignalled() throws Exception {
        DtlsFingerprint another = DtlsFingerprint.of("sha-256", new byte[32]);
        try (SecurePeer peer = new SecurePeer(Optional.of(another))) {
            Caller alice = group.dial(plan(PROFILE), peer.address());
            peer.shakeHands();
            peer.pump(() -> peer.isDecided() && alice.ended().isDone());
            assertThat(peer.failure()).contains("bad_certificate");
            assertThatThrownBy(() -> CallerGroup.awaitAnswers(List.of(alice), 5_000))
                    .isInstanceOf(CallFailedException.class)
                    .hasMessageContaining("Alice got no keys: the peer's certificate is");
            assertThat(alice.ended().get()).isEqualTo(EndReason.HUNG_UP);
            assertThat(peer.seen(DatagramKind.RTP)).isZero();
        }
    }

    private static CallerPlan plan(SrtpProfile profile) {
        CallerEncryption encryption = new CallerEncryption.Dtls(profile);
        return new CallerPlan("Alice", "room", CodecCatalogue.PCMU, Voice.tone(467, -20), encryption, 10);
    }
}
