package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.sip.Rig.Sent;
import tutti.sip.call.CallState;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transport.SipCounter;

/// The user agent server of an INVITE: RFC 3261 §13.3, §17.2.1, §9.2, §15.
class IncomingCallTest {
    private final Rig rig = new Rig();

    @Test
    void answersAndEndsACall() {
        rig.listener.onIncoming = (call, invite) -> {
            call.ring(call.nowNanos());
            call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        };
        rig.receive(Rig.invite());
        assertThat(rig.lines()).containsExactly("180 INVITE", "200 INVITE");
        SipResponse ok = rig.lastResponse();
        assertThat(ok.body()).isEqualTo(Rig.ANSWER);
        assertThat(ok.contentType()).isEqualTo("application/sdp");
        assertThat(ok.headers().first("Contact")).contains("<sip:room@192.0.2.1:5060>");
        assertThat(ok.headers().first("Allow"))
                .contains("INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY");
        assertThat(ok.headers().first("Server")).contains("tutti/test");
        assertThat(ok.to().tag()).isNotEmpty();
        assertThat(rig.call().state()).isEqualTo(CallState.ANSWERED);

        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""));
        assertThat(rig.call().state()).isEqualTo(CallState.CONFIRMED);
        rig.receive(rig.inDialog("BYE", 2, "bye", "", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "ended BYE_RECEIVED");
        assertThat(rig.endpoint.dialogs()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void givesTheSameToTagInEveryResponseButTrying() { // §8.2.6.2
        rig.receive(Rig.invite());
        rig.advance(200);
        rig.call().ring(rig.nowNanos());
        rig.call().accept(Rig.ANSWER, Rig.SDP, rig.nowNanos());
        List<SipResponse> responses =
                rig.take().stream().map(m -> (SipResponse) m).toList();
        assertThat(responses).extracting(SipResponse::status).containsExactly(100, 180, 200);
        assertThat(responses.get(0).to().tag()).isEmpty();
        assertThat(responses.get(1).to().tag()).isEqualTo(responses.get(2).to().tag());
    }

    @Test
    void saysTryingAfter200MillisecondsOfSilenceAndNotBefore() { // §17.2.1
        rig.receive(Rig.invite());
        rig.advance(199);
        assertThat(rig.sent).isEmpty();
        rig.advance(1);
        assertThat(rig.lines()).containsExactly("100 INVITE");
    }

    @Test
    void saysNoTryingWhenThereIsAnotherAnswer() { // §17.2.1
        rig.listener.onIncoming = (call, invite) -> call.ring(call.nowNanos());
        rig.receive(Rig.invite());
        rig.advance(1_000);
        assertThat(rig.lines()).containsExactly("180 INVITE");
    }

    @Test
    void repeatsThe2xxUntilItsAckAndHangsUpWithout() { // §13.3.1.4
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        long start = rig.nowMillis();
        rig.receive(Rig.invite());
        rig.advance(31_999);
        assertThat(rig.sent)
                .extracting(s -> s.atMillis() - start)
                .containsExactly(
                        0L, 500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
        assertThat(rig.lines()).containsOnly("200 INVITE");
        rig.advance(1);
        assertThat(rig.lastRequest().method()).isEqualTo("BYE");
        assertThat(rig.listener.events).containsExactly("incoming", "ended ACK_TIMEOUT");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void repeatsThe2xxOverTcpToo() { // §13.3.1.4: "independent of whatever transport"
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite(), Rig.TCP);
        rig.advance(600);
        assertThat(rig.lines()).containsExactly("200 INVITE", "200 INVITE");
        assertThat(rig.sent).extracting(Sent::flow).containsOnly(Rig.TCP);
    }

    @Test
    void stopsRepeatingAtTheAckAndTellsOfItOnce() {
        rig.establishIncoming();
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""));
        rig.advance(60_000);
        assertThat(rig.lines()).containsExactly("200 INVITE");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged");
    }

    @Test
    void givesARetransmittedInviteTheSameResponseAndNoSecondCall() { // §17.2.1
        rig.receive(Rig.invite());
        rig.call().ring(rig.nowNanos());
        rig.receive(Rig.invite());
        rig.receive(Rig.invite());
        assertThat(rig.lines()).containsExactly("180 INVITE", "180 INVITE", "180 INVITE");
        assertThat(rig.sent.get(2).message().toBytes())
                .isEqualTo(rig.sent.get(0).message().toBytes());
        assertThat(rig.listener.events).containsExactly("incoming");
        rig.call().reject(486, "Busy Here", List.of(), rig.nowNanos());
        rig.receive(Rig.invite());
        assertThat(rig.lines()).endsWith("486 INVITE", "486 INVITE");
        assertThat(rig.count(SipCounter.ABSORBED)).isEqualTo(3);
    }

    @Test
    void absorbsAnInviteThatWasAcceptedAlready() { // RFC 6026 §7.1
        rig.establishIncoming();
        rig.receive(Rig.invite());
        assertThat(rig.lines()).containsExactly("200 INVITE");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged");
    }

    @Test
    void repeatsARejectionUntilItsAckAndKeepsTheAckToItself() { // §17.2.1, timers G, H, I
        rig.listener.onIncoming = (call, invite) ->
                call.reject(486, "Busy Here", List.of(new SipHeader("Retry-After", "60")), call.nowNanos());
        long start = rig.nowMillis();
        rig.receive(Rig.invite());
        assertThat(rig.lastResponse().headers().first("Retry-After")).contains("60");
        rig.advance(8_000);
        assertThat(rig.sent).extracting(s -> s.atMillis() - start).containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L);
        rig.receive(Rig.request("ACK", 1, "inv", rig.localTo(), "", ""));
        rig.advance(8_000);
        assertThat(rig.sent).hasSize(5);
        assertThat(rig.endpoint.transactions()).isZero();
        assertThat(rig.listener.events).containsExactly("incoming", "ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void cancelsWith200And487() { // §9.2
        rig.receive(Rig.invite());
        rig.call().ring(rig.nowNanos());
        String to = rig.localTo();
        rig.take();
        rig.receive(Rig.request("CANCEL", 1, "inv", "<sip:room@192.0.2.1>", "", ""));
        assertThat(rig.lines()).containsExactlyInAnyOrder("200 CANCEL", "487 INVITE");
        assertThat(rig.sent)
                .extracting(s -> s.message().headers().first("To").orElseThrow())
                .containsOnly(to);
        assertThat(rig.listener.events).containsExactly("incoming", "cancelled");
        assertThat(rig.endpoint.dialogs()).isZero();
        assertThat(rig.call().accept(Rig.ANSWER, Rig.SDP, rig.nowNanos())).isFalse();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void answersALateCancelWith200Only() { // §9.2
        rig.establishIncoming();
        rig.take();
        rig.receive(Rig.request("CANCEL", 1, "inv", "<sip:room@192.0.2.1>", "", ""));
        assertThat(rig.lines()).containsExactly("200 CANCEL");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged");
    }

    @Test
    void knowsNoInviteForAStrayCancel() { // §9.2
        rig.receive(Rig.request("CANCEL", 1, "inv", "<sip:room@192.0.2.1>", "", ""));
        assertThat(rig.lines()).containsExactly("481 CANCEL");
    }

    @Test
    void bringsTheAnswerToALateOfferInTheAck() { // §13.2.1
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.OFFER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.request("INVITE", 1, "inv", "<sip:room@192.0.2.1>", "", ""));
        assertThat(rig.lastResponse().body()).isEqualTo(Rig.OFFER);
        rig.receive(rig.inDialog("ACK", 1, "ack", "", "v=0 answer"));
        SipRequest ack = rig.listener.requests.getLast();
        assertThat(ack.body()).asString().isEqualTo("v=0 answer");
    }

    @Test
    void givesUpACallNobodyAnswers() {
        rig.receive(Rig.invite());
        rig.advance(179_999);
        assertThat(rig.lines()).containsExactly("100 INVITE");
        rig.advance(1);
        assertThat(rig.lines()).containsExactly("100 INVITE", "480 INVITE");
        assertThat(rig.listener.events).containsExactly("incoming", "ended UNANSWERED");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void hangsUpByDeclining() {
        rig.listener.onIncoming = (call, invite) -> call.hangUp(call.nowNanos());
        rig.receive(Rig.invite());
        assertThat(rig.lines()).containsExactly("603 INVITE");
        assertThat(rig.listener.events).containsExactly("incoming", "ended HUNG_UP");
    }

    @Test
    void waitsWithByeForTheAck() { // §15: the callee's UA must not send BYE before
        rig.listener.onIncoming = (call, invite) -> {
            call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
            call.hangUp(call.nowNanos());
        };
        rig.receive(Rig.invite());
        assertThat(rig.lines()).containsExactly("200 INVITE");
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""));
        assertThat(rig.lines()).containsExactly("200 INVITE", "BYE");
        assertThat(rig.listener.events).containsExactly("incoming", "ended HUNG_UP");
        rig.receive(Rig.response(rig.lastRequest(), 200, "", "", ""));
        assertThat(rig.endpoint.dialogs()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void takesAByeInPlaceOfTheAck() {
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite());
        rig.receive(rig.inDialog("BYE", 2, "bye", "", ""));
        assertThat(rig.lines()).containsExactly("200 INVITE", "200 BYE");
        rig.advance(60_000);
        assertThat(rig.lines()).hasSize(2);
        assertThat(rig.listener.events).containsExactly("incoming", "ended BYE_RECEIVED");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void takesAByeBeforeTheAnswerAsTheEndOfTheInvite() { // §15.1.2
        rig.receive(Rig.invite());
        rig.call().ring(rig.nowNanos());
        rig.receive(rig.inDialog("BYE", 2, "bye", "", ""));
        assertThat(rig.lines()).containsExactly("180 INVITE", "200 BYE", "487 INVITE");
        assertThat(rig.listener.events).containsExactly("incoming", "ended BYE_RECEIVED");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void hangsUpWithByeAndForgetsWhenItIsAnswered() {
        rig.establishIncoming();
        rig.call().hangUp(rig.nowNanos());
        SipRequest bye = rig.lastRequest();
        assertThat(bye.method()).isEqualTo("BYE");
        assertThat(bye.uri().toString()).isEqualTo("sip:alice@192.0.2.2:5070");
        assertThat(bye.to().tag()).isEqualTo("alice");
        assertThat(bye.headers().first("From")).contains(rig.localTo());
        assertThat(rig.call().hangUp(rig.nowNanos())).isFalse();
        rig.receive(Rig.response(bye, 200, "", "", ""));
        assertThat(rig.endpoint.dialogs()).isZero();
        assertThat(rig.endpoint.calls()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void answersAByeThatCrossesItsOwn() {
        rig.establishIncoming();
        rig.call().hangUp(rig.nowNanos());
        rig.receive(rig.inDialog("BYE", 2, "bye", "", ""));
        assertThat(rig.lines()).endsWith("BYE", "200 BYE");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void saysWhatIsWrongWithAStatusThatRejectsNothing() {
        rig.receive(Rig.invite());
        assertThatThrownBy(() -> rig.call().reject(200, "OK", List.of(), rig.nowNanos()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give 300…699");
    }

    @Test
    void refusesCallsBeyondTheLimit() {
        SipSettings standard = SipSettings.standard("tutti/test");
        Rig small = new Rig(
                new SipSettings(standard.transactions(), standard.calls().withCallsMax(1)));
        small.receive(Rig.invite());
        small.receive(Rig.invite().replace("call-1", "call-2").replace("bKinv", "bKother"));
        assertThat(small.lastResponse().status()).isEqualTo(503);
        assertThat(small.lastResponse().headers().first("Retry-After")).contains("5");
        assertThat(small.count(SipCounter.REFUSED_CALL_LIMIT)).isEqualTo(1);
        assertThat(small.listener.events).containsExactly("incoming");
    }
}
