package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.sip.auth.Admission;
import tutti.sip.auth.Credentials;
import tutti.sip.auth.DigestAuthenticator;
import tutti.sip.auth.DigestClient;
import tutti.sip.auth.DigestSecret;
import tutti.sip.auth.DigestSettings;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.SipCounter;

/// The authority every request outside a dialog passes before anything is done for it: RFC 3261 §8.2, §22, §26.3.2.4.
class RequestAuthorityTest {
    private static final String ROOM = "<sip:room@192.0.2.1>";
    private final DigestAuthenticator digest = new DigestAuthenticator(
            DigestSettings.standard("tutti"),
            (user, realm) -> user.equals("alice") ? Optional.of(DigestSecret.ofPassword("tiger")) : Optional.empty(),
            new SplittableRandom(3));
    private final Rig rig = new Rig(SipSettings.standard("tutti/test"), digest);
    private final DigestClient phone =
            new DigestClient(List.of(Credentials.ofPassword("tutti", "alice", "tiger")), () -> "phone");

    private String authorization(SipResponse challenge) {
        SipRequest asked = new SipRequest(
                challenge.cSeq().method(),
                SipUri.parse("sip:room@192.0.2.1").orElseThrow(),
                challenge.headers(),
                SipMessage.noBody());
        assertThat(phone.learn(asked, challenge, Rig.UDP, Rig.UDP)).isTrue();
        String value =
                phone.authorize(asked, Rig.UDP).headers().first("Authorization").orElseThrow();
        return "Authorization: " + value + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS", "MESSAGE", "SUBSCRIBE", "REFER", "INFO", "BYE", "REGISTER", "X"})
    void challengesEveryMethodOutsideADialog(String method) { // RFC 3261 §22.1, §8.2: before the method is looked at
        rig.receive(Rig.request(method, 1, "x", ROOM, "", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(401);
        assertThat(rig.lastResponse().headers().has("WWW-Authenticate")).isTrue();
        assertThat(rig.listener.events).isEmpty();
        assertThat(rig.count(SipCounter.REFUSED_BY_AUTHORITY)).isEqualTo(1);
    }

    @Test
    void tellsOfACallOnceItsCallerHasShownWhoHeIs() { // RFC 3261 §22.2
        rig.receive(Rig.invite());
        String authorization = authorization(rig.lastResponse());
        rig.receive(Rig.request("INVITE", 2, "inv2", ROOM, authorization, "v=0"));
        assertThat(rig.listener.events).containsExactly("incoming");
        assertThat(rig.call().authenticatedUser()).isEqualTo("alice");
    }

    @Test
    void keepsNoStateForAStrangerAndSendsHimNothingTwice() { // RFC 3261 §26.3.2.4
        rig.receive(Rig.invite());
        assertThat(rig.endpoint.transactions()).isZero();
        rig.advance(40_000);
        assertThat(rig.lines()).containsExactly("401 INVITE");
        rig.receive(Rig.request(
                "ACK", 1, "inv", ROOM + ";tag=" + rig.lastResponse().to().tag(), "", ""));
        assertThat(rig.lines()).containsExactly("401 INVITE");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void givesEveryChallengeOfOneRequestTheSameTag() { // RFC 3261 §8.2.7
        rig.receive(Rig.invite());
        String tag = rig.lastResponse().to().tag();
        rig.receive(Rig.invite());
        assertThat(rig.lastResponse().to().tag()).isEqualTo(tag).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "OPTIONS"})
    void answersNoDatagramWithMuchMoreThanItBrought(String method) { // RFC 3261 §26.3.2.4: amplification
        String request = Rig.request(method, 1, "x", ROOM, "", "");
        rig.receive(request);
        assertThat(rig.lastResponse().toBytes().length).isLessThanOrEqualTo(request.length() * 3 / 2);
        assertThat(rig.lastResponse().headers().first("WWW-Authenticate").orElseThrow())
                .as("what is left out is the weaker one")
                .contains("SHA-256");
        rig.receive(Rig.request(method, 2, "y", ROOM, "Subject: " + "x".repeat(400) + "\n", ""));
        assertThat(rig.lastResponse().headers().all("WWW-Authenticate")).hasSize(2);
        rig.receive(Rig.request(method, 3, "z", ROOM, "", ""), Rig.TCP);
        assertThat(rig.lastResponse().headers().all("WWW-Authenticate"))
                .as("a connection proves its address")
                .hasSize(2);
    }

    @Test
    void asksNothingInsideADialogNorAboutACancel() { // RFC 3261 §22.1
        rig.receive(Rig.invite());
        String authorization = authorization(rig.lastResponse());
        rig.sent.clear();
        rig.receive(Rig.request("INVITE", 2, "inv2", ROOM, authorization, "v=0"));
        rig.receive(Rig.request("CANCEL", 2, "inv2", ROOM, "", ""));
        assertThat(rig.lines()).containsExactlyInAnyOrder("200 CANCEL", "487 INVITE");
    }

    @Test
    void tellsAForkOfItselfAndAsksNoSecondTime() { // RFC 3261 §8.2.2.2
        rig.receive(Rig.invite());
        String authorization = authorization(rig.lastResponse());
        String invite = Rig.request("INVITE", 2, "inv2", ROOM, authorization, "v=0");
        rig.receive(invite);
        rig.receive(invite.replace("bKinv2", "bKotherWay"));
        assertThat(rig.lastResponse().status()).isEqualTo(482);
    }

    @Test
    void letsAnApplicationOpenARoomToEverybody() {
        Rig open = new Rig(
                SipSettings.standard("tutti/test"),
                (request, flow, nowNanos) -> request.uri().user().equals("room")
                        ? Admission.ANONYMOUS
                        : digest.admit(request, flow, nowNanos));
        open.receive(Rig.invite());
        assertThat(open.call().authenticatedUser()).isEmpty();
        open.receive(Rig.invite()
                .replace("sip:room@", "sip:board@")
                .replace("call-1", "c2")
                .replace("bKinv", "bK2"));
        assertThat(open.lastResponse().status()).isEqualTo(401);
        assertThat(open.listener.events).containsExactly("incoming");
    }
}
