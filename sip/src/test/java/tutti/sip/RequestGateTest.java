package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.sip.message.SipResponse;
import tutti.sip.transport.SipCounter;

/// What is refused, how, and that the answer says what would have been right: RFC 3261 §8.2, §12.2.2.
class RequestGateTest {
    private static final String NOWHERE = "<sip:room@192.0.2.1>";
    private final Rig rig = new Rig();

    private SipResponse answer(String request) {
        rig.receive(request);
        return rig.lastResponse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "MESSAGE", "SUBSCRIBE", "PUBLISH", "invite", "X"})
    void answersAMethodItDoesNotSpeakWith405AndAllow(String method) { // §8.2.1
        SipResponse response = answer(Rig.request(method, 1, "x", NOWHERE, "", ""));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers().first("Allow"))
                .contains("INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY");
        assertThat(rig.count(SipCounter.REFUSED_AT_GATE)).isEqualTo(1);
    }

    @Test
    void answersAnotherSchemeWith416() { // §8.2.2.1
        String tel = Rig.invite().replace("INVITE sip:room@192.0.2.1", "INVITE tel:+4930123456");
        assertThat(answer(tel).status()).isEqualTo(416);
    }

    @Test
    void answersAnUnknownExtensionWith420AndUnsupported() { // §8.2.2.3
        SipResponse response = answer(Rig.invite("Require: timer, x-older, 100rel, x-odd\n"));
        assertThat(response.status()).isEqualTo(420);
        assertThat(response.headers().first("Unsupported")).contains("x-older, x-odd");
        assertThat(rig.listener.events).isEmpty();
    }

    @Test
    void answersAnUnknownBodyWith415AndAccept() { // §8.2.3
        SipResponse response = answer(Rig.invite().replace("application/sdp", "text/html"));
        assertThat(response.status()).isEqualTo(415);
        assertThat(response.headers().first("Accept")).contains("application/sdp");
    }

    @Test
    void answersAnEncodedBodyWith415AndAcceptEncoding() { // §8.2.3
        SipResponse response = answer(Rig.invite("Content-Encoding: gzip\n"));
        assertThat(response.status()).isEqualTo(415);
        assertThat(response.headers().first("Accept-Encoding")).contains("identity");
    }

    @Test
    void answers406WhenItsAnswerWouldNotBeAccepted() { // §21.4.7
        assertThat(answer(Rig.invite("Accept: text/html\n")).status()).isEqualTo(406);
        rig.receive(Rig.invite("Accept: text/html, application/*;q=0.1\n")
                .replace("bKinv", "bKinv2")
                .replace("call-1", "c2"));
        assertThat(rig.listener.events).containsExactly("incoming");
    }

    @Test
    void answersAMergedRequestWith482() { // §8.2.2.2
        rig.receive(Rig.invite());
        SipResponse merged = answer(Rig.invite().replace("bKinv", "bKotherWay"));
        assertThat(merged.status()).isEqualTo(482);
        assertThat(rig.listener.events).containsExactly("incoming");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INVITE", "UPDATE", "INFO", "OPTIONS"})
    void answersARequestForAnUnknownDialogWith481(String method) { // §12.2.2
        assertThat(answer(Rig.request(method, 1, "x", NOWHERE + ";tag=unknown", "", ""))
                        .status())
                .isEqualTo(481);
        assertThat(rig.count(SipCounter.UNKNOWN_DIALOG)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "UPDATE", "INFO", "PRACK", "NOTIFY"})
    void answersARequestThatNeedsADialogAndNamesNoneWith481(String method) {
        assertThat(answer(Rig.request(method, 1, "x", NOWHERE, "", "")).status())
                .isEqualTo(481);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INVITE", "UPDATE", "INFO"})
    void answersARequestOlderThanOneSeenWith500(String method) { // §12.2.2
        rig.establishIncoming();
        rig.receive(rig.inDialog("OPTIONS", 10, "o", "", ""));
        rig.receive(rig.inDialog(method, 9, "late", "", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(500);
        assertThat(rig.count(SipCounter.OUT_OF_ORDER)).isEqualTo(1);
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged");
    }

    @Test
    void tellsItsCapabilitiesOutsideAndInsideADialog() { // §11.2
        SipResponse outside = answer(Rig.request("OPTIONS", 1, "x", NOWHERE, "", ""));
        rig.establishIncoming();
        SipResponse inside = answer(rig.inDialog("OPTIONS", 5, "y", "", ""));
        for (SipResponse response : List.of(outside, inside)) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().first("Allow")).isPresent();
            assertThat(response.headers().first("Accept")).contains("application/sdp");
            assertThat(response.headers().first("Supported")).contains("timer, 100rel, replaces, norefersub");
            assertThat(response.headers().first("Contact")).contains("<sip:room@192.0.2.1:5060>");
            assertThat(response.to().tag()).isNotEmpty();
        }
    }

    @Test
    void servesARequestThatMayNotBeForwarded() { // RFC 4475 §3.3.11: it stops proxies, not whom it was meant for
        String options = Rig.request("OPTIONS", 1, "x", NOWHERE, "", "").replace("Forwards: 70", "Forwards: 0");
        assertThat(answer(options).status()).isEqualTo(200);
    }

    @Test
    void answersBrokenRequestsWithTheReasonAndLeavesNoState() { // §8.2, §21.4.1
        SipResponse response = answer(Rig.invite().replace("CSeq: 1 INVITE", "CSeq: 1 BYE"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.reason()).isEqualTo("CSeq method is not the method of the request");
        assertThat(answer(Rig.invite().replace("SIP/2.0\nVia", "SIP/3.0\nVia")).status())
                .isEqualTo(505);
        assertThat(rig.count(SipCounter.MALFORMED_ANSWERED)).isEqualTo(2);
        assertThat(rig.endpoint.transactions()).isZero();
    }

    @Test
    void neverAnswersABrokenAckOrWhatIsNoSip() {
        rig.receive(Rig.request("ACK", 1, "x", NOWHERE, "", "").replace("CSeq: 1 ACK", "CSeq: x ACK"));
        rig.receive("GET / HTTP/1.1\nHost: x\n\n");
        rig.receive("SIP/2.0 200 OK\n\n");
        assertThat(rig.sent).isEmpty();
        assertThat(rig.count(SipCounter.MALFORMED_DROPPED)).isEqualTo(3);
        rig.receive("\n\n");
        assertThat(rig.count(SipCounter.RECEIVED_KEEP_ALIVES)).isEqualTo(1);
    }

    @Test
    void dropsAnAckThatFitsNothing() {
        rig.receive(Rig.request("ACK", 1, "x", NOWHERE + ";tag=unknown", "", ""));
        assertThat(rig.sent).isEmpty();
        assertThat(rig.count(SipCounter.STRAY_ACKS)).isEqualTo(1);
    }

    @Test
    void wantsContentLengthOnAConnection() { // §20.14
        rig.receive(Rig.invite().replace("Content-Length: 3\n", ""), Rig.TCP);
        assertThat(rig.lastResponse().status()).isEqualTo(400);
        assertThat(rig.lastResponse().reason()).isEqualTo("Content-Length is missing");
    }

    @Test
    void refusesWhatExceedsTheTransactionTableWithoutKeepingIt() {
        SipSettings standard = SipSettings.standard("tutti/test");
        Rig small = new Rig(new SipSettings(standard.transactions().withTransactionsMax(1), standard.calls()));
        small.receive(Rig.request("OPTIONS", 1, "a", NOWHERE, "", ""));
        small.receive(Rig.request("OPTIONS", 2, "b", NOWHERE, "", ""));
        assertThat(small.lastResponse().status()).isEqualTo(503);
        assertThat(small.lastResponse().headers().first("Retry-After")).contains("5");
        String tag = small.lastResponse().to().tag();
        small.receive(Rig.request("OPTIONS", 2, "b", NOWHERE, "", ""));
        assertThat(small.lastResponse().to().tag())
                .as("§8.2.7: the same tag each time")
                .isEqualTo(tag);
        assertThat(small.count(SipCounter.REFUSED_TRANSACTION_LIMIT)).isEqualTo(2);
        assertThat(small.endpoint.transactions()).isEqualTo(1);
        small.receive(Rig.request("BYE", 2, "c", NOWHERE + ";tag=t", "", ""));
        assertThat(small.lastResponse().status())
                .as("room is kept for requests in dialogs")
                .isEqualTo(481);
    }
}
