package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tutti.sip.call.Call;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// Changes of a session: RFC 3261 §14, RFC 3311; and INFO, RFC 6086.
class ReofferTest {
    private static final String NEW_CONTACT = "Contact: <sip:alice@192.0.2.2:5099>\n";
    private final Rig rig = new Rig();

    private void answerReoffers() {
        rig.listener.onReoffer = (call, request) -> call.answerReoffer(Rig.ANSWER, Rig.SDP, call.nowNanos());
    }

    private int seconds(SipResponse response) {
        return Integer.parseInt(response.headers().first("Retry-After").orElseThrow());
    }

    @Test
    void answersAReInviteAndWaitsForItsAck() { // §14.2
        rig.establishIncoming();
        answerReoffers();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        assertThat(rig.lines()).containsExactly("200 INVITE", "200 INVITE");
        assertThat(rig.lastResponse().body()).isEqualTo(Rig.ANSWER);
        assertThat(rig.lastResponse().headers().first("Contact")).isPresent();
        rig.advance(500);
        assertThat(rig.sent).hasSize(3);
        rig.receive(rig.inDialog("ACK", 2, "reack", "", ""));
        rig.advance(30_000);
        assertThat(rig.sent).hasSize(3);
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "reoffered INVITE", "acknowledged");
    }

    @Test
    void endsACallWhoseReInviteIsNotAcknowledged() { // §14.2, §13.3.1.4
        rig.establishIncoming();
        answerReoffers();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        rig.advance(32_000);
        assertThat(rig.lastRequest().method()).isEqualTo("BYE");
        assertThat(rig.listener.events).endsWith("ended ACK_TIMEOUT");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void hangsUpAtOnceAlthoughAReInviteIsNotAcknowledged() { // §15: only the first 2xx makes the callee wait
        rig.establishIncoming();
        answerReoffers();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.lastRequest().method()).isEqualTo("BYE");
        rig.respond(200, "");
        assertThat(rig.endpoint.dialogs()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void keepsTheSessionWhenAnOfferIsRejected() { // §14.2
        rig.establishIncoming();
        rig.listener.onReoffer = (call, request) -> call.rejectReoffer(488, "Not Acceptable Here", call.nowNanos());
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(488);
        rig.receive(rig.inDialog("OPTIONS", 3, "o", "", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
    }

    @Test
    void asksToTryLaterWhileAnEarlierOfferIsUnanswered() { // §14.2
        rig.establishIncoming();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        rig.receive(rig.inDialog("INVITE", 3, "re3", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(500);
        assertThat(seconds(rig.lastResponse())).isBetween(0, 10);
        rig.receive(rig.inDialog("UPDATE", 4, "up", "", "v=0")); // RFC 3311 §5.2
        assertThat(rig.lastResponse().status()).isEqualTo(500);
        assertThat(seconds(rig.lastResponse())).isBetween(0, 10);
        assertThat(rig.call().answerReoffer(Rig.ANSWER, Rig.SDP, rig.nowNanos()))
                .isTrue();
        assertThat(rig.lastResponse().cSeq().number()).isEqualTo(2);
    }

    @Test
    void asksToTryLaterWhileTheFirstInviteIsUnanswered() { // §14.2, RFC 3311 §5.2
        rig.receive(Rig.invite());
        rig.call().ring(rig.nowNanos());
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(500);
        rig.receive(rig.inDialog("UPDATE", 3, "up", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(500);
        assertThat(rig.lastResponse().headers().first("Retry-After")).isPresent();
    }

    @Test
    void answersOffersThatCrossWith491() { // §14.2, RFC 3311 §5.2
        rig.establishIncoming();
        rig.call().reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(491);
        rig.receive(rig.inDialog("UPDATE", 3, "up", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(491);
    }

    @Test
    void answersAReInviteBeforeTheAckWith491() {
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite());
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(491);
    }

    @Test
    void answersAReInviteItselfWhenTheApplicationDoesNot() {
        rig.establishIncoming();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        rig.advance(10_000);
        assertThat(rig.lines()).endsWith("100 INVITE", "500 INVITE");
        assertThat(rig.call().answerReoffer(Rig.ANSWER, Rig.SDP, rig.nowNanos()))
                .isFalse();
    }

    @Test
    void refusesWhatIsPendingWhenTheCallEnds() { // §15.1.2
        rig.establishIncoming();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        rig.receive(rig.inDialog("BYE", 3, "bye", "", ""));
        assertThat(rig.lines()).endsWith("200 BYE", "487 INVITE");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void letsAReInviteBeCancelledAndTheCallGoOn() { // §14.2, §9.2
        rig.establishIncoming();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        rig.receive(rig.inDialog("CANCEL", 2, "re", "", ""));
        assertThat(rig.lines()).endsWith("487 INVITE", "200 CANCEL");
        rig.receive(rig.inDialog("OPTIONS", 3, "o", "", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
    }

    @Test
    void answersAnUpdateWithAnOfferByTheApplicationAndOneWithoutByItself() { // RFC 3311 §5.2
        rig.establishIncoming();
        answerReoffers();
        rig.receive(rig.inDialog("UPDATE", 2, "up", "", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        assertThat(rig.lastResponse().body()).isEqualTo(Rig.ANSWER);
        rig.receive(rig.inDialog("UPDATE", 3, "up3", "", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        assertThat(rig.lastResponse().body()).isEmpty();
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "reoffered UPDATE");
        rig.advance(30_000);
        assertThat(rig.lines()).as("no ACK is waited for").doesNotContain("BYE");
    }

    @Test
    void movesTheRemoteTargetWithATargetRefresh() { // §12.2.2
        rig.establishIncoming();
        rig.receive(
                rig.inDialog("UPDATE", 2, "up", "", "").replace("Contact: <sip:alice@192.0.2.2:5070>\n", NEW_CONTACT));
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.lastRequest().uri().toString()).isEqualTo("sip:alice@192.0.2.2:5099");
    }

    @Test
    void reoffersByReInviteAndAcknowledges() { // §14.1
        Call call = rig.establishOutgoing();
        assertThat(call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos())).isTrue();
        assertThat(call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos()))
                .as("one at a time")
                .isFalse();
        SipRequest reInvite = rig.lastRequest();
        assertThat(reInvite.to().tag()).isEqualTo("bob");
        rig.receive(Rig.response(reInvite, 200, "", "", "v=0"));
        assertThat(rig.lastRequest().method()).isEqualTo("ACK");
        assertThat(rig.lastRequest().cSeq().number()).isEqualTo(reInvite.cSeq().number());
        rig.receive(Rig.response(reInvite, 200, "", "", "v=0"));
        assertThat(rig.lines()).containsExactly("INVITE", "ACK", "INVITE", "ACK", "ACK");
        assertThat(rig.listener.events).containsExactly("answered 200", "reofferAnswered 200");
    }

    @Test
    void asksAgainAfterAGlareLaterIfItOwnsTheCallId() { // §14.1
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        long glare = rig.nowMillis();
        rig.respond(491, "");
        rig.take();
        rig.advance(4_000);
        assertThat(rig.lastRequest().method()).isEqualTo("INVITE");
        assertThat(rig.sent.get(0).atMillis() - glare).isBetween(2_100L, 4_000L);
        rig.receive(Rig.response(rig.lastRequest(), 200, "", "", "v=0"));
        assertThat(rig.listener.events).containsExactly("answered 200", "reofferAnswered 200");
    }

    @Test
    void asksAgainAfterAGlareSoonerIfThePeerOwnsTheCallId() { // §14.1
        rig.establishIncoming();
        rig.call().reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        long glare = rig.nowMillis();
        rig.respond(491, "");
        answerReoffers();
        rig.receive(rig.inDialog("INVITE", 2, "re", "", "v=0"));
        assertThat(rig.lastResponse().status())
                .as("the peer has his turn meanwhile")
                .isEqualTo(200);
        rig.receive(rig.inDialog("ACK", 2, "reack", "", ""));
        rig.take();
        rig.advance(2_000);
        assertThat(rig.lastRequest().method()).isEqualTo("INVITE");
        assertThat(rig.sent.get(0).atMillis() - glare).isBetween(0L, 2_000L);
    }

    @Test
    void reportsAGlareThatDoesNotEnd() {
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        for (int i = 0; i < 9; i++) {
            rig.respond(491, "");
            rig.sent.removeIf(s -> s.message() instanceof SipRequest r && r.is("ACK"));
            rig.advance(4_000);
        }
        assertThat(rig.listener.events).containsExactly("answered 200", "reofferRejected 491");
    }

    @Test
    void keepsTheSessionWhenItsOfferIsRefused() { // §14.1
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        rig.respond(488, "");
        assertThat(rig.lines()).endsWith("INVITE", "ACK");
        assertThat(rig.listener.events).containsExactly("answered 200", "reofferRejected 488");
        assertThat(call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos())).isTrue();
    }

    @Test
    void endsTheCallWhenThePeerKnowsNothingOfIt() { // §12.2.1.2
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        rig.respond(481, "");
        assertThat(rig.lines()).endsWith("ACK", "BYE");
        assertThat(rig.listener.events).containsExactly("answered 200", "ended DIALOG_UNKNOWN_TO_PEER");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void endsTheCallWhenThePeerIsSilent() { // §12.2.1.2
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        rig.advance(32_001);
        assertThat(rig.listener.events).containsExactly("answered 200", "ended TRANSACTION_TIMEOUT");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void acknowledgesAnAnswerThatComesAfterTheEnd() {
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        SipRequest reInvite = rig.lastRequest();
        call.hangUp(rig.nowNanos());
        rig.receive(Rig.response(reInvite, 200, "", "", "v=0"));
        assertThat(rig.lines()).endsWith("BYE", "ACK");
        assertThat(rig.listener.events).containsExactly("answered 200", "ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void takesInfoOfTheTypesItKnowsAndRefusesOthers() { // RFC 6086 §4.2.2
        rig.establishIncoming();
        String info = rig.inDialog("INFO", 2, "info", "", "Signal=1");
        rig.receive(info.replace("application/sdp", "application/dtmf-relay"));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        assertThat(rig.listener.requests.getLast().body()).asString().isEqualTo("Signal=1");
        rig.receive(rig.inDialog("INFO", 3, "info3", "", "x").replace("application/sdp", "text/plain"));
        assertThat(rig.lastResponse().status()).isEqualTo(415);
        assertThat(rig.lastResponse().headers().first("Accept")).contains("application/dtmf-relay, application/dtmf");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "info");
    }

    @Test
    void sendsInfoAndEndsTheCallIfNobodyKnowsIt() {
        Call call = rig.establishOutgoing();
        assertThat(call.sendInfo(new byte[] {'x'}, "application/dtmf", rig.nowNanos()))
                .isTrue();
        assertThat(rig.lastRequest().method()).isEqualTo("INFO");
        assertThat(rig.lastRequest().contentType()).isEqualTo("application/dtmf");
        rig.respond(415, "");
        call.sendInfo(new byte[] {'x'}, "application/dtmf", rig.nowNanos());
        rig.respond(481, "");
        assertThat(rig.listener.events).containsExactly("answered 200", "ended DIALOG_UNKNOWN_TO_PEER");
    }
}
