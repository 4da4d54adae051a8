package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tutti.sip.call.Call;
import tutti.sip.call.CallState;
import tutti.sip.message.SipRequest;
import tutti.sip.transport.SipCounter;

/// The user agent client of an INVITE: RFC 3261 §9.1, §13.2, §17.1; RFC 6026.
class OutgoingCallTest {
    private final Rig rig = new Rig();

    @Test
    void callsIsAnsweredAndHangsUp() {
        Call call = rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        assertThat(invite.uri().toString()).isEqualTo("sip:bob@192.0.2.2:5070");
        assertThat(invite.body()).isEqualTo(Rig.OFFER);
        assertThat(invite.headers().first("Max-Forwards")).contains("70");
        assertThat(invite.headers().first("User-Agent")).contains("tutti/test");
        assertThat(invite.from().tag()).isNotEmpty();
        assertThat(invite.topVia().transport()).isEqualTo("UDP");
        assertThat(invite.topVia().hasUniqueBranch()).isTrue();
        assertThat(invite.topVia().wantsRport()).isTrue();

        rig.respond(100, "");
        rig.receive(Rig.response(invite, 180, "bob", "", ""));
        assertThat(rig.endpoint.dialogs()).isEqualTo(1);
        rig.receive(Rig.response(invite, 200, "bob", "", "v=0"));
        SipRequest ack = rig.lastRequest();
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.uri().toString()).isEqualTo("sip:bob@192.0.2.2:5070");
        assertThat(ack.to().tag()).isEqualTo("bob");
        assertThat(ack.cSeq().number()).isEqualTo(invite.cSeq().number());
        assertThat(ack.topVia().branch()).isNotEqualTo(invite.topVia().branch());
        assertThat(call.state()).isEqualTo(CallState.CONFIRMED);

        call.hangUp(rig.nowNanos());
        SipRequest bye = rig.lastRequest();
        assertThat(bye.cSeq().number()).isEqualTo(invite.cSeq().number() + 1);
        rig.receive(Rig.response(bye, 200, "", "", ""));
        assertThat(rig.listener.events).containsExactly("progress 180", "answered 200", "ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void repeatsTheInviteOverUdpAndGivesUpAfter64T1() { // §17.1.1.2, timers A and B
        long start = rig.nowMillis();
        rig.invitePeer();
        rig.advance(31_999);
        assertThat(rig.sent)
                .extracting(s -> s.atMillis() - start)
                .containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L);
        rig.advance(1);
        assertThat(rig.listener.events).containsExactly("rejected 408"); // §8.1.3.1
        assertThat(rig.count(SipCounter.TRANSACTION_TIMEOUTS)).isEqualTo(1);
        rig.expectEmptyAfterTimers();
    }

    @Test
    void repeatsNothingOverTcp() { // §17.1.1.2
        rig.invitePeer(Rig.TCP);
        assertThat(rig.lastRequest().topVia().transport()).isEqualTo("TCP");
        assertThat(rig.lastRequest().headers().first("Contact").orElseThrow()).contains(";transport=tcp");
        rig.advance(32_000);
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.listener.events).containsExactly("rejected 408");
    }

    @Test
    void stopsRepeatingAtAProvisionalResponse() { // §17.1.1.2
        rig.invitePeer();
        rig.respond(100, "");
        rig.advance(100_000);
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.listener.events).isEmpty();
    }

    @Test
    void acknowledgesARejectionInItsTransaction() { // §17.1.1.3
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        String busy = Rig.response(invite, 486, "bob", "", "");
        rig.receive(busy);
        SipRequest ack = rig.lastRequest();
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.topVia()).isEqualTo(invite.topVia());
        assertThat(ack.to().tag()).isEqualTo("bob");
        assertThat(ack.uri()).isEqualTo(invite.uri());
        rig.receive(busy);
        assertThat(rig.lines()).containsExactly("INVITE", "ACK", "ACK");
        assertThat(rig.listener.events).containsExactly("rejected 486");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void acknowledgesEvery2xxAgain() { // §13.2.2.4
        Call call = rig.establishOutgoing();
        SipRequest invite = (SipRequest) rig.sent.get(0).message();
        rig.receive(Rig.response(invite, 200, "bob", "", "v=0"));
        call.hangUp(rig.nowNanos());
        rig.receive(Rig.response(invite, 200, "bob", "", "v=0"));
        assertThat(rig.lines()).containsExactly("INVITE", "ACK", "ACK", "BYE", "ACK");
        assertThat(rig.sent.get(2).message().toBytes())
                .isEqualTo(rig.sent.get(1).message().toBytes());
        assertThat(rig.listener.events).containsExactly("answered 200", "ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void keepsTheFirstAnswerOfAForkAndHangsUpTheOthers() { // §13.2.2.4
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "one", "", ""));
        rig.receive(Rig.response(invite, 180, "two", "", ""));
        assertThat(rig.endpoint.dialogs()).isEqualTo(2);
        rig.receive(Rig.response(invite, 200, "two", "", "v=0"));
        rig.take();
        rig.receive(Rig.response(invite, 200, "one", "", "v=0"));
        assertThat(rig.lines()).containsExactly("ACK", "BYE");
        assertThat(rig.lastRequest().to().tag()).isEqualTo("one");
        assertThat(rig.listener.events).containsExactly("progress 180", "progress 180", "answered 200");
        rig.receive(Rig.response(rig.lastRequest(), 200, "", "", ""));
        assertThat(rig.endpoint.dialogs()).isEqualTo(1);
    }

    @Test
    void boundsTheDialogsAForkCanMake() {
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        for (int i = 0; i < 20; i++) {
            rig.receive(Rig.response(invite, 180, "fork" + i, "", ""));
        }
        assertThat(rig.endpoint.dialogs()).isEqualTo(16);
        assertThat(rig.count(SipCounter.EARLY_DIALOG_LIMIT)).isEqualTo(4);
        rig.receive(Rig.response(invite, 486, "fork0", "", ""));
        rig.expectEmptyAfterTimers();
    }

    @Test
    void refusesAByeBeforeTheAnswer() { // §15: the callee may not hang up an early dialog
        Call call = rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "bob", "", ""));
        String bye = Rig.request("BYE", 1, "bye", invite.headers().first("From").orElseThrow(), "", "")
                .replace("tag=alice", "tag=bob")
                .replace("call-1", invite.callId());
        rig.receive(bye);
        assertThat(rig.startLines.getLast()).startsWith("SIP/2.0 481");
        rig.receive(Rig.response(invite, 200, "bob", "", "v=0"));
        assertThat(call.state()).isEqualTo(CallState.CONFIRMED);
        rig.receive(bye.replace("bKbye", "bKbye2").replace("CSeq: 1", "CSeq: 2"));
        assertThat(rig.listener.events).containsExactly("progress 180", "answered 200", "ended BYE_RECEIVED");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void keepsItsContactInRequestsWithinTheCall() { // §12.2.1.1: a re-INVITE is a target refresh
        Call call = rig.establishOutgoing();
        SipRequest invite = (SipRequest) rig.sent.get(0).message();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        assertThat(rig.lastRequest().headers().first("Contact"))
                .isEqualTo(invite.headers().first("Contact"));
    }

    @Test
    void cancelsOnlyOnceThereWasAProvisionalResponse() { // §9.1
        Call call = rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        call.hangUp(rig.nowNanos());
        assertThat(rig.lines()).containsExactly("INVITE");
        rig.respond(100, "");
        SipRequest cancel = rig.lastRequest();
        assertThat(cancel.method()).isEqualTo("CANCEL");
        assertThat(cancel.topVia()).isEqualTo(invite.topVia());
        assertThat(cancel.uri()).isEqualTo(invite.uri());
        assertThat(cancel.to().tag()).isEmpty();
        assertThat(cancel.cSeq().number()).isEqualTo(invite.cSeq().number());
        rig.receive(Rig.response(cancel, 200, "bob", "", ""));
        rig.receive(Rig.response(invite, 487, "bob", "", ""));
        assertThat(rig.lines()).containsExactly("INVITE", "CANCEL", "ACK");
        assertThat(rig.listener.events).containsExactly("ended HUNG_UP");
        assertThat(rig.endpoint.calls()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void hangsUpAnAnswerThatCrossesItsCancel() { // §9.1, §15
        Call call = rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "bob", "", ""));
        call.hangUp(rig.nowNanos());
        rig.receive(Rig.response(invite, 200, "bob", "", "v=0"));
        assertThat(rig.lines()).containsExactly("INVITE", "CANCEL", "ACK", "BYE");
        assertThat(rig.listener.events).containsExactly("progress 180", "ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void forgetsACancelledInviteNobodyFinishes() { // §9.1: 64·T1 after CANCEL
        Call call = rig.invitePeer();
        rig.respond(100, "");
        call.hangUp(rig.nowNanos());
        rig.advance(32_001);
        assertThat(rig.endpoint.calls()).isZero();
        assertThat(rig.listener.events).containsExactly("ended HUNG_UP");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void cancelsWhatRingsTooLong() {
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "bob", "", ""));
        rig.advance(180_000);
        assertThat(rig.lines()).containsExactly("INVITE", "CANCEL");
        rig.receive(Rig.response(invite, 487, "bob", "", ""));
        assertThat(rig.listener.events).containsExactly("progress 180", "rejected 487");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void dropsAndCountsResponsesNobodyWaitsFor() { // §18.1.2
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        String busy = Rig.response(invite, 486, "bob", "", "");
        rig.receive(busy.replace("192.0.2.1:5060;branch", "192.0.2.9:5060;branch"));
        rig.receive(busy.replace("branch=z9hG4bK", "branch=z9hG4bKx"));
        rig.receive(busy.replace("1 INVITE", "1 OPTIONS"));
        assertThat(rig.count(SipCounter.STRAY_RESPONSES)).isEqualTo(3);
        assertThat(rig.listener.events).isEmpty();
    }

    @Test
    void reportsAFailedTransportAs503() { // §8.1.3.1, §18.4
        rig.invitePeer();
        rig.endpoint.sendFailed(Rig.UDP, rig.nowNanos());
        assertThat(rig.listener.events).containsExactly("rejected 503");
        assertThat(rig.count(SipCounter.TRANSPORT_FAILURES)).isEqualTo(1);
        rig.expectEmptyAfterTimers();
    }

    @Test
    void asksAgainWithTheIntervalThePeerWants() { // RFC 4028 §7.3
        rig.invitePeer();
        SipRequest first = rig.lastRequest();
        assertThat(first.headers().first("Session-Expires")).contains("1800");
        rig.receive(Rig.response(first, 422, "bob", "Min-SE: 3600\n", ""));
        SipRequest second = rig.lastRequest();
        assertThat(second.method()).isEqualTo("INVITE");
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.cSeq().number()).isEqualTo(first.cSeq().number() + 1);
        assertThat(second.headers().first("Session-Expires")).contains("3600");
        assertThat(second.headers().first("Min-SE")).contains("3600");
        rig.receive(Rig.response(second, 422, "bob", "Min-SE: 3600\n", ""));
        assertThat(rig.listener.events).containsExactly("rejected 422");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void repeatsByeAndForgetsTheCallWithoutAnAnswer() { // §17.1.2.2, timers E and F
        Call call = rig.establishOutgoing();
        rig.take();
        long start = rig.nowMillis();
        call.hangUp(rig.nowNanos());
        rig.advance(31_999);
        assertThat(rig.sent)
                .extracting(s -> s.atMillis() - start)
                .containsExactly(
                        0L, 500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
        assertThat(rig.endpoint.dialogs()).isEqualTo(1);
        rig.advance(1);
        assertThat(rig.endpoint.dialogs()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void slowsDownOnceARequestIsBeingServed() { // §17.1.2.2: E is T2 in Proceeding
        Call call = rig.establishOutgoing();
        rig.take();
        long start = rig.nowMillis();
        call.hangUp(rig.nowNanos());
        rig.respond(100, "");
        rig.advance(9_000);
        assertThat(rig.sent).extracting(s -> s.atMillis() - start).containsExactly(0L, 500L, 4_500L, 8_500L);
    }
}
