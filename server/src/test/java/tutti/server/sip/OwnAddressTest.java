package tutti.server.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
    private static InetAddress at(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static InetAddress told(String bind, String advertised, String peer) {
        return new OwnAddress(at(bind), Optional.of(at(advertised))).towards(at(peer));
    }

    @Test
    void peersBeyondTheNatHearThePublicAddress() {
        assertThat(told("10.0.0.5", "203.0.113.5", "198.51.100.7")).isEqualTo(at("203.0.113.5"));
        assertThat(told("0.0.0.0", "203.0.113.5", "198.51.100.7")).isEqualTo(at("203.0.113.5"));
    }

    @Test
    void peersOnThisSideOfTheNatHearWhereWeReallyAre() {
        for (String peer : new String[] {"10.1.2.3", "192.168.7.7", "172.16.0.1", "169.254.1.1", "127.0.0.1"}) {
            assertThat(told("10.0.0.5", "203.0.113.5", peer)).as(peer).isEqualTo(at("10.0.0.5"));
        }
        assertThat(told("fd00::5", "2001:db8::5", "fd00::7")).isEqualTo(at("fd00::5"));
        assertThat(told("fd00::5", "2001:db8::5", "fe80::7")).isEqualTo(at("fd00::5"));
    }

    @Test
    void aPrivateAddressThatIsAdvertisedIsMeantForPrivatePeers() {
        assertThat(told("172.17.0.2", "192.168.1.10", "192.168.1.77")).isEqualTo(at("192.168.1.10"));
    }

    @Test
    void nobodyHearsAnAddressOfTheOtherFamily() {
        assertThat(told("2001:db8::1", "203.0.113.5", "2001:db8::7")).isEqualTo(at("2001:db8::1"));
    }

    @Test
    void aWildcardBecomesTheAddressThatWouldBeSentFrom() {
        OwnAddress four = new OwnAddress(at("0.0.0.0"), Optional.empty());
        assertThat(four.towards(at("127.0.0.1"))).isEqualTo(at("127.0.0.1"));
        OwnAddress six = new OwnAddress(at("::"), Optional.empty());
        assertThat(six.towards(at("::1"))).isEqualTo(at("::1"));
        assertThat(six.towards(at("127.0.0.1"))).isEqualTo(at("127.0.0.1"));
    }

    @Test
    void remembersABoundedNumberOfPeers() {
        OwnAddress wildcard = new OwnAddress(at("0.0.0.0"), Optional.empty());
        for (int i = 0; i <= OwnAddress.REMEMBERED_MAX; i++) {
            wildcard.towards(at("127.1." + i / 256 + "." + i % 256));
        }
        assertThat(wildcard.remembered()).isEqualTo(1);
    }
}
