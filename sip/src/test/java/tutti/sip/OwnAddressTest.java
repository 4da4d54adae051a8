package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// What we call ourselves depends on the way to the peer: a flow's own address stands in Via and Contact.
class OwnAddressTest {
    private static final InetSocketAddress HERE = at("2001:db8:0:0:0:0:0:1", 5061);
    private static final InetSocketAddress PEER = at("2001:db8:0:0:0:0:0:2", 40_000);
    private final Rig rig = new Rig();

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    @Test
    void contactNamesTheAddressAndTheTransportOfTheFlow() { // RFC 3261 §12.1.1, RFC 7118 §5
        for (Transport transport : Transport.values()) {
            Rig fresh = new Rig();
            fresh.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
            fresh.receive(Rig.invite(), new Flow(transport, HERE, PEER, 9));
            String parameter = transport == Transport.UDP ? "" : ";transport=" + transport.uriParameter();
            assertThat(fresh.lastResponse().headers().first("Contact").orElse(""))
                    .contains("@[2001:db8:0:0:0:0:0:1]:5061" + parameter + ">");
        }
    }

    /// RFC 3261 §12.1.1: SIPS in Request-URI or the topmost Record-Route, or in Contact where there is none.
    @ParameterizedTest
    @CsvSource({
        "sips:room@192.0.2.1, sip:192.0.2.8, sip:192.0.2.9, true",
        "sip:room@192.0.2.1, sips:192.0.2.8, sip:192.0.2.9, true",
        "sip:room@192.0.2.1, , sips:192.0.2.9, true",
        "sip:room@192.0.2.1, sip:192.0.2.8, sips:192.0.2.9, false",
        "sip:room@192.0.2.1, , sip:192.0.2.9, false"
    })
    void contactIsSipsWhereTheRequestIs(String uri, @Nullable String recordRoute, String contact, boolean sips) {
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        String route = recordRoute == null ? "" : "Record-Route: <" + recordRoute + ";lr>\n";
        String invite = Rig.invite(route)
                .replaceFirst("INVITE \\S+", "INVITE " + uri)
                .replaceFirst("(?m)^Contact: .*$", "Contact: <" + contact + ">");
        rig.receive(invite, new Flow(Transport.TLS, HERE, PEER, 9));
        assertThat(rig.lastResponse().headers().first("Contact").orElse(""))
                .contains(sips ? "<sips:room@[2001:db8:0:0:0:0:0:1]:5061>" : "<sip:room@[2001:db8:0:0:0:0:0:1]:5061;");
    }

    @Test
    void viaNamesTheAddressAndTheTransportOfTheFlow() { // RFC 3261 §18.1.1
        rig.listener.onIncoming = (call, invite) -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        Flow flow = new Flow(Transport.TLS, HERE, PEER, 9);
        rig.receive(Rig.invite(), flow);
        rig.receive(rig.inDialog("ACK", 1, "ack", "", ""), flow);
        rig.call().hangUp(rig.nowNanos());
        assertThat(rig.lastRequest().topVia().toString()).startsWith("SIP/2.0/TLS [2001:db8:0:0:0:0:0:1]:5061;");
    }

    @Test
    void aWebSocketMessageNeedsNoContentLength() { // RFC 7118 §4.2
        String options =
                Rig.invite().replace("INVITE", "OPTIONS").replaceAll("(?m)^(Content-.*|Contact.*|v=0.*)\\R", "");
        assertThat(options).doesNotContain("Content-Length");
        rig.receive(options, new Flow(Transport.WS, HERE, PEER, 9));
        assertThat(rig.lastResponse().status()).isEqualTo(200);
        rig.receive(options.replace("z9hG4bK", "z9hG4bKx"), new Flow(Transport.TLS, HERE, PEER, 9));
        assertThat(rig.lastResponse().status()).isEqualTo(400);
    }
}
