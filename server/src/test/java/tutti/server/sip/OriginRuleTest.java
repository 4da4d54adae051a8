package tutti.server.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginRuleTest {
    private static boolean allows(List<String> allowed, String origin, String host) {
        return new OriginRule(allowed).allows(Optional.of(origin), Optional.of(host));
    }

    @Test
    void withoutASettingPagesOfTheSameHostMayWhateverTheirPort() {
        assertThat(allows(List.of(), "https://conf.example", "conf.example:8080"))
                .isTrue();
        assertThat(allows(List.of(), "https://CONF.example:3000", "conf.example"))
                .isTrue();
        assertThat(allows(List.of(), "http://[::1]:3000", "[::1]:8080")).isTrue();
        assertThat(allows(List.of(), "http://[::2]:3000", "[::1]:8080")).isFalse();
        assertThat(allows(List.of(), "https://conf.example.evil.example", "conf.example"))
                .isFalse();
        assertThat(allows(List.of(), "null", "null")).isFalse();
    }

    @Test
    void withASettingOnlyThosePagesMay() {
        List<String> allowed = List.of("https://phone.example", "https://other.example:8443");
        assertThat(allows(allowed, "https://phone.example", "conf.example")).isTrue();
        assertThat(allows(allowed, "https://other.example:8443", "conf.example"))
                .isTrue();
        assertThat(allows(allowed, "http://phone.example", "conf.example")).isFalse();
        assertThat(allows(allowed, "https://conf.example", "conf.example")).isFalse();
    }

    @Test
    void aStarLetsEveryPageCall() {
        assertThat(allows(List.of("*"), "null", "conf.example")).isTrue();
    }

    @Test
    void aClientThatIsNoBrowserNamesNoOrigin() { // RFC 6455 §10.2
        OriginRule rule = new OriginRule(List.of("https://phone.example"));
        assertThat(rule.allows(Optional.empty(), Optional.of("conf.example"))).isTrue();
    }

    @Test
    void aBrowserThatNamesNoHostMayNot() {
        assertThat(new OriginRule(List.of()).allows(Optional.of("https://conf.example"), Optional.empty()))
                .isFalse();
    }
}
