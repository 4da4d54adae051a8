package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tutti.sip.call.Call;
import tutti.sip.message.Parameters;

/// A conference says that it is one wherever it gives its Contact: RFC 4579 §5.1, RFC 3840 (`isfocus`).
class FocusTest {
    private static final SipSettings STANDARD = SipSettings.standard("tutti/test");
    private final Rig rig = new Rig(new SipSettings(
            STANDARD.transactions(), STANDARD.calls().withContactParameters(Parameters.NONE.with("isfocus", ""))));

    @Test
    void standsInEveryResponseThatMakesADialogAndInOptions() { // RFC 4579 §5.1, §5.2
        rig.receive(Rig.request("OPTIONS", 1, "o", "<sip:room@192.0.2.1>", "", ""));
        rig.listener.onIncoming = (call, invite) -> {
            call.ring(call.nowNanos());
            call.progress(183, Rig.ANSWER, Rig.SDP, call.nowNanos());
            call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        };
        rig.receive(Rig.invite());
        assertThat(rig.lines()).containsExactly("200 OPTIONS", "180 INVITE", "183 INVITE", "200 INVITE");
        assertThat(rig.sent)
                .extracting(s -> s.message().headers().first("Contact").orElseThrow())
                .containsOnly("<sip:room@192.0.2.1:5060>;isfocus");
    }

    @Test
    void standsInItsOwnInviteAndReInvite() { // RFC 4579 §5.4: dialling out
        Call call = rig.establishOutgoing();
        call.reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        assertThat(rig.sent)
                .filteredOn(s -> Rig.line(s.message()).equals("INVITE"))
                .hasSize(2)
                .allSatisfy(
                        s -> assertThat(s.message().headers().first("Contact").orElseThrow())
                                .endsWith(";isfocus"));
    }
}
