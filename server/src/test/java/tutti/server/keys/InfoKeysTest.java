package tutti.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfoKeysTest {
    @ParameterizedTest
    @CsvSource({
        "'Signal=5\r\nDuration=160\r\n', 5",
        "'Signal= 5\nDuration= 160', 5",
        "'Duration=160\r\nSignal=*', *",
        "'signal=10', *",
        "'Signal=11', #",
        "'Signal=a', A",
    })
    void readsTheSignalOfDtmfRelay(String body, char key) {
        assertThat(read("application/dtmf-relay", body)).contains(key);
        assertThat(read("Application/DTMF-Relay;charset=utf-8", body)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'#\r\n', #", "' 11 ', #"})
    void readsTheKeyOfDtmf(String body, char key) {
        assertThat(read("application/dtmf", body)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Signal", "Signal=", "Signal=12", "Signal=55", "Duration=5", "=5", "Signal=\u0665"})
    void isNotMisledByOtherBodies(String body) {
        assertThat(read("application/dtmf-relay", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "", "application/sdp"})
    void isNotMisledByOtherTypes(String type) {
        assertThat(read(type, "5")).isEmpty();
    }

    private static Optional<Character> read(String type, String body) {
        return InfoKeys.read(type, body.getBytes(StandardCharsets.UTF_8));
    }
}
