package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.sip.call.Call;
import tutti.sip.call.CallState;
import tutti.sip.call.ReliableProvisionals;
import tutti.sip.message.RAck;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transport.SipCounter;

/// RFC 3262, both sides.
class ReliableProvisionalTest {
    private static final String REQUIRE = "Require: 100rel\n";
    private static final String SUPPORTED = "Supported: 100rel\n";
    private Rig rig = new Rig();

    private long number(SipMessage response) {
        return RAck.responseNumber((SipResponse) response).orElseThrow();
    }

    private void prack(long number, long cSeq, String body) {
        rig.receive(rig.inDialog("PRACK", cSeq, "prack" + cSeq, "RAck: " + number + " 1 INVITE\n", body));
    }

    private void ring(String more) {
        rig.receive(Rig.invite(more));
        rig.call().ring(rig.nowNanos());
    }

    // ---- as the server

    @Test
    void ringsReliablyForACallerThatRequiresIt() { // §3
        ring(REQUIRE);
        SipResponse ringing = rig.lastResponse();
        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.headers().first("Require")).contains("100rel");
        assertThat(number(ringing)).isBetween(1L, (1L << 31) - 1);
        prack(number(ringing), 2, "");
        assertThat(rig.lines()).containsExactly("180 INVITE", "200 PRACK");
        assertThat(rig.listener.events).containsExactly("incoming", "provisionalAcknowledged");
        rig.advance(60_000);
        assertThat(rig.lines()).as("confirmed: not sent again").hasSize(2);
    }

    @Test
    void ringsReliablyForACallerThatSupportsItOnlyIfToldTo() { // §3: MAY
        ring(SUPPORTED);
        assertThat(rig.lastResponse().headers().has("RSeq")).isFalse();
        SipSettings standard = SipSettings.standard("tutti/test");
        rig = new Rig(new SipSettings(
                standard.transactions(), standard.calls().withProvisionals(ReliableProvisionals.WHERE_SUPPORTED)));
        ring(SUPPORTED);
        assertThat(rig.lastResponse().headers().has("RSeq")).isTrue();
    }

    @Test
    void repeatsAtDoubledIntervalsAndGivesUpAfter64T1() { // §3: the interval is not held at T2
        long start = rig.nowMillis();
        ring(REQUIRE);
        rig.advance(31_999);
        assertThat(rig.sent)
                .extracting(s -> s.atMillis() - start)
                .containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L);
        assertThat(rig.lines()).containsOnly("180 INVITE");
        rig.advance(1);
        assertThat(rig.lastResponse().status()).isEqualTo(504);
        assertThat(rig.listener.events).containsExactly("incoming", "ended ACK_TIMEOUT");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void sendsTheNextOnlyOnceTheFirstIsConfirmed() { // §3: and its number is one higher
        ring(REQUIRE);
        rig.call().progress(183, Rig.ANSWER, Rig.SDP, rig.nowNanos());
        assertThat(rig.lines()).containsExactly("180 INVITE");
        long first = number(rig.lastResponse());
        prack(first, 2, "");
        assertThat(rig.lines()).containsExactly("180 INVITE", "200 PRACK", "183 INVITE");
        assertThat(number(rig.lastResponse())).isEqualTo(first + 1);
        assertThat(rig.lastResponse().body()).isEqualTo(Rig.ANSWER);
    }

    @Test
    void holdsThe2xxBackUntilTheirDescriptionHasArrived() { // §3
        rig.receive(Rig.invite(REQUIRE));
        rig.call().progress(183, Rig.ANSWER, Rig.SDP, rig.nowNanos());
        rig.call().accept(Rig.ANSWER, Rig.SDP, rig.nowNanos());
        assertThat(rig.lines()).containsExactly("183 INVITE");
        prack(number(rig.lastResponse()), 2, "");
        assertThat(rig.lines()).containsExactly("183 INVITE", "200 PRACK", "200 INVITE");
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""));
        assertThat(rig.call().state()).isEqualTo(CallState.CONFIRMED);
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.lastRequestIs("BYE")).isTrue();
        rig.receive(Rig.response(rig.lastRequest(), 200, "", "", ""));
        rig.expectEmptyAfterTimers();
    }

    @Test
    void canBeHungUpCancelledOrEndedWhileThe2xxWaits() { // §3; RFC 3261 §9.2, §15.1.2
        for (String end : List.of("hangUp", "CANCEL", "BYE", "silence")) {
            rig = new Rig();
            ring(REQUIRE);
            rig.call().accept(Rig.ANSWER, Rig.SDP, rig.nowNanos());
            switch (end) {
                case "hangUp" -> rig.call().hangUp(rig.nowNanos());
                case "CANCEL" -> rig.receive(Rig.request("CANCEL", 1, "inv", "<sip:room@192.0.2.1>", "", ""));
                case "BYE" -> rig.receive(rig.inDialog("BYE", 2, "bye", "", ""));
                default -> rig.advance(32_000);
            }
            assertThat(rig.lines()).as(end).noneMatch(line -> line.startsWith("200 INVITE") || line.equals("BYE"));
            assertThat(rig.lines()).as(end).anyMatch(line -> line.matches("(603|487|504) INVITE"));
            assertThat(rig.listener.events).as(end).hasSize(2);
            rig.expectEmptyAfterTimers();
        }
    }

    @Test
    void answersAPrackThatConfirmsNothingWith481() { // §3
        ring(REQUIRE);
        long number = number(rig.lastResponse());
        prack(number + 1, 2, "");
        assertThat(rig.lastResponse().status()).isEqualTo(481);
        rig.receive(rig.inDialog("PRACK", 3, "p3", "RAck: " + number + " 2 INVITE\n", ""));
        assertThat(rig.lastResponse().status()).as("another INVITE").isEqualTo(481);
        rig.receive(rig.inDialog("PRACK", 4, "p4", "", ""));
        assertThat(rig.lastResponse().status()).as("no RAck").isEqualTo(481);
        prack(number, 5, "");
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        prack(number, 6, "");
        assertThat(rig.lastResponse().status()).as("confirmed already").isEqualTo(481);
    }

    @Test
    void offersInA183AndTakesTheAnswerFromThePrack() { // §5
        rig.receive(Rig.request("INVITE", 1, "inv", "<sip:room@192.0.2.1>", REQUIRE, ""));
        rig.call().ring(rig.nowNanos());
        assertThat(rig.sent)
                .as("§5: its first reliable response must carry the offer")
                .isEmpty();
        rig.call().progress(183, Rig.OFFER, Rig.SDP, rig.nowNanos());
        prack(number(rig.lastResponse()), 2, "v=0 answer");
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        assertThat(rig.listener.requests.getLast().body()).asString().isEqualTo("v=0 answer");
    }

    @Test
    void refusesAnOfferInAPrackAndTakesItsConfirmation() { // §5; RFC 6337 §3.1
        ring(REQUIRE);
        prack(number(rig.lastResponse()), 2, "v=0 offer");
        assertThat(rig.lastResponse().status()).isEqualTo(488);
        assertThat(rig.listener.events).containsExactly("incoming");
        rig.advance(10_000);
        assertThat(rig.lines()).containsExactly("180 INVITE", "488 PRACK");
        rig.call().accept(Rig.ANSWER, Rig.SDP, rig.nowNanos());
        assertThat(rig.lastResponse().status()).isEqualTo(200);
    }

    @Test
    void boundsWhatWaitsForAPrack() {
        ring(REQUIRE);
        for (int i = 0; i < 7; i++) {
            rig.call().progress(182, Rig.ANSWER, Rig.SDP, rig.nowNanos());
        }
        assertThat(rig.count(SipCounter.PROVISIONAL_LIMIT)).isEqualTo(3);
        assertThatThrownBy(() -> rig.call().progress(200, Rig.ANSWER, Rig.SDP, rig.nowNanos()))
                .hasMessageContaining("101…199");
    }

    @Test
    void rejectsWithoutWaiting() { // §3: only a 2xx has to wait
        ring(REQUIRE);
        rig.call().reject(486, "Busy Here", List.of(), rig.nowNanos());
        assertThat(rig.lines()).containsExactly("180 INVITE", "486 INVITE");
        prack(number(rig.sent.getFirst().message()), 2, "");
        assertThat(rig.lastResponse().status()).isEqualTo(481);
        rig.expectEmptyAfterTimers();
    }

    // ---- as the client

    private SipRequest called() {
        rig.invitePeer();
        return rig.lastRequest();
    }

    private static String reliable(SipRequest invite, int status, String tag, long number, String body) {
        return Rig.response(invite, status, tag, REQUIRE + "RSeq: " + number + "\n", body);
    }

    @Test
    void saysThatItCanConfirmAndDoes() { // §4
        SipRequest invite = called();
        assertThat(invite.headers().lists("Supported", "100rel")).isTrue();
        rig.receive(reliable(invite, 183, "bob", 77, "v=0"));
        SipRequest prack = rig.lastRequest();
        assertThat(prack.method()).isEqualTo("PRACK");
        assertThat(prack.uri().toString()).isEqualTo("sip:bob@192.0.2.2:5070");
        assertThat(prack.to().tag()).isEqualTo("bob");
        assertThat(prack.headers().first("RAck")).contains("77 1 INVITE");
        assertThat(prack.cSeq().number()).isEqualTo(2);
        rig.receive(Rig.response(prack, 200, "", "", ""));
        rig.receive(Rig.response(invite, 200, "bob", "", "v=0"));
        assertThat(rig.lastRequest().cSeq().number())
                .as("the ACK has the INVITE's")
                .isEqualTo(1);
        assertThat(rig.listener.events).containsExactly("progress 183", "answered 200");
    }

    @Test
    void confirmsEachOnceInOrderAndPassesOnNothingElse() { // §4
        SipRequest invite = called();
        rig.receive(reliable(invite, 180, "bob", 5, ""));
        rig.receive(reliable(invite, 180, "bob", 5, ""));
        rig.receive(reliable(invite, 183, "bob", 7, ""));
        assertThat(rig.lines()).containsExactly("INVITE", "PRACK");
        rig.receive(reliable(invite, 182, "bob", 6, ""));
        rig.receive(reliable(invite, 183, "bob", 7, ""));
        assertThat(rig.lines()).containsExactly("INVITE", "PRACK", "PRACK", "PRACK");
        assertThat(rig.listener.events).containsExactly("progress 180", "progress 182", "progress 183");
    }

    @Test
    void countsForEachPhoneOfAForkByItself() { // §4: within one dialog
        SipRequest invite = called();
        rig.receive(reliable(invite, 183, "one", 5, ""));
        rig.receive(reliable(invite, 183, "two", 900, ""));
        assertThat(rig.listener.events).hasSize(2);
        rig.receive(Rig.response(invite, 183, "three", REQUIRE, ""));
        assertThat(rig.listener.events).as("no RSeq").hasSize(2);
    }

    @Test
    void offersNoConfirmationWhereItCouldNotAnswerAnOffer() { // §5
        rig.invite(Rig.invitation().offering(SipMessage.noBody(), ""));
        assertThat(rig.lastRequest().headers().lists("Supported", "100rel")).isFalse();
    }

    @Test
    void knowsNoPrackForACallOfItsOwn() { // §3: only the callee's responses are confirmed
        Call call = rig.establishOutgoing();
        SipRequest invite = (SipRequest) rig.sent.get(0).message();
        rig.receive(Rig.request("PRACK", 1, "p", invite.headers().first("From").orElseThrow(), "RAck: 1 1 INVITE\n", "")
                .replace("tag=alice", "tag=bob")
                .replace("call-1", invite.callId()));
        assertThat(rig.lastResponse().status()).isEqualTo(481);
        assertThat(call.state()).isEqualTo(CallState.CONFIRMED);
    }
}
