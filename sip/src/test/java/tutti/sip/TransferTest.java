package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.CallState;
import tutti.sip.call.Referral;
import tutti.sip.message.NameAddress;
import tutti.sip.message.Replaces;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.transport.SipCounter;

/// REFER both ways: RFC 3515, RFC 4488; the subscription it makes: RFC 6665.
class TransferTest {
    private static final String CAROL = "Refer-To: <sip:carol@192.0.2.3>\n";
    private final Rig rig = new Rig();

    private void refer(long cSeq, String more) {
        rig.receive(rig.inDialog("REFER", cSeq, "refer" + cSeq, more, ""));
    }

    private void acceptTransfers() {
        rig.listener.onTransfer = (call, referral) -> referral.accept(call.nowNanos());
    }

    private Referral referral() {
        return rig.listener.referrals.getLast();
    }

    private static String news(SipRequest notify) {
        return new String(notify.body(), StandardCharsets.UTF_8).strip();
    }

    // ---- the peer asks

    @Test
    void acceptsATransferAndTellsHowItGoes() { // RFC 3515 §2.4.2, §2.4.4, §2.4.5
        rig.establishIncoming();
        acceptTransfers();
        rig.take();
        refer(2, CAROL + "Referred-By: <sip:alice@example.org>\n");
        assertThat(rig.listener.events).endsWith("transferRequested sip:carol@192.0.2.3");
        assertThat(referral().referredBy().orElseThrow().uri().user()).isEqualTo("alice");
        assertThat(rig.lines()).containsExactly("202 REFER", "NOTIFY");
        SipRequest trying = rig.lastRequest();
        assertThat(trying.headers().first("Event")).contains("refer");
        assertThat(trying.headers().first("Subscription-State").orElseThrow()).startsWith("active;expires=");
        assertThat(trying.headers().first("Content-Type")).contains("message/sipfrag;version=2.0");
        assertThat(trying.headers().has("Contact")).as("RFC 6665 §4.2.2").isTrue();
        assertThat(news(trying)).isEqualTo("SIP/2.0 100 Trying");
        referral().progress(180, "Ringing", rig.nowNanos());
        assertThat(news(rig.lastRequest())).isEqualTo("SIP/2.0 180 Ringing");
        referral().progress(200, "", rig.nowNanos());
        assertThat(news(rig.lastRequest())).isEqualTo("SIP/2.0 200 OK");
        assertThat(rig.lastRequest().headers().first("Subscription-State")).contains("terminated;reason=noresource");
        assertThat(referral().progress(200, "", rig.nowNanos()))
                .as("the last word")
                .isFalse();
        assertThat(rig.call().state()).as("the call is not its own end").isEqualTo(CallState.CONFIRMED);
    }

    @Test
    void declinesATransferUnlessTheApplicationWantsIt() { // RFC 3515 §2.4.2
        rig.establishIncoming();
        CallListener plain = new CallListener() {};
        rig.listener.onTransfer = plain::transferRequested;
        refer(2, CAROL);
        assertThat(rig.lastResponse().status()).isEqualTo(603);
        assertThat(rig.lines()).doesNotContain("NOTIFY");
        assertThat(referral().accept(rig.nowNanos())).isFalse();
        assertThatThrownBy(() -> referral().decline(200, rig.nowNanos())).hasMessageContaining("300…699");
    }

    @Test
    void declinesATransferNobodyDecidesAbout() {
        rig.establishIncoming();
        refer(2, CAROL);
        rig.advance(9_999);
        assertThat(rig.lines()).doesNotContain("603 REFER");
        rig.advance(1);
        assertThat(rig.lastResponse().status()).isEqualTo(603);
    }

    @Test
    void wantsExactlyOneTarget() { // RFC 3515 §2.4.2
        rig.establishIncoming();
        long cSeq = 2;
        for (String targets : List.of("", CAROL + CAROL, "Refer-To: <sip:a@b>, <sip:c@d>\n", "Refer-To: carol\n")) {
            refer(cSeq++, targets);
            assertThat(rig.lastResponse().status()).as(targets).isEqualTo(400);
        }
        assertThat(rig.listener.referrals).isEmpty();
    }

    @Test
    void keepsSilentWhereNoNewsAreWanted() { // RFC 4488 §4
        rig.establishIncoming();
        acceptTransfers();
        refer(2, CAROL + "Refer-Sub: false\nRequire: norefersub\n");
        assertThat(rig.lastResponse().status()).isEqualTo(202);
        assertThat(rig.lastResponse().headers().first("Refer-Sub")).contains("false");
        referral().progress(200, "OK", rig.nowNanos());
        assertThat(rig.lines()).doesNotContain("NOTIFY");
    }

    @Test
    void namesTheNewsOfASecondTransfer() { // RFC 3515 §2.4.6
        rig.establishIncoming();
        acceptTransfers();
        refer(2, CAROL);
        refer(3, CAROL);
        assertThat(rig.lastRequest().headers().first("Event")).contains("refer;id=3");
    }

    @Test
    void boundsTheTransfersUnderWay() {
        rig.establishIncoming();
        acceptTransfers();
        for (int i = 2; i < 6; i++) {
            refer(i, CAROL);
        }
        refer(6, CAROL);
        assertThat(rig.lastResponse().status()).isEqualTo(500);
        assertThat(rig.lastResponse().headers().has("Retry-After")).isTrue();
        assertThat(rig.count(SipCounter.REFERRAL_LIMIT)).isEqualTo(1);
        rig.listener.referrals.getFirst().progress(486, "", rig.nowNanos());
        refer(7, CAROL);
        assertThat(rig.listener.referrals).hasSize(5);
    }

    @Test
    void stopsTellingAPeerThatDoesNotListen() { // RFC 6665 §4.2.2: a NOTIFY that fails ends the subscription
        rig.establishIncoming();
        acceptTransfers();
        refer(2, CAROL);
        rig.respond(481, "");
        assertThat(referral().progress(180, "", rig.nowNanos())).isFalse();
        assertThat(rig.call().state()).isEqualTo(CallState.CONFIRMED);
    }

    @Test
    void endsATransferWithItsCall() {
        rig.establishIncoming();
        refer(2, CAROL);
        rig.receive(rig.inDialog("BYE", 3, "bye", "", ""));
        assertThat(rig.lines()).contains("487 REFER", "200 BYE");
        assertThat(referral().accept(rig.nowNanos())).isFalse();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void tellsOfATransferThatNeverEnds() { // RFC 3515 §2.4.4: every subscription has an end
        rig.establishIncoming();
        acceptTransfers();
        refer(2, CAROL);
        rig.respond(200, "");
        rig.take();
        rig.advance(180_000);
        SipRequest notify = (SipRequest) rig.sent.getFirst().message();
        assertThat(news(notify)).isEqualTo("SIP/2.0 408 Request Timeout");
    }

    @Test
    void refusesAReferFromOutsideAnyCall() { // no toll fraud: who is in no call may have nothing called
        rig.receive(Rig.request("REFER", 1, "r", "<sip:room@192.0.2.1>", CAROL, ""));
        assertThat(rig.lastResponse().status()).isEqualTo(403);
        rig.receive(Rig.request("REFER", 2, "r2", "<sip:room@192.0.2.1>;tag=x", CAROL, ""));
        assertThat(rig.lastResponse().status()).isEqualTo(481);
    }

    @Test
    void readsWhichCallAnAttendedTransferIsToReplace() { // RFC 3891 §6.1, RFC 5589 §7
        rig.establishIncoming();
        refer(2, "Refer-To: <sip:carol@192.0.2.3?Replaces=abc%40there%3Bto-tag%3Dt1%3Bfrom-tag%3Df1&X=1>\n");
        assertThat(referral().replaces()).contains(new Replaces("abc@there", "t1", "f1", false));
        assertThat(referral().referTo().uri().withoutHeaders()).hasToString("sip:carol@192.0.2.3");
    }

    // ---- we ask

    private SipRequest refer(Call call) {
        SipUri carol = SipUri.parse("sip:carol@192.0.2.3").orElseThrow();
        assertThat(call.refer(NameAddress.of(carol), rig.nowNanos())).isTrue();
        return rig.lastRequest();
    }

    private void notify(long cSeq, String event, String state, String fragment) {
        rig.receive(rig.inDialog(
                        "NOTIFY",
                        cSeq,
                        "n" + cSeq,
                        "Event: " + event + "\nSubscription-State: " + state + "\n",
                        fragment)
                .replace("application/sdp", "message/sipfrag;version=2.0"));
    }

    @Test
    void transfersThePeerAndHearsHowItGoes() { // RFC 3515 §2.4.4
        rig.establishIncoming();
        SipRequest refer = refer(rig.call());
        assertThat(refer.headers().first("Refer-To")).contains("<sip:carol@192.0.2.3>");
        assertThat(rig.call().refer(rig.call().remote(), rig.nowNanos()))
                .as("one at a time")
                .isFalse();
        rig.respond(202, "");
        notify(2, "refer", "active;expires=60", "SIP/2.0 100 Trying");
        notify(3, "refer", "active;expires=60", "SIP/2.0 180 Ringing");
        notify(4, "refer", "terminated;reason=noresource", "SIP/2.0 200 OK");
        assertThat(rig.lines()).endsWith("200 NOTIFY", "200 NOTIFY", "200 NOTIFY");
        notify(5, "refer", "terminated;reason=noresource", "SIP/2.0 200 OK");
        assertThat(rig.listener.events)
                .containsSubsequence(
                        "transferProgress 202",
                        "transferProgress 100",
                        "transferProgress 180",
                        "transferProgress 200 finished")
                .hasSize(6);
        assertThat(rig.call().state()).isEqualTo(CallState.CONFIRMED);
        rig.call().hangUp(rig.nowNanos());
        rig.receive(Rig.response(rig.lastRequest(), 200, "", "", ""));
        rig.expectEmptyAfterTimers();
    }

    @Test
    void hearsThatThePeerDoesNotWantToGo() { // RFC 3515 §2.4.2
        rig.establishIncoming();
        refer(rig.call());
        rig.respond(603, "");
        assertThat(rig.listener.events).endsWith("transferProgress 603 finished");
        refer(rig.call());
        rig.respond(481, "");
        assertThat(rig.listener.events).endsWith("transferProgress 481 finished", "ended DIALOG_UNKNOWN_TO_PEER");
    }

    @Test
    void expectsNoNewsFromAPeerThatSaysSo() { // RFC 4488 §4
        rig.establishIncoming();
        SipRequest refer = refer(rig.call());
        rig.receive(Rig.response(refer, 202, "", "Refer-Sub: false\n", ""));
        assertThat(rig.listener.events).endsWith("transferProgress 202 finished");
    }

    @Test
    void givesUpOnAPeerThatFallsSilent() {
        rig.establishIncoming();
        refer(rig.call());
        rig.respond(202, "");
        rig.advance(180_000);
        assertThat(rig.listener.events).endsWith("transferProgress 202", "transferProgress 408 finished");
    }

    @Test
    void answersNewsItDidNotAskFor() { // RFC 6665 §4.1.3, §8.2.1
        rig.establishIncoming();
        notify(2, "refer", "active", "SIP/2.0 200 OK");
        assertThat(rig.lastResponse().status()).isEqualTo(481);
        notify(3, "presence", "active", "SIP/2.0 200 OK");
        assertThat(rig.lastResponse().status()).isEqualTo(489);
        assertThat(rig.lastResponse().headers().first("Allow-Events")).contains("refer");
        refer(rig.call());
        rig.respond(202, "");
        rig.receive(rig.inDialog("NOTIFY", 4, "n4", "Event: refer\n", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(415);
        notify(5, "refer;id=77", "terminated", "SIP/2.0 200 OK");
        notify(6, "refer", "active", "nonsense");
        notify(7, "refer", "active", "SIP/2.0 999 x");
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        assertThat(rig.listener.events).endsWith("transferProgress 202");
        notify(8, "refer", "terminated;reason=giveup", "");
        assertThat(rig.listener.events).endsWith("transferProgress 408 finished");
    }

    @Test
    void sendsThePeerToTheOneWeTalkedToBefore() { // RFC 3891 §7, RFC 5589 §7: attended transfer
        Call carol = rig.establishOutgoing();
        SipRequest invite = (SipRequest) rig.sent.get(0).message();
        rig.establishIncoming();
        assertThat(rig.call().referTo(carol, rig.nowNanos())).isTrue();
        NameAddress target = NameAddress.parse(
                        rig.lastRequest().headers().first("Refer-To").orElseThrow())
                .orElseThrow();
        assertThat(target.uri().withoutHeaders()).hasToString("sip:bob@192.0.2.2:5070");
        assertThat(target.uri().header("Replaces").flatMap(Replaces::parse))
                .as("to-tag is carol's own")
                .contains(new Replaces(invite.callId(), "bob", invite.from().tag(), false));
    }
}
