package tutti.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.sip.message.AuthenticationFields;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// The client of RFC 3261 §22.2, §22.3 and RFC 8760 §2.4; answers nobody it should not.
class DigestClientTest {
    private static final Flow FLOW = flow("192.0.2.2");
    private static final Credentials OWN = Credentials.ofPassword("example.org", "tutti", "tiger");
    private static final SipRequest INVITE = invite();

    private final DigestClient client = new DigestClient(List.of(OWN), () -> "cn");

    private static Flow flow(String address) {
        InetAddress here = InetAddress.ofLiteral("192.0.2.1");
        return Flow.udp(new InetSocketAddress(here, 5060), new InetSocketAddress(InetAddress.ofLiteral(address), 5060));
    }

    private static SipRequest invite() {
        SipHeaders headers = SipHeaders.builder()
                .add("From", "<sip:tutti@example.org>;tag=a")
                .add("To", "<sip:bob@example.org>")
                .add("Call-ID", "c")
                .add("CSeq", "1 INVITE")
                .build();
        SipUri uri = SipUri.parse("sip:bob@example.org").orElseThrow();
        return new SipRequest("INVITE", uri, headers, SipMessage.noBody());
    }

    private static String challenge(String realm, String algorithm, String nonce, String more) {
        return "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm + more;
    }

    private static SipResponse response(int status, String... challenges) {
        SipHeaders.Builder headers = SipResponse.responseHeaders(INVITE, "b");
        for (String challenge : challenges) {
            headers.add(status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate", challenge);
        }
        return new SipResponse(status, "", headers.build(), SipMessage.noBody());
    }

    private boolean learns(SipRequest refused, SipResponse response) {
        return client.learn(refused, response, FLOW, FLOW);
    }

    private static AuthenticationFields answer(SipRequest request, String header) {
        return AuthenticationFields.parse(request.headers().first(header).orElseThrow())
                .orElseThrow();
    }

    @Test
    void answersTheStrongestOfSeveralChallenges() { // RFC 8760 §2.4
        assertThat(learns(
                        INVITE,
                        response(
                                401,
                                challenge("example.org", "MD5", "n", ", qop=\"auth\""),
                                challenge("example.org", "SHA-256", "n", ", qop=\"auth,auth-int\", opaque=\"o\""))))
                .isTrue();
        AuthenticationFields answer = answer(client.authorize(INVITE, FLOW), "Authorization");
        assertThat(answer.text("algorithm")).isEqualTo("SHA-256");
        assertThat(answer.text("opaque")).isEqualTo("o");
        assertThat(answer.text("qop")).isEqualTo("auth");
        assertThat(answer.text("nc")).isEqualTo("00000001");
        String ha1 = DigestAlgorithm.SHA_256.hash("tutti:example.org:tiger");
        assertThat(answer.text("response"))
                .isEqualTo(new DigestResponse(
                                DigestAlgorithm.SHA_256, "INVITE", "sip:bob@example.org", "n", "00000001", "cn")
                        .of(ha1));
    }

    @Test
    void answersAProxyInItsOwnHeader() { // RFC 3261 §22.3
        assertThat(learns(INVITE, response(407, challenge("example.org", "MD5", "n", ""))))
                .isTrue();
        SipRequest again = client.authorize(INVITE, FLOW);
        assertThat(again.headers().has("Authorization")).isFalse();
        AuthenticationFields answer = answer(again, "Proxy-Authorization");
        assertThat(answer.get("nc")).as("RFC 2069: no qop").isEmpty();
        String ha1 = DigestAlgorithm.MD5.hash("tutti:example.org:tiger");
        String ha2 = DigestAlgorithm.MD5.hash("INVITE:sip:bob@example.org");
        assertThat(answer.text("response")).isEqualTo(DigestAlgorithm.MD5.hash(ha1 + ":n:" + ha2));
    }

    @Test
    void answersOnlyRealmsItKnows() { // RFC 3261 §22.1: credentials are for a realm
        assertThat(learns(INVITE, response(401, challenge("elsewhere", "MD5", "n", ""))))
                .isFalse();
        assertThat(client.authorize(INVITE, FLOW)).isSameAs(INVITE);
    }

    @Test
    void answersOnlyTheAddressItAsked() { // whoever else wants a digest wants to crack it
        SipResponse challenge = response(401, challenge("example.org", "MD5", "n", ""));
        assertThat(client.learn(INVITE, challenge, FLOW, flow("192.0.2.66"))).isFalse();
    }

    @Test
    void showsAnAnswerUnaskedOnlyWhereItWasAskedFor() { // RFC 3261 §22.3: to the server that challenged
        learns(INVITE, response(401, challenge("example.org", "MD5", "n", "")));
        assertThat(client.authorize(INVITE, flow("192.0.2.66"))).isSameAs(INVITE);
    }

    @Test
    void answersNothingWeakerThanItMay() { // RFC 8760 §2.4: a challenge may be made weak on the way
        DigestClient strict = new DigestClient(
                List.of(new Credentials(
                        "example.org", "tutti", DigestSecret.ofPassword("tiger"), DigestAlgorithm.SHA_256)),
                () -> "cn");
        assertThat(strict.learn(INVITE, response(401, challenge("example.org", "MD5", "n", "")), FLOW, FLOW))
                .isFalse();
        assertThat(strict.learn(INVITE, response(401, challenge("example.org", "SHA-256", "n", "")), FLOW, FLOW))
                .isTrue();
    }

    @Test
    void takesNoAuthIntAloneAndNoOtherScheme() {
        assertThat(learns(INVITE, response(401, challenge("example.org", "MD5", "n", ", qop=\"auth-int\""))))
                .isFalse();
        assertThat(learns(INVITE, response(401, "Basic realm=\"example.org\""))).isFalse();
        assertThat(learns(INVITE, response(401, challenge("example.org", "MD5-sess", "n", ""))))
                .isFalse();
    }

    @Test
    void givesUpWhenItsAnswerIsRefused() { // RFC 3261 §22.2: not the same credentials again
        learns(INVITE, response(401, challenge("example.org", "MD5", "n1", "")));
        SipRequest again = client.authorize(INVITE, FLOW);
        assertThat(learns(again, response(401, challenge("example.org", "MD5", "n2", ""))))
                .isFalse();
        assertThat(learns(again, response(401, challenge("example.org", "MD5", "n1", ", stale=true"))))
                .as("the same nonce, whatever it says")
                .isFalse();
    }

    @Test
    void answersAFreshNonceForAStaleOneButNotForEver() { // RFC 7616 §3.3
        learns(INVITE, response(401, challenge("example.org", "MD5", "n0", "")));
        int answered = 0;
        for (int i = 1; i < 10; i++) {
            SipRequest again = client.authorize(INVITE, FLOW);
            if (!learns(again, response(401, challenge("example.org", "MD5", "n" + i, ", stale=true")))) {
                break;
            }
            answered++;
        }
        assertThat(answered).isEqualTo(DigestClient.STALE_MAX);
    }

    @Test
    void showsItsAnswerUnaskedFromThenOnAndCounts() { // RFC 3261 §22.3, RFC 7616 §3.6
        learns(INVITE, response(401, challenge("example.org", "MD5", "n", ", qop=\"auth\"")));
        client.authorize(INVITE, FLOW);
        SipRequest second = client.authorize(INVITE, FLOW);
        assertThat(answer(second, "Authorization").text("nc")).isEqualTo("00000002");
        assertThat(learns(second, response(401, challenge("example.org", "MD5", "n2", ", qop=\"auth\""))))
                .as("a nonce that was good once may have been replaced")
                .isTrue();
        assertThat(answer(client.authorize(second, FLOW), "Authorization").text("nc"))
                .isEqualTo("00000001");
        assertThat(client.authorize(second, FLOW).headers().all("Authorization"))
                .hasSize(1);
    }

    @Test
    void answersNobodyWithoutCredentials() {
        SipResponse challenge = response(401, challenge("example.org", "MD5", "n", ""));
        assertThat(DigestClient.NONE.learn(INVITE, challenge, FLOW, FLOW)).isFalse();
        assertThat(learns(INVITE, response(403))).isFalse();
    }
}
