package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.sip.auth.Credentials;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.registration.Registration;
import tutti.sip.registration.RegistrationSettings;
import tutti.sip.registration.RegistrationState;
import tutti.sip.registration.RegistrationState.Closed;
import tutti.sip.registration.RegistrationState.Refused;
import tutti.sip.registration.RegistrationState.Registered;
import tutti.sip.registration.RegistrationState.Registering;
import tutti.sip.registration.RegistrationState.Retrying;
import tutti.sip.transport.Flow;

/// The client of a registrar: RFC 3261 §10.2; RFC 5626 §4.5.
class RegistrationTest {
    private static final RegistrationSettings SETTINGS = RegistrationSettings.standard(
            uri("sip:example.org"),
            uri("sip:4930123@example.org"),
            Credentials.ofPassword("example.org", "4930123", "tiger"));
    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"example.org\",nonce=\"n1\",algorithm=SHA-256,qop=\"auth\"\n";
    private final Rig rig = new Rig();
    private final List<RegistrationState> states = new ArrayList<>();

    private static SipUri uri(String text) {
        return SipUri.parse(text).orElseThrow();
    }

    private Registration register() {
        return register(SETTINGS);
    }

    private Registration register(RegistrationSettings settings) {
        return rig.endpoint.register(settings, Rig.UDP, (registration, state) -> states.add(state), rig.nowNanos());
    }

    /// What the registrar has bound: our own Contact, and one of another phone.
    private void accept(String expires) {
        accept(rig.lastRequest(), expires);
    }

    private void accept(SipRequest request, String expires) {
        String bindings = "Contact: <sip:4930123@192.0.2.99:5060>;expires=9, <sip:4930123@192.0.2.1:5060>" + expires;
        rig.receive(Rig.response(request, 200, "reg", "", "").replace("Contact: <sip:bob@192.0.2.2:5070>", bindings));
    }

    private static long number(SipRequest request) {
        return request.cSeq().number();
    }

    @Test
    void registersWithCredentialsAndOneCallIdForAll() { // RFC 3261 §10.2, §10.2.4, §22.2
        register();
        SipRequest first = rig.lastRequest();
        assertThat(first.method()).isEqualTo("REGISTER");
        assertThat(first.uri()).isEqualTo(uri("sip:example.org"));
        assertThat(first.to().uri()).isEqualTo(first.from().uri()).isEqualTo(uri("sip:4930123@example.org"));
        assertThat(first.headers().first("Contact")).contains("<sip:4930123@192.0.2.1:5060>;expires=600");
        assertThat(first.headers().first("Expires")).contains("600");
        rig.receive(Rig.response(first, 401, "reg", CHALLENGE, ""));
        SipRequest second = rig.lastRequest();
        assertThat(second.headers().first("Authorization").orElseThrow()).contains("uri=\"sip:example.org\"");
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(number(second)).isEqualTo(number(first) + 1);
        accept(";expires=600");
        assertThat(states).containsExactly(new Registering(), new Registered(600));
    }

    @Test
    void refreshesInTimeForWhatTheRegistrarPromised() { // RFC 3261 §10.2.4: his number counts, for our Contact
        register();
        accept(";expires=100");
        rig.take();
        rig.advance(79_999);
        assertThat(rig.sent).isEmpty();
        rig.advance(1);
        assertThat(rig.lastRequestIs("REGISTER")).isTrue();
        assertThat(rig.lastRequest().headers().first("Expires"))
                .as("we still ask for all")
                .contains("600");
        accept("");
        assertThat(states.getLast()).as("no number at all: as asked").isEqualTo(new Registered(600));
    }

    @Test
    void takesTheExpiresOfAllWhereOursHasNone() { // RFC 3261 §10.3 step 8
        register();
        rig.receive(Rig.response(rig.lastRequest(), 200, "reg", "Expires: 120\n", ""));
        assertThat(states.getLast()).isEqualTo(new Registered(120));
    }

    @Test
    void showsItsPasswordUnaskedWhenItRefreshes() { // RFC 7616 §3.6
        register();
        rig.receive(Rig.response(rig.lastRequest(), 401, "reg", CHALLENGE, ""));
        accept(";expires=100");
        rig.take();
        rig.advance(80_000);
        assertThat(rig.lastRequest().headers().first("Authorization").orElseThrow())
                .contains("nc=00000002");
    }

    @Test
    void asksForLongerWhenItWasTooBrief() { // RFC 3261 §10.2.8
        register();
        rig.receive(Rig.response(rig.lastRequest(), 423, "reg", "Min-Expires: 3600\n", ""));
        assertThat(rig.lastRequest().headers().first("Expires")).contains("3600");
        accept(";expires=3600");
        assertThat(states.getLast()).isEqualTo(new Registered(3_600));
    }

    @Test
    void isRefusedByARegistrarThatWantsLongerAndLonger() { // RFC 3261 §10.2.8: only what is longer helps
        register();
        rig.receive(Rig.response(rig.lastRequest(), 423, "reg", "Min-Expires: 600\n", ""));
        assertThat(states.getLast()).isEqualTo(new Refused(423, "Whatever"));
        rig.expectEmptyAfterTimers();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 407, 400, 501, 603})
    void stopsWhenItIsRefused(int status) {
        Registration registration = register();
        rig.respond(status, "reg");
        assertThat(states.getLast()).isEqualTo(new Refused(status, "Whatever"));
        rig.expectEmptyAfterTimers();
        registration.start(rig.nowNanos());
        assertThat(rig.lastRequestIs("REGISTER")).isTrue();
    }

    @Test
    void stopsAfterOneWrongPassword() { // RFC 3261 §22.2
        register();
        rig.receive(Rig.response(rig.lastRequest(), 401, "reg", CHALLENGE, ""));
        rig.receive(Rig.response(rig.lastRequest(), 401, "reg", CHALLENGE.replace("n1", "n2"), ""));
        assertThat(states.getLast()).isEqualTo(new Refused(401, "Whatever"));
        assertThat(rig.lines()).containsExactly("REGISTER", "REGISTER");
    }

    private long delayMillis() {
        return ((Retrying) states.getLast()).delayMillis();
    }

    @Test
    void waitsLongerAfterEachFailureAndNeverQuiteTheSame() { // RFC 5626 §4.5
        register();
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rig.respond(503, "reg");
            delays.add(delayMillis());
            rig.advance(delayMillis());
        }
        for (int i = 0; i < 10; i++) {
            long longest = Math.min(1_800_000, 30_000L << i);
            assertThat(delays.get(i)).isBetween(longest / 2, longest);
        }
        assertThat(delays.get(8)).as("both at the limit").isNotEqualTo(delays.get(9));
        accept(";expires=600");
        rig.advance(480_000);
        rig.respond(500, "reg");
        assertThat(delayMillis()).as("success begins anew").isLessThanOrEqualTo(30_000);
    }

    @Test
    void waitsAsLongAsTheRegistrarAsks() { // RFC 3261 §20.33
        register();
        rig.receive(Rig.response(rig.lastRequest(), 503, "reg", "Retry-After: 120\n", ""));
        assertThat(delayMillis()).isEqualTo(120_000);
    }

    @Test
    void triesAgainAfterSilenceAndAfterAFailedTransport() { // RFC 3261 §8.1.3.1
        register();
        rig.advance(32_000);
        assertThat(states.getLast())
                .isInstanceOfSatisfying(
                        Retrying.class, s -> assertThat(s.status()).isEqualTo(408));
        rig.advance(delayMillis());
        rig.endpoint.sendFailed(Rig.UDP, rig.nowNanos());
        assertThat(states.getLast())
                .isInstanceOfSatisfying(
                        Retrying.class, s -> assertThat(s.status()).isEqualTo(503));
    }

    @Test
    void takesItsRegistrationBackWhenItIsClosed() { // RFC 3261 §10.2.2
        Registration registration = register();
        accept(";expires=600");
        registration.close(rig.nowNanos());
        assertThat(rig.lastRequest().headers().first("Contact")).contains("<sip:4930123@192.0.2.1:5060>;expires=0");
        assertThat(rig.lastRequest().headers().first("Expires")).contains("0");
        accept("");
        assertThat(states).containsExactly(new Registering(), new Registered(600), new Closed());
        rig.expectEmptyAfterTimers();
    }

    @Test
    void waitsForTheAnswerBeforeItTakesBack() { // RFC 3261 §10.2: no new REGISTER before the final response
        Registration registration = register();
        registration.close(rig.nowNanos());
        assertThat(rig.lines()).containsExactly("REGISTER");
        accept(";expires=600");
        assertThat(rig.lines()).containsExactly("REGISTER", "REGISTER");
        assertThat(rig.lastRequest().headers().first("Expires")).contains("0");
        rig.respond(500, "reg");
        assertThat(states.getLast()).isEqualTo(new Closed());
        rig.expectEmptyAfterTimers();
    }

    @Test
    void closesAtOnceWhereThereIsNothingToTakeBack() {
        Registration registration = register();
        rig.respond(503, "reg");
        registration.close(rig.nowNanos());
        assertThat(states.getLast()).isEqualTo(new Closed());
        rig.expectEmptyAfterTimers();
        assertThat(registration.toString()).doesNotContain("tiger");
    }

    @Test
    void movesToAnotherFlow() {
        Registration registration = register();
        accept(";expires=600");
        Flow other = Rig.UDP.to(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 5060));
        registration.start(other, rig.nowNanos());
        assertThat(rig.sent.getLast().flow()).isEqualTo(other);
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        Credentials own = SETTINGS.credentials().getFirst();
        assertThatThrownBy(() -> RegistrationSettings.standard(uri("sip:a@b"), uri("sip:a@b"), own))
                .hasMessageContaining("registrar without a user");
        assertThatThrownBy(() -> new RegistrationSettings(uri("sip:b"), uri("sip:a@b"), List.of(own), 0, 1, 1))
                .hasMessageContaining("above 0");
    }
}
