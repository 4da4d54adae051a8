package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.sip.message.NameAddress;
import tutti.sip.message.Parameters;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// Where messages go: RFC 3261 §12, §16.12, §18.2; RFC 3581.
class RoutingTest {
    private static final String OPTIONS = Rig.request("OPTIONS", 1, "x", "<sip:room@192.0.2.1>", "", "");
    private final Rig rig = new Rig();

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private static Flow udpFrom(String address, int port) {
        return Flow.udp(Rig.HERE, at(address, port));
    }

    // ---- responses

    @Test
    void answersToThePortTheRequestCameFromIfAsked() { // RFC 3581 §4
        Flow behindNat = udpFrom("203.0.113.9", 40_000);
        rig.receive(OPTIONS, behindNat);
        assertThat(rig.sent.getLast().flow()).isEqualTo(behindNat);
        assertThat(rig.lastResponse().topVia().parameters().get("received")).contains("203.0.113.9");
        assertThat(rig.lastResponse().topVia().parameters().get("rport")).contains("40000");
    }

    @Test
    void answersToThePortOfTheViaOtherwise() { // §18.2.1, §18.2.2
        rig.receive(OPTIONS.replace(";rport", ""), udpFrom("203.0.113.9", 40_000));
        assertThat(rig.sent.getLast().flow()).isEqualTo(udpFrom("203.0.113.9", 5070));
        assertThat(rig.lastResponse().topVia().parameters().get("received")).contains("203.0.113.9");
        rig.receive(OPTIONS.replace(";rport", "").replace("2:5070;branch=z9hG4bKx", "2;branch=z9hG4bKy"));
        assertThat(rig.sent.getLast().flow()).isEqualTo(udpFrom("192.0.2.2", 5060));
        assertThat(rig.lastResponse().topVia().parameters().has("received")).isFalse();
    }

    @Test
    void answersOverTheConnectionTheRequestCameBy() { // §18.2.2
        rig.receive(OPTIONS.replace("SIP/2.0/UDP", "SIP/2.0/TCP"), Rig.TCP);
        assertThat(rig.sent.getLast().flow()).isEqualTo(Rig.TCP);
        assertThat(rig.lastResponse().headers().first("Contact")).contains("<sip:room@192.0.2.1:5060;transport=tcp>");
    }

    @Test
    void neverFollowsMaddr() {
        rig.receive(OPTIONS.replace(";rport", ";maddr=198.51.100.1"));
        assertThat(rig.sent.getLast().flow()).isEqualTo(Rig.UDP);
    }

    @Test
    void tellsTransactionsOfRfc2543ApartWithoutABranch() { // §17.2.3
        String old = OPTIONS.replace(";branch=z9hG4bKx;rport", "");
        rig.receive(old);
        rig.receive(old);
        assertThat(rig.count(SipCounter.ABSORBED)).isEqualTo(1);
        rig.receive(old.replace("CSeq: 1", "CSeq: 2"));
        assertThat(rig.count(SipCounter.ABSORBED)).isEqualTo(1);
        String invite = Rig.invite().replace(";branch=z9hG4bKinv;rport", "");
        rig.receive(invite);
        rig.call().reject(486, "Busy Here", List.of(), rig.nowNanos());
        rig.receive(invite.replace("INVITE", "ACK").replace("To: <sip:room@192.0.2.1>", "To: " + rig.localTo()));
        rig.advance(10_000);
        assertThat(rig.lines()).as("the ACK stops the repetition").endsWith("486 INVITE");
        assertThat(rig.lines().stream().filter("486 INVITE"::equals)).hasSize(1);
    }

    @Test
    void tellsSendersWithTheSameBranchApart() { // §17.2.3: branch and sent-by
        rig.receive(OPTIONS);
        rig.receive(OPTIONS.replace("UDP 192.0.2.2:5070", "UDP 192.0.2.3:5070").replace("call-1", "call-2"));
        assertThat(rig.count(SipCounter.ABSORBED)).isZero();
        assertThat(rig.lines()).containsExactly("200 OPTIONS", "200 OPTIONS");
    }

    // ---- route sets

    @Test
    void copiesRecordRouteAndFollowsItAsTheCallee() { // §12.1.1, §12.2.1.1
        rig.establishIncoming("Record-Route: <sip:p2.example;lr>, <sip:p1.example;lr>\n");
        SipResponse ok = (SipResponse) rig.sent.get(0).message();
        assertThat(ok.headers().elements("Record-Route")).containsExactly("<sip:p2.example;lr>", "<sip:p1.example;lr>");
        rig.call().hangUp(rig.nowNanos());
        SipRequest bye = rig.lastRequest();
        assertThat(bye.uri().toString()).isEqualTo("sip:alice@192.0.2.2:5070");
        assertThat(bye.headers().elements("Route")).containsExactly("<sip:p2.example;lr>", "<sip:p1.example;lr>");
    }

    @Test
    void followsRecordRouteBackwardsAsTheCaller() { // §12.1.2
        rig.invitePeer();
        rig.receive(Rig.response(
                rig.lastRequest(),
                200,
                "bob",
                "Record-Route: <sip:p2.example;lr>\nRecord-Route: <sip:p1.example;lr>\n",
                ""));
        SipRequest ack = rig.lastRequest();
        assertThat(ack.uri().toString()).isEqualTo("sip:bob@192.0.2.2:5070");
        assertThat(ack.headers().elements("Route")).containsExactly("<sip:p1.example;lr>", "<sip:p2.example;lr>");
    }

    @Test
    void exchangesUriAndRouteForAStrictRouter() { // §12.2.1.1, §16.12.1.2
        rig.establishIncoming("Record-Route: <sip:strict.example>, <sip:p1.example;lr>\n");
        rig.call().hangUp(rig.nowNanos());
        SipRequest bye = rig.lastRequest();
        assertThat(bye.uri().toString()).isEqualTo("sip:strict.example");
        assertThat(bye.headers().elements("Route"))
                .containsExactly("<sip:p1.example;lr>", "<sip:alice@192.0.2.2:5070>");
    }

    @Test
    void carriesAPeerOfRfc2543WithoutTagOrContact() { // §12.1.1
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite().replace(";tag=alice", "").replace("Contact: <sip:alice@192.0.2.2:5070>\n", ""));
        rig.receive(rig.inDialog("ACK", 1, "ack", "", "").replace(";tag=alice", ""));
        assertThat(rig.listener.events).containsExactly("incoming", "acknowledged");
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.lastRequest().uri().toString()).isEqualTo("sip:alice@192.0.2.2");
        assertThat(rig.lastRequest().to().tag()).isEmpty();
    }

    // ---- flows

    @Test
    void sendsWhereThePeerWasLastHeardFrom() {
        rig.establishIncoming();
        Flow moved = udpFrom("203.0.113.9", 41_000);
        rig.receive(rig.inDialog("OPTIONS", 2, "o", "", ""), moved);
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.sent.getLast().flow()).isEqualTo(moved);
        assertThat(rig.lastRequest().uri().toString()).isEqualTo("sip:alice@192.0.2.2:5070");
    }

    @Test
    void sendsToTheContactIfTheSettingsSaySo() {
        SipSettings standard = SipSettings.standard("tutti/test");
        Rig strict = new Rig(
                new SipSettings(standard.transactions(), standard.calls().withStrictContactRouting(true)));
        strict.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        Flow elsewhere = udpFrom("203.0.113.9", 41_000);
        strict.receive(Rig.invite(), elsewhere);
        strict.receive(strict.inDialog("ACK", 1, "ack", "", ""), elsewhere);
        strict.call().hangUp(strict.nowNanos());
        assertThat(strict.sent.getLast().flow()).isEqualTo(Rig.UDP);
    }

    @Test
    void reusesTheConnectionOfACall() { // §18.1.1
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite(), Rig.TCP);
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""), Rig.TCP);
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.sent.getLast().flow()).isEqualTo(Rig.TCP);
        assertThat(rig.lastRequest().topVia().transport()).isEqualTo("TCP");
    }

    @Test
    void asksForANewConnectionWhenTheOldOneIsGone() {
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite(), Rig.TCP);
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""), Rig.TCP);
        rig.endpoint.flowClosed(Rig.TCP, rig.nowNanos());
        assertThat(rig.listener.events)
                .as("a call outlives its connection")
                .containsExactly("incoming", "acknowledged");
        rig.call().reoffer(Rig.OFFER, Rig.SDP, rig.nowNanos());
        Flow wanted = Flow.tcp(Rig.HERE, Rig.PEER, Flow.NO_CONNECTION);
        assertThat(rig.sent.getLast().flow()).isEqualTo(wanted);
        rig.endpoint.sendFailed(wanted, rig.nowNanos());
        assertThat(rig.listener.events).endsWith("ended TRANSPORT_LOST");
        rig.endpoint.sendFailed(wanted, rig.nowNanos());
        assertThat(rig.endpoint.dialogs()).isZero();
        rig.expectEmptyAfterTimers();
    }

    @Test
    void comesBackOnAnotherConnection() {
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        rig.receive(Rig.invite(), Rig.TCP);
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""), Rig.TCP);
        rig.endpoint.flowClosed(Rig.TCP, rig.nowNanos());
        Flow again = Flow.tcp(Rig.HERE, Rig.PEER, 8);
        rig.receive(rig.inDialog("BYE", 2, "bye", "", ""), again);
        assertThat(rig.sent.getLast().flow()).isEqualTo(again);
        rig.expectEmptyAfterTimers();
    }

    @Test
    void survivesAConnectionLostAtEveryStep() { // CVE-2020-28327: answering on a connection that is gone
        for (int step = 0; step < 5; step++) {
            Rig lossy = new Rig();
            lossy.receive(Rig.invite(), Rig.TCP);
            if (step > 0) {
                lossy.call().ring(lossy.nowNanos());
            }
            if (step > 1) {
                lossy.call().accept(Rig.ANSWER, Rig.SDP, lossy.nowNanos());
            }
            if (step > 2) {
                lossy.receive(lossy.inDialog("ACK", 1, "ack", "", ""), Rig.TCP);
            }
            if (step > 3) {
                lossy.receive(lossy.inDialog("INVITE", 2, "re", "", "v=0"), Rig.TCP);
            }
            lossy.endpoint.flowClosed(Rig.TCP, lossy.nowNanos());
            boolean answered = step > 1;
            assertThat(lossy.call().accept(Rig.ANSWER, Rig.SDP, lossy.nowNanos()))
                    .isFalse();
            lossy.call().answerReoffer(Rig.ANSWER, Rig.SDP, lossy.nowNanos());
            assertThat(lossy.call().hangUp(lossy.nowNanos())).isEqualTo(answered);
            lossy.expectEmptyAfterTimers();
            assertThat(lossy.listener.events.stream().filter(e -> e.startsWith("ended")))
                    .as("step %d", step)
                    .hasSize(1);
        }
    }

    @Test
    void carriesTheContactParametersOfTheSettings() { // RFC 4579 §5.1
        SipSettings standard = SipSettings.standard("tutti/test");
        Rig focus = new Rig(new SipSettings(
                standard.transactions(), standard.calls().withContactParameters(Parameters.NONE.with("isfocus", ""))));
        focus.receive(OPTIONS);
        NameAddress contact = focus.lastResponse().contact().orElseThrow();
        assertThat(contact.parameters().has("isfocus")).isTrue();
    }
}
