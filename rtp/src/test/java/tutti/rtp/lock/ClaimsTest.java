package tutti.rtp.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1", // RFC 1918
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.1.1", // RFC 3927
                "100.64.0.1", // RFC 6598
                "100.127.255.255",
                "127.0.0.1",
                "fe80::1", // RFC 4291 §2.5.6
                "fc00::1", // RFC 4193
                "fdff::1",
                "::1"
            })
    void knowsTheAddressesThatAreNotRoutedInTheInternet(String host) {
        assertThat(Claims.isPrivate(InetAddress.ofLiteral(host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255",
                "172.32.0.1",
                "192.167.0.1",
                "100.63.255.255",
                "100.128.0.0",
                "101.64.0.1",
                "203.0.113.5",
                "2001:db8::1",
                "fb00::1",
                "fe00::1"
            })
    void andTheirNeighboursThatAre(String host) {
        assertThat(Claims.isPrivate(InetAddress.ofLiteral(host))).isFalse();
    }
}
