package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// The whole server on an IPv6 address.
class Ipv6IT {
    @Test
    void aServerOnIpv6OffersMediaAndItselfThere() throws Exception { // RFC 3261 §25.1, RFC 8866 §9
        try (TestServer tutti = new TestServer(TestServer.settings().withBind(InetAddress.ofLiteral("::1")));
                RawPhone phone = tutti.phone("team")) {
            String answer = phone.invite("", "");
            assertThat(answer)
                    .startsWith("SIP/2.0 200")
                    .containsPattern("Contact: <sip:team@\\[[0:]+:1]:\\d+>")
                    .containsPattern("c=IN IP6 [0:]+:1\r\n");
        }
    }

    @Test
    void browsersSignInAtTheHttpPort() throws Exception { // RFC 7118 §4
        try (TestServer tutti = new TestServer(TestServer.settings().withBind(InetAddress.ofLiteral("::1")))) {
            URI uri = URI.create("ws://[::1]:" + tutti.server.httpAddress().getPort() + "/sip");
            try (RawPhone browser = new RawPhone(new WebSocketLine(uri), tutti.server.httpAddress(), "team")) {
                browser.send("OPTIONS", "", "");
                assertThat(browser.await("SIP/2.0 ")).startsWith("SIP/2.0 200").contains(";transport=ws>");
            }
        }
    }
}
