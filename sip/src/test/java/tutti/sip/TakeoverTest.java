package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tutti.sip.call.CallListener;
import tutti.sip.call.CallState;
import tutti.sip.message.SipRequest;

/// An INVITE that takes the place of a call: RFC 3891 §3.
class TakeoverTest {
    private final Rig rig = new Rig();

    /// As carol's phone sends it, for the dialog with `localTag` and `remoteTag`.
    private void replace(String callId, String localTag, String remoteTag, String more) {
        rig.receive(Rig.invite("Require: replaces\nReplaces: " + callId + ";to-tag=" + localTag + ";from-tag="
                        + remoteTag + more + "\n")
                .replace("Call-ID: call-1", "Call-ID: call-carol" + rig.sent.size())
                .replace("bKinv", "bKcarol" + rig.sent.size())
                .replace(">;tag=alice", ">;tag=carol")
                .replace("sip:alice@", "sip:carol@"));
    }

    private String tag() {
        String to = rig.localTo();
        return to.substring(to.indexOf("tag=") + 4);
    }

    @Test
    void takesThePlaceOfACallWithTheApplicationsConsent() { // §3: accept the new, hang up the old
        rig.establishIncoming();
        rig.listener.mayBeReplaced = true;
        replace("call-1", tag(), "alice", "");
        assertThat(rig.lines()).containsExactly("200 INVITE", "200 INVITE", "BYE");
        assertThat(rig.call().remote().uri().user()).isEqualTo("carol");
        assertThat(rig.call().replaced()).contains(rig.listener.calls.getFirst());
        assertThat(rig.lastRequest().to().tag()).isEqualTo("alice");
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged", "incoming", "ended REPLACED");
    }

    @Test
    void leavesTheOldCallAloneWhenTheNewIsRejected() {
        rig.establishIncoming();
        rig.listener.mayBeReplaced = true;
        rig.listener.onIncoming = (call, invite) -> call.hangUp(call.nowNanos());
        replace("call-1", tag(), "alice", "");
        assertThat(rig.lastResponse().status()).isEqualTo(603);
        assertThat(rig.listener.calls.getFirst().state()).isEqualTo(CallState.CONFIRMED);
    }

    @Test
    void refusesWithoutTheApplicationsConsent() { // §3, §8: the names of a dialog are no password
        rig.establishIncoming();
        replace("call-1", tag(), "alice", "");
        assertThat(rig.lastResponse().status()).isEqualTo(403);
        assertThat(new CallListener() {}.mayBeReplaced(rig.call(), rig.listener.requests.getFirst(), "carol"))
                .isFalse();
    }

    @Test
    void knowsNoOtherDialog() { // §3: 481; and tags are compared in their places
        rig.establishIncoming();
        rig.listener.mayBeReplaced = true;
        replace("call-9", tag(), "alice", "");
        assertThat(rig.lastResponse().status()).isEqualTo(481);
        replace("call-1", "alice", tag(), "");
        assertThat(rig.lastResponse().status()).isEqualTo(481);
    }

    @Test
    void answers400ToANameThatIsNone() { // §3
        rig.establishIncoming();
        rig.receive(Rig.invite("Replaces: call-1;to-tag=x\n")
                .replace("Call-ID: call-1", "Call-ID: c2")
                .replace("bKinv", "b"));
        assertThat(rig.lastResponse().status()).isEqualTo(400);
        replace("call-1", tag(), "alice", "\nReplaces: call-1;to-tag=a;from-tag=b");
        assertThat(rig.lastResponse().status()).isEqualTo(400);
    }

    @Test
    void takesNoAnsweredCallThatWasMeantToRing() { // §3: early-only, 486
        rig.establishIncoming();
        rig.listener.mayBeReplaced = true;
        replace("call-1", tag(), "alice", ";early-only");
        assertThat(rig.lastResponse().status()).isEqualTo(486);
    }

    @Test
    void takesNoCallThatOthersRingUsWith() { // §3: an early dialog only if it is ours, 481
        rig.receive(Rig.invite());
        rig.call().ring(rig.nowNanos());
        rig.listener.mayBeReplaced = true;
        replace("call-1", tag(), "alice", "");
        assertThat(rig.lastResponse().status()).isEqualTo(481);
    }

    @Test
    void cancelsARingingCallOfOursThatIsPickedUp() { // §3
        rig.invitePeer();
        SipRequest invite = rig.lastRequest();
        rig.receive(Rig.response(invite, 180, "bob", "", ""));
        rig.listener.mayBeReplaced = true;
        rig.listener.onIncoming = (call, request) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        replace(invite.callId(), invite.from().tag(), "bob", ";early-only");
        assertThat(rig.lines()).containsExactly("INVITE", "200 INVITE", "CANCEL");
        assertThat(rig.listener.events).containsExactly("progress 180", "incoming", "ended REPLACED");
    }

    @Test
    void takesNoCallThatIsOver() { // §3: 603
        rig.establishIncoming();
        rig.call().hangUp(rig.nowNanos());
        rig.listener.mayBeReplaced = true;
        replace("call-1", tag(), "alice", "");
        assertThat(rig.lastResponse().status()).isEqualTo(603);
    }
}
