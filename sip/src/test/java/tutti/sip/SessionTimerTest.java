package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tutti.sip.call.Call;
import tutti.sip.call.SessionTimerSettings;
import tutti.sip.message.SipRequest;

/// RFC 4028.
class SessionTimerTest {
    private static final String SUPPORTED = "Supported: timer\n";
    private static final String ALLOW = "Allow: INVITE, ACK, BYE, UPDATE\n";
    private final Rig rig = new Rig();

    private String agreed() {
        return rig.lastResponse().headers().first("Session-Expires").orElse("none");
    }

    private void answerCalls() {
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
    }

    @Test
    void refusesAnIntervalThatIsTooShort() { // §9
        rig.receive(Rig.invite(SUPPORTED + "Session-Expires: 60\n"));
        assertThat(rig.lastResponse().status()).isEqualTo(422);
        assertThat(rig.lastResponse().headers().first("Min-SE")).contains("90");
        assertThat(rig.listener.events).isEmpty();
    }

    @Test
    void raisesAShortIntervalForAPeerThatDoesNotKnow422() { // §9, table 2
        answerCalls();
        rig.receive(Rig.invite("Session-Expires: 60\n"));
        assertThat(agreed()).isEqualTo("90;refresher=uas");
        assertThat(rig.lastResponse().headers().has("Require")).isFalse();
    }

    @Test
    void letsThePeerRefreshIfItCan() { // §9, table 2
        answerCalls();
        rig.receive(Rig.invite(SUPPORTED + "Session-Expires: 300\n"));
        assertThat(agreed()).isEqualTo("300;refresher=uac");
        assertThat(rig.lastResponse().headers().first("Require")).contains("timer");
    }

    @Test
    void refreshesItselfIfThePeerWantsThat() { // §9
        answerCalls();
        rig.receive(Rig.invite(SUPPORTED + "x: 300;refresher=uas\n"));
        assertThat(agreed()).isEqualTo("300;refresher=uas");
    }

    @Test
    void keepsToTheMinimumThePeerNames() { // §9
        answerCalls();
        rig.receive(Rig.invite(SUPPORTED + "Session-Expires: 4000\nMin-SE: 2000\n"));
        assertThat(agreed()).isEqualTo("2000;refresher=uac");
    }

    @Test
    void offersATimerToAPeerThatSupportsOneAndToNoOther() {
        answerCalls();
        rig.receive(Rig.invite(SUPPORTED));
        assertThat(agreed()).isEqualTo("1800;refresher=uac");
        rig.receive(Rig.invite().replace("call-1", "call-2").replace("bKinv", "bK2"));
        assertThat(agreed()).isEqualTo("none");
    }

    @Test
    void hangsUpWhenThePeerDoesNotRefresh() { // §10: min(32, interval/3) before the end
        rig.establishIncoming(SUPPORTED + "Session-Expires: 300\n");
        rig.advance(267_999);
        assertThat(rig.lines()).containsExactly("200 INVITE");
        rig.advance(1);
        assertThat(rig.lines()).containsExactly("200 INVITE", "BYE");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "ended SESSION_EXPIRED");
        rig.expectEmptyAfterTimers();
    }

    @Test
    void staysWhenThePeerRefreshesByUpdate() { // §9
        rig.establishIncoming(SUPPORTED + "Session-Expires: 300\n");
        rig.advance(200_000);
        rig.receive(rig.inDialog("UPDATE", 2, "up", SUPPORTED + "Session-Expires: 300;refresher=uac\n", ""));
        assertThat(agreed()).isEqualTo("300;refresher=uac");
        rig.advance(267_999);
        assertThat(rig.lines()).doesNotContain("BYE");
        rig.advance(1);
        assertThat(rig.lines()).endsWith("BYE");
    }

    @Test
    void staysWhenThePeerRefreshesByReInvite() {
        rig.establishIncoming(SUPPORTED + "Session-Expires: 300\n");
        rig.listener.onReoffer = (call, request) -> call.answerReoffer(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.advance(200_000);
        rig.receive(rig.inDialog("INVITE", 2, "re", SUPPORTED + "Session-Expires: 300;refresher=uac\n", "v=0"));
        assertThat(agreed()).isEqualTo("300;refresher=uac");
        rig.receive(rig.inDialog("ACK", 2, "reack", "", ""));
        rig.advance(267_999);
        assertThat(rig.lines()).doesNotContain("BYE");
    }

    @Test
    void refusesARefreshThatIsTooShort() {
        rig.establishIncoming(SUPPORTED + "Session-Expires: 300\n");
        rig.receive(rig.inDialog("UPDATE", 2, "up", SUPPORTED + "Session-Expires: 30\n", ""));
        assertThat(rig.lastResponse().status()).isEqualTo(422);
        rig.receive(rig.inDialog("INVITE", 3, "re", SUPPORTED + "Session-Expires: 30\n", "v=0"));
        assertThat(rig.lastResponse().status()).isEqualTo(422);
    }

    @Test
    void refreshesByUpdateAtHalfTimeIfThePeerAllowsIt() { // §7.4, §10
        rig.establishIncoming(SUPPORTED + ALLOW + "Session-Expires: 300;refresher=uas\n");
        rig.take();
        rig.advance(149_999);
        assertThat(rig.sent).isEmpty();
        rig.advance(1);
        SipRequest update = rig.lastRequest();
        assertThat(update.method()).isEqualTo("UPDATE");
        assertThat(update.hasBody()).isFalse();
        assertThat(update.headers().first("Session-Expires")).contains("300;refresher=uac");
        rig.receive(Rig.response(update, 200, "", "Session-Expires: 300;refresher=uac\n", ""));
        rig.advance(149_999);
        assertThat(rig.sent).hasSize(1);
        rig.advance(1);
        assertThat(rig.lines()).containsExactly("UPDATE", "UPDATE");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged");
    }

    @Test
    void refreshesByTheSameOfferOtherwise() { // §7.4
        rig.establishIncoming(SUPPORTED + "Session-Expires: 300;refresher=uas\n");
        rig.advance(150_000);
        SipRequest reInvite = rig.lastRequest();
        assertThat(reInvite.method()).isEqualTo("INVITE");
        assertThat(reInvite.body()).isEqualTo(Rig.ANSWER);
        rig.receive(Rig.response(reInvite, 200, "", "Session-Expires: 300;refresher=uac\n", "v=0"));
        assertThat(rig.lastRequest().method()).isEqualTo("ACK");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "reofferAnswered 200");
    }

    @Test
    void turnsToReInviteWhenUpdateIsRefused() {
        rig.establishIncoming(SUPPORTED + ALLOW + "Session-Expires: 300;refresher=uas\n");
        rig.advance(150_000);
        rig.respond(405, "");
        rig.advance(10_000);
        assertThat(rig.lastRequest().method()).isEqualTo("INVITE");
    }

    @Test
    void hangsUpWhenNoRefreshSucceeds() { // §10
        rig.establishIncoming(SUPPORTED + "Session-Expires: 300;refresher=uas\n");
        while (rig.listener.events.size() == 2) {
            if (!rig.sent.isEmpty() && rig.lastRequestIs("INVITE")) {
                rig.respond(500, "");
            }
            rig.advance(5_000);
        }
        assertThat(rig.listener.events).endsWith("ended SESSION_EXPIRED");
        assertThat(rig.lastRequest().method()).isEqualTo("BYE");
    }

    @Test
    void agreesAsTheCallerToWhatTheCalleeSays() { // §7.2
        Call call = rig.invitePeer();
        rig.receive(Rig.response(
                rig.lastRequest(), 200, "bob", ALLOW + "Session-Expires: 120;refresher=uac\nRequire: timer\n", "v=0"));
        rig.take();
        rig.advance(60_000);
        assertThat(rig.lines()).containsExactly("UPDATE");
        rig.respond(481, "");
        assertThat(rig.listener.events).containsExactly("answered 200", "ended DIALOG_UNKNOWN_TO_PEER");
        assertThat(call.hangUp(rig.nowNanos())).isFalse();
    }

    @Test
    void runsNoTimerIfTheCalleeNamesNone() { // §7.2
        rig.establishOutgoing();
        rig.advance(10_000_000);
        assertThat(rig.lines()).containsExactly("INVITE", "ACK");
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> new SessionTimerSettings(true, 100, 60))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 90 s");
    }
}
