package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.sip.auth.Credentials;
import tutti.sip.call.Call;
import tutti.sip.call.CallState;
import tutti.sip.call.Rejection;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.transport.SipCounter;

/// A call of ours through a trunk: RFC 3261 §8.1.1.1, §8.1.3.4, §13.2, §22; RFC 3325; RFC 3960.
class DialOutTest {
    private static final Credentials TRUNK = Credentials.ofPassword("trunk.example", "tutti", "tiger");
    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"trunk.example\",nonce=\"n1\",algorithm=SHA-256,qop=\"auth\"\n";
    private static final String PROXY_CHALLENGE =
            "Proxy-Authenticate: Digest realm=\"trunk.example\",nonce=\"n2\",algorithm=MD5,qop=\"auth\"\n";
    private final Rig rig = new Rig();

    private static SipUri uri(String text) {
        return SipUri.parse(text).orElseThrow();
    }

    @Test
    void answersAChallengeWithANewRequestOfTheSameCall() { // RFC 3261 §22.2, §8.1.3.5
        rig.invite(Rig.invitation().with(TRUNK));
        SipRequest first = rig.lastRequest();
        assertThat(first.headers().has("Authorization")).isFalse();
        rig.receive(Rig.response(first, 401, "trunk", CHALLENGE, ""));
        assertThat(rig.lines()).containsExactly("INVITE", "ACK", "INVITE");
        SipRequest second = rig.lastRequest();
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.from().tag()).isEqualTo(first.from().tag());
        assertThat(second.to().tag()).isEmpty();
        assertThat(second.cSeq().number()).isEqualTo(first.cSeq().number() + 1);
        assertThat(second.topVia().branch()).isNotEqualTo(first.topVia().branch());
        assertThat(second.headers().first("Authorization").orElseThrow())
                .contains("username=\"tutti\"", "algorithm=SHA-256", "nc=00000001")
                .doesNotContain("tiger");
        rig.receive(Rig.response(second, 200, "bob", "", "v=0"));
        SipRequest ack = rig.lastRequest();
        assertThat(ack.headers().first("Authorization"))
                .as("§22.1: the ACK shows what the INVITE showed")
                .isEqualTo(second.headers().first("Authorization"));
        assertThat(rig.listener.events).containsExactly("answered 200");
        assertThat(rig.count(SipCounter.CHALLENGES_ANSWERED)).isEqualTo(1);
    }

    @Test
    void answersProxyAndPeerOneAfterTheOther() { // RFC 3261 §22.3
        rig.invite(Rig.invitation().with(TRUNK));
        rig.receive(Rig.response(rig.lastRequest(), 407, "p", PROXY_CHALLENGE, ""));
        rig.receive(Rig.response(rig.lastRequest(), 401, "b", CHALLENGE, ""));
        SipRequest third = rig.lastRequest();
        assertThat(third.headers().first("Proxy-Authorization").orElseThrow()).contains("nc=00000002");
        assertThat(third.headers().first("Authorization").orElseThrow()).contains("nc=00000001");
    }

    @Test
    void givesUpAfterOneWrongPassword() { // RFC 3261 §22.2
        rig.invite(Rig.invitation().with(TRUNK));
        rig.receive(Rig.response(rig.lastRequest(), 401, "b", CHALLENGE, ""));
        rig.receive(Rig.response(rig.lastRequest(), 401, "b", CHALLENGE.replace("n1", "n9"), ""));
        assertThat(rig.listener.events).containsExactly("rejected 401");
        assertThat(Rejection.of(rig.listener.lastResponse.orElseThrow())).isEqualTo(Rejection.UNAUTHORIZED);
        rig.expectEmptyAfterTimers();
    }

    @Test
    void showsItsCredentialsToNobodyElse() { // RFC 3261 §22.1: a realm is a protection domain
        rig.invite(Rig.invitation().with(TRUNK));
        rig.receive(Rig.response(rig.lastRequest(), 401, "b", CHALLENGE.replace("trunk.example", "evil"), ""));
        assertThat(rig.listener.events).containsExactly("rejected 401");
        rig.invite(Rig.invitation().with(TRUNK));
        SipRequest invite = rig.lastRequest();
        rig.receive(
                Rig.response(invite, 401, "b", CHALLENGE, ""),
                Rig.UDP.to(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.66"), 5060)));
        assertThat(rig.listener.events).endsWith("rejected 401");
    }

    @Test
    void authorizesItsByeToo() { // RFC 3261 §22.3: for every request of the dialog
        Call call = rig.invite(Rig.invitation().with(TRUNK));
        rig.receive(Rig.response(rig.lastRequest(), 407, "p", PROXY_CHALLENGE, ""));
        rig.receive(Rig.response(rig.lastRequest(), 200, "bob", "", "v=0"));
        call.hangUp(rig.nowNanos());
        SipRequest bye = rig.lastRequest();
        assertThat(bye.headers().first("Proxy-Authorization").orElseThrow()).contains("nc=00000002");
        rig.receive(Rig.response(bye, 407, "", PROXY_CHALLENGE.replace("n2", "n3"), ""));
        SipRequest again = rig.lastRequest();
        assertThat(again.method()).isEqualTo("BYE");
        assertThat(again.cSeq().number()).isEqualTo(bye.cSeq().number() + 1);
        assertThat(again.headers().first("Proxy-Authorization").orElseThrow()).contains("n3", "nc=00000001");
        rig.receive(Rig.response(again, 200, "", "", ""));
        rig.expectEmptyAfterTimers();
    }

    @Test
    void answersNoChallengeOnceTheCallIsGivenUp() {
        Call call = rig.invite(Rig.invitation().with(TRUNK));
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "b", "", ""));
        call.hangUp(rig.nowNanos());
        rig.receive(Rig.response(invite, 401, "b", CHALLENGE, ""));
        assertThat(rig.lines()).containsExactly("INVITE", "CANCEL", "ACK");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void goesThroughTheProxiesItIsGivenAndSaysWhoCalls() { // RFC 3261 §8.1.1.1, RFC 3325 §9.1
        rig.invite(Rig.invitation()
                .through(uri("sip:192.0.2.8;lr"))
                .through(uri("sip:192.0.2.9;lr"))
                .asserting(NameAddress.of(uri("sip:+4930123@example.org")))
                .with("Privacy", "none"));
        SipRequest invite = rig.lastRequest();
        assertThat(invite.uri()).isEqualTo(uri("sip:bob@192.0.2.2:5070"));
        assertThat(invite.headers().all("Route")).containsExactly("<sip:192.0.2.8;lr>", "<sip:192.0.2.9;lr>");
        assertThat(invite.headers().first("P-Asserted-Identity")).contains("<sip:+4930123@example.org>");
        assertThat(invite.headers().first("Privacy")).contains("none");
        rig.receive(Rig.response(invite, 486, "b", "", ""));
        assertThat(rig.lastRequest().headers().all("Route")).as("§17.1.1.3").hasSize(2);
        assertThatThrownBy(() -> Rig.invitation().through(uri("sip:192.0.2.8"))).hasMessageContaining(";lr");
    }

    @Test
    void bringsEarlyMediaOfEveryPhoneThatRings() { // RFC 3960 §3; RFC 3261 §13.2.2.1
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 183, "one", "", "v=0 one"));
        rig.receive(Rig.response(invite, 183, "two", "", "v=0 two"));
        assertThat(rig.listener.early).containsExactly("one: v=0 one", "two: v=0 two");
    }

    @Test
    void cancelsWhatIsNotAnsweredInItsTime() { // RFC 3261 §9.1
        rig.invite(Rig.invitation().answeredWithin(20_000));
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "bob", "", ""));
        rig.advance(19_999);
        assertThat(rig.lines()).containsExactly("INVITE");
        rig.advance(1);
        assertThat(rig.lines()).containsExactly("INVITE", "CANCEL");
        rig.receive(Rig.response(invite, 487, "bob", "", ""));
        assertThat(rig.listener.events).containsExactly("progress 180", "rejected 487");
        assertThat(Rejection.of(rig.listener.lastResponse.orElseThrow())).isEqualTo(Rejection.NO_ANSWER);
        rig.expectEmptyAfterTimers();
    }

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "600, BUSY",
        "603, DECLINED",
        "403, DECLINED",
        "480, NO_ANSWER",
        "408, NO_ANSWER",
        "302, REDIRECTED",
        "404, UNKNOWN_NUMBER",
        "484, UNKNOWN_NUMBER",
        "407, UNAUTHORIZED",
        "488, NO_COMMON_MEDIA",
        "606, NO_COMMON_MEDIA",
        "503, UNAVAILABLE",
        "500, UNAVAILABLE",
        "481, OTHER"
    })
    void saysWhatARefusalMeans(int status, Rejection meaning) { // RFC 3261 §21
        rig.invitePeer();
        rig.respond(status, "bob");
        assertThat(rig.listener.events).containsExactly("rejected " + status);
        assertThat(Rejection.of(rig.listener.lastResponse.orElseThrow())).isEqualTo(meaning);
        rig.expectEmptyAfterTimers();
    }

    @Test
    void followsNoRedirectionUnasked() { // RFC 3261 §8.1.3.4 is a MAY; who follows pays for the call
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        String moved = Rig.response(invite, 302, "b", "", "")
                .replace(
                        "Contact: <sip:bob@192.0.2.2:5070>",
                        "Contact: <sip:c@192.0.2.3>;q=0.2, <sip:a@192.0.2.3>, <sip:b@192.0.2.3>;q=0.7");
        rig.receive(moved);
        assertThat(rig.listener.events).containsExactly("rejected 302");
        assertThat(Rejection.contacts(rig.listener.lastResponse.orElseThrow()))
                .extracting(c -> c.uri().user())
                .containsExactly("a", "b", "c");
    }

    @Test
    void followsRedirectionsAsOftenAsItMay() { // RFC 3261 §8.1.3.4
        rig.invite(Rig.invitation().followingRedirects(1));
        SipRequest first = rig.lastRequest();
        rig.receive(Rig.response(first, 302, "b", "", "")
                .replace("<sip:bob@192.0.2.2:5070>", "<sip:carol@192.0.2.3?Priority=urgent>"));
        SipRequest second = rig.lastRequest();
        assertThat(second.uri()).isEqualTo(uri("sip:carol@192.0.2.3"));
        assertThat(second.to().uri()).isEqualTo(first.to().uri());
        assertThat(second.cSeq().number()).isEqualTo(first.cSeq().number() + 1);
        assertThat(rig.sent.getLast().flow()).isEqualTo(Rig.UDP);
        rig.receive(Rig.response(second, 302, "c", "", ""));
        assertThat(rig.listener.events).containsExactly("rejected 302");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void goesOnCountingInTheDialogThatRangFirst() { // RFC 3261 §12.2.1.1: each request a higher CSeq
        Call call = rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 183, "bob", "Require: 100rel\nRSeq: 1\n", "v=0"));
        SipRequest prack = rig.lastRequest();
        rig.receive(Rig.response(
                invite, 200, "bob", "Record-Route: <sip:192.0.2.8;lr>\nRecord-Route: <sip:192.0.2.9;lr>\n", "v=0"));
        assertThat(call.state()).isEqualTo(CallState.CONFIRMED);
        call.hangUp(rig.nowNanos());
        SipRequest bye = rig.lastRequest();
        assertThat(List.of(prack.cSeq().number(), bye.cSeq().number())).containsExactly(2L, 3L);
        assertThat(bye.headers().all("Route"))
                .as("§13.2.2.4: the route set of the 2xx")
                .containsExactly("<sip:192.0.2.9;lr>", "<sip:192.0.2.8;lr>");
    }
}
