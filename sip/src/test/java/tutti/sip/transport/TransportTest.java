package tutti.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class TransportTest {
    @Test
    void uriWithoutTransportGoesByUdpAndSipsByTls() { // RFC 3263 §4.1
        assertThat(Transport.ofUri(false, "")).contains(Transport.UDP);
        assertThat(Transport.ofUri(true, "")).contains(Transport.TLS);
    }

    @Test
    void sipsTurnsTheTransportIntoItsSecuredForm() { // RFC 3261 §26.2.2, RFC 7118 §5
        assertThat(Transport.ofUri(true, "tcp")).contains(Transport.TLS);
        assertThat(Transport.ofUri(true, "ws")).contains(Transport.WSS);
        assertThat(Transport.ofUri(true, "udp")).isEmpty();
    }

    @Test
    void readsTheTransportParameterInAnyCase() { // RFC 3261 §19.1.4
        assertThat(Transport.ofUri(false, "TLS")).contains(Transport.TLS);
        assertThat(Transport.ofUri(false, "WS")).contains(Transport.WS);
        assertThat(Transport.ofUri(false, "sctp")).isEmpty();
    }

    @Test
    void onlyTlsAndSecuredWebSocketsCarryKeys() { // RFC 4568 §7
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
        for (Transport transport : Transport.values()) {
            assertThat(new Flow(transport, any, any, 1).isSecure())
                    .as("%s", transport)
                    .isEqualTo(transport == Transport.TLS || transport == Transport.WSS);
        }
    }

    @Test
    void onlyStreamsNeedAContentLength() { // RFC 3261 §20.14, RFC 7118 §4.2
        for (Transport transport : Transport.values()) {
            assertThat(transport.isStream())
                    .as("%s", transport)
                    .isEqualTo(transport == Transport.TCP || transport == Transport.TLS);
        }
    }

    @Test
    void writesAnIpv6AddressInBracketsAsAHostAndWithoutAsReceived() { // RFC 3261 §25.1, RFC 5118 §4.5
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 5061);
        assertThat(NumericAddress.host(address)).isEqualTo("[2001:db8:0:0:0:0:0:1]");
        assertThat(NumericAddress.text(address)).isEqualTo("2001:db8:0:0:0:0:0:1");
    }
}
