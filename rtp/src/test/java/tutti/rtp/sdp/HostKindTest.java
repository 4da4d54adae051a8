package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostKindTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,IPV4",
        "0.0.0.0,IPV4",
        "255.255.255.255,IPV4",
        "::,IPV6",
        "::1,IPV6",
        "2001:db8::21,IPV6",
        "1:2:3:4:5:6:7:8,IPV6",
        "1:2:3:4:5:6:7::,IPV6",
        "::ffff:192.0.2.1,IPV6",
        "1:2:3:4:5:6:192.0.2.1,IPV6",
        "FE80::A,IPV6",
        "media.example.com,NAME",
        "localhost,NAME",
        "example.com.,NAME",
        "under_score.example,NAME",
        "256.1.1.1,INVALID",
        "1.2.3,INVALID",
        "1.2.3.4.5,INVALID",
        "1.2.3.,INVALID",
        "1.2.3.4.,INVALID",
        ".1.2.3,INVALID",
        "0001.2.3.4,INVALID",
        "2130706433,INVALID",
        "0x7f.1,INVALID",
        "1:2:3,INVALID",
        "1:2:3:4:5:6:7:8:9,INVALID",
        "1::2::3,INVALID",
        "1:2:3:4:5:6:7:8::,INVALID",
        ":::,INVALID",
        "12345::,INVALID",
        "g::,INVALID",
        "fe80::1%eth0,INVALID",
        "a b,INVALID",
        "a/b,INVALID",
        "-,INVALID",
        ".,INVALID",
        "é.example,INVALID"
    })
    void tellsAddressesFromNamesAndFromNonsense(String host, HostKind expected) {
        assertThat(HostKind.of(host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0", "::0.0.0.0"})
    void knowsTheUnspecifiedAddress(String host) {
        assertThat(HostKind.isUnspecified(host)).isTrue();
        assertThat(new MediaAddress(host, 4000).reachable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "224.0.0.1,true",
        "239.1.2.3,true",
        "255.255.255.255,true",
        "ff02::1,true",
        "223.255.255.255,false",
        "ff::1,false",
        "fe80::1,false",
        "ff.example.com,false"
    })
    void knowsGroupAddresses(String host, boolean group) {
        assertThat(HostKind.isGroup(host)).isEqualTo(group);
    }
}
