package tutti.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tutti.sip.message.AuthenticationFields;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// The server of RFC 7616, as RFC 3261 §22 and RFC 8760 want it.
class DigestAuthenticatorTest {
    private static final long MILLIS = 1_000_000;
    private static final Flow ALICE = flow("192.0.2.2");
    private static final Flow OTHER = flow("192.0.2.3");
    private DigestSettings settings = DigestSettings.standard("example.org");
    private long nowNanos = -5_000 * MILLIS;
    private DigestAuthenticator authenticator = authenticator();

    private DigestAuthenticator authenticator() {
        return new DigestAuthenticator(settings, DigestAuthenticatorTest::find, new SplittableRandom(7));
    }

    private void use(DigestSettings changed) {
        settings = changed;
        authenticator = authenticator();
    }

    private static Optional<DigestSecret> find(String user, String realm) {
        String hash = DigestAlgorithm.SHA_256.hash("bob:" + realm + ":lion");
        return switch (user) {
            case "alice" -> Optional.of(DigestSecret.ofPassword("tiger"));
            case "bob" -> Optional.of(DigestSecret.ofHashes(Map.of(DigestAlgorithm.SHA_256, hash)));
            default -> Optional.empty();
        };
    }

    private static Flow flow(String address) {
        InetAddress here = InetAddress.ofLiteral("192.0.2.1");
        return Flow.udp(new InetSocketAddress(here, 5060), new InetSocketAddress(InetAddress.ofLiteral(address), 5060));
    }

    private static SipRequest invite(String room, String authorization) {
        SipHeaders.Builder headers = SipHeaders.builder()
                .add("From", "<sip:alice@example.org>;tag=a")
                .add("To", "<sip:" + room + "@example.org>")
                .add("Call-ID", "c")
                .add("CSeq", "1 INVITE");
        if (!authorization.isEmpty()) {
            headers.add("Authorization", authorization);
        }
        SipUri uri = SipUri.parse("sip:" + room + "@example.org").orElseThrow();
        return new SipRequest("INVITE", uri, headers.build(), SipMessage.noBody());
    }

    private List<AuthenticationFields> challenges(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        Admission.Refused refused = (Admission.Refused) admission;
        assertThat(refused.status()).isEqualTo(401);
        return refused.headers().stream()
                .map(h -> AuthenticationFields.parse(h.value()).orElseThrow())
                .toList();
    }

    private String nonce(Flow flow) {
        return challenges(authenticator.admit(invite("room", ""), flow, nowNanos))
                .getFirst()
                .text("nonce");
    }

    private static String answer(String user, String password, DigestAlgorithm algorithm, String nonce, long count) {
        String hash = algorithm.hash(user + ":example.org:" + password);
        String nc = DigestResponse.count(count);
        String response = new DigestResponse(algorithm, "INVITE", "sip:room@example.org", nonce, nc, "mine").of(hash);
        return "Digest username=\"" + user + "\", realm=\"example.org\", nonce=\"" + nonce
                + "\", uri=\"sip:room@example.org\", response=\"" + response + "\", algorithm=" + algorithm.token()
                + ", cnonce=\"mine\", qop=auth, nc=" + nc;
    }

    private static String right(String nonce, long count) {
        return answer("alice", "tiger", DigestAlgorithm.SHA_256, nonce, count);
    }

    private Admission ask(String authorization) {
        return authenticator.admit(invite("room", authorization), ALICE, nowNanos);
    }

    private boolean admits(String authorization) {
        return ask(authorization) instanceof Admission.Granted;
    }

    @Test
    void challengesStrongestFirstWithQopAuthAndOpaque() { // RFC 8760 §2.3, RFC 7616 §3.3
        use(settings.withAlgorithms(List.of(DigestAlgorithm.values())));
        List<AuthenticationFields> challenges = challenges(ask(""));
        assertThat(challenges).extracting(c -> c.text("algorithm")).containsExactly("SHA-512-256", "SHA-256", "MD5");
        assertThat(challenges).extracting(c -> c.text("qop")).containsOnly("auth");
        assertThat(challenges).extracting(c -> c.text("realm")).containsOnly("example.org");
        assertThat(challenges).allSatisfy(c -> assertThat(c.text("opaque")).isNotEmpty());
        assertThat(challenges).noneMatch(c -> c.get("stale").isPresent());
    }

    @Test
    void grantsWhoKnowsThePasswordWithAnyOfferedAlgorithm() { // RFC 7616 §3.4
        use(settings.withAlgorithms(List.of(DigestAlgorithm.values())));
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertThat(ask(answer("alice", "tiger", algorithm, nonce(ALICE), 1)))
                    .isEqualTo(new Admission.Granted("alice"));
        }
        assertThat(admits(answer("bob", "lion", DigestAlgorithm.SHA_256, nonce(ALICE), 1)))
                .as("known by his hash")
                .isTrue();
        assertThat(admits(answer("bob", "lion", DigestAlgorithm.MD5, nonce(ALICE), 1)))
                .as("no hash for MD5")
                .isFalse();
    }

    @Test
    void takesNoMd5WhenItIsOff() { // RFC 8760 §2.1: servers should be able to do without
        use(settings.withAlgorithms(List.of(DigestAlgorithm.SHA_256)));
        assertThat(challenges(ask(""))).extracting(c -> c.text("algorithm")).containsExactly("SHA-256");
        assertThat(admits(answer("alice", "tiger", DigestAlgorithm.MD5, nonce(ALICE), 1)))
                .isFalse();
        assertThat(authenticator.of(DigestCounter.WRONG)).isZero();
    }

    @Test
    void answersAWrongPasswordAndAnUnknownUserAlike() { // RFC 7616 §5.6: nothing tells which of the two it was
        Admission wrong = ask(answer("alice", "lion", DigestAlgorithm.SHA_256, nonce(ALICE), 1));
        Admission unknown = ask(answer("carol", "lion", DigestAlgorithm.SHA_256, nonce(ALICE), 1));
        assertThat(challenges(wrong).getFirst().get("stale")).isEmpty();
        assertThat(challenges(unknown).getFirst().get("stale")).isEmpty();
        assertThat(((Admission.Refused) wrong).headers()).hasSameSizeAs(((Admission.Refused) unknown).headers());
        assertThat(authenticator.of(DigestCounter.WRONG)).isEqualTo(2);
    }

    @Test
    void callsAnOldNonceStaleWhateverThePassword() { // RFC 7616 §3.3: and so tells nothing about the password
        String nonce = nonce(ALICE);
        nowNanos += 60_001 * MILLIS;
        assertThat(challenges(ask(right(nonce, 1))).getFirst().text("stale")).isEqualTo("true");
        String wrong = answer("alice", "lion", DigestAlgorithm.SHA_256, nonce, 1);
        assertThat(challenges(ask(wrong)).getFirst().text("stale")).isEqualTo("true");
        assertThat(authenticator.of(DigestCounter.STALE)).isEqualTo(2);
    }

    @Test
    void takesEachCountOfANonceOnceInAnyNearOrder() { // RFC 7616 §3.4, §5.5
        String nonce = nonce(ALICE);
        assertThat(admits(right(nonce, 1))).isTrue();
        assertThat(challenges(ask(right(nonce, 1))).getFirst().text("stale")).isEqualTo("true");
        assertThat(admits(right(nonce, 3))).isTrue();
        assertThat(admits(right(nonce, 2))).isTrue();
        assertThat(admits(right(nonce, 2))).isFalse();
        assertThat(admits(right(nonce, 100))).isTrue();
        assertThat(admits(right(nonce, 36))).as("beyond the window of 64").isFalse();
        assertThat(admits(right(nonce, 37))).isTrue();
    }

    @Test
    void aWrongAnswerUsesUpNoCount() {
        String nonce = nonce(ALICE);
        assertThat(admits(answer("alice", "lion", DigestAlgorithm.SHA_256, nonce, 1)))
                .isFalse();
        assertThat(admits(right(nonce, 1))).isTrue();
    }

    @Test
    void refusesReplaysThatWaitForTheTableToFill() { // RFC 7616 §5.5
        use(settings.withNonces(60_000, 2));
        String first = nonce(ALICE);
        assertThat(admits(right(first, 1))).isTrue();
        for (int i = 0; i < 3; i++) {
            nowNanos += MILLIS;
            assertThat(admits(right(nonce(ALICE), 1))).isTrue();
        }
        assertThat(challenges(ask(right(first, 1))).getFirst().text("stale")).isEqualTo("true");
        assertThat(challenges(ask(right(first, 2))).getFirst().text("stale")).isEqualTo("true");
        nowNanos += MILLIS;
        assertThat(admits(right(nonce(ALICE), 1))).isTrue();
    }

    @Test
    void takesNoNonceItDidNotGiveToThisAddress() { // RFC 7616 §5.4, §5.8
        assertThat(admits(right(nonce(OTHER), 1))).isFalse();
        assertThat(admits(right("made-up", 1))).isFalse();
        assertThat(admits(right("=!=", 1))).isFalse();
        String nonce = nonce(ALICE);
        assertThat(admits(right((nonce.charAt(0) == 'A' ? "B" : "A") + nonce.substring(1), 1)))
                .isFalse();
        assertThat(authenticator.of(DigestCounter.WRONG)).isZero();
    }

    @Test
    void locksASourceOutAfterTooManyWrongAnswersAndNoOther() { // RFC 7616 §5.7 (brute force)
        use(settings.withFailures(3, 10_000, 100));
        for (int i = 0; i < 3; i++) {
            ask(answer("alice", "lion", DigestAlgorithm.SHA_256, nonce(ALICE), 1));
        }
        assertThat(ask("")).isEqualTo(new Admission.Refused(403, List.of()));
        assertThat(authenticator.of(DigestCounter.REFUSED_SOURCE_LIMIT)).isEqualTo(1);
        assertThat(authenticator.admit(invite("room", right(nonce(OTHER), 1)), OTHER, nowNanos))
                .isInstanceOf(Admission.Granted.class);
        nowNanos += 10_000 * MILLIS;
        assertThat(admits(right(nonce(ALICE), 1))).isTrue();
    }

    @Test
    void countsNothingAgainstASourceThatWasGivenNoNonce() { // forged senders lock nobody out
        use(settings.withFailures(1, 10_000, 100));
        String mine = nonce(OTHER);
        for (int i = 0; i < 5; i++) {
            ask(answer("alice", "lion", DigestAlgorithm.SHA_256, mine, 1));
        }
        assertThat(admits(right(nonce(ALICE), 1))).isTrue();
    }

    @Test
    void forgetsTheSourceThatFailedLongestAgoAtItsLimit() {
        use(settings.withFailures(1, 10_000, 1));
        ask(answer("alice", "lion", DigestAlgorithm.SHA_256, nonce(ALICE), 1));
        assertThat(ask("")).isEqualTo(new Admission.Refused(403, List.of()));
        String wrong = answer("alice", "lion", DigestAlgorithm.SHA_256, nonce(OTHER), 1);
        authenticator.admit(invite("room", wrong), OTHER, nowNanos);
        assertThat(challenges(ask(""))).isNotEmpty();
    }

    @Test
    void opensNoOtherRoomWithTheSameAnswer() { // RFC 3261 §22.4: the URI may be rewritten on the way, the user not
        Admission other = authenticator.admit(invite("board", right(nonce(ALICE), 1)), ALICE, nowNanos);
        assertThat(other).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void takesNoIncompleteAnswer() { // RFC 7616 §3.4: qop, nc and cnonce are not optional where qop was offered
        String whole = right(nonce(ALICE), 1);
        for (String part : List.of(", qop=auth", ", nc=00000001", ", cnonce=\"mine\"", "username=\"alice\", ")) {
            assertThat(admits(whole.replace(part, ""))).as("without " + part).isFalse();
        }
        assertThat(admits(whole.replace("qop=auth", "qop=auth-int"))).isFalse();
        assertThat(admits(whole + ", nc=00000001")).as("a field twice").isFalse();
        assertThat(admits(whole.replace("Digest", "Basic"))).isFalse();
        assertThat(admits(whole.replace("nc=00000001", "nc=0000000g"))).isFalse();
        assertThat(admits(whole + ", opaque=\"other\"")).isFalse();
        assertThat(admits(whole)).isTrue();
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> DigestSettings.standard("a\"b")).hasMessageContaining("without quotes");
        assertThatThrownBy(() -> settings.withAlgorithms(List.of())).hasMessageContaining("at least SHA_256");
        assertThatThrownBy(() -> settings.withNonces(0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> DigestSecret.ofHashes(Map.of())).hasMessageContaining("one algorithm at least");
    }
}
