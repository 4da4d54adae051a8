package tutti.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.server.keys.KeyOrigin.SIP_INFO;
import static tutti.server.keys.KeyOrigin.TELEPHONE_EVENT;
import static tutti.server.keys.KeyOrigin.TONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallKeysTest {
    private static final long MILLI = 1_000_000;

    private final CallKeys keys = new CallKeys();

    @Test
    void aPressThatComesThreeWaysIsOne() {
        assertThat(keys.press('5', TELEPHONE_EVENT, 0)).isTrue();
        assertThat(keys.press('5', TONE, 80 * MILLI)).isFalse();
        assertThat(keys.press('5', SIP_INFO, 300 * MILLI)).isFalse();
        assertThat(keys.presses()).isEqualTo(1);
    }

    @Test
    void twoPressesOfOneKeyAreTwoHoweverTheyAreInterleaved() {
        assertThat(keys.press('5', TELEPHONE_EVENT, 0)).isTrue();
        assertThat(keys.press('5', TELEPHONE_EVENT, 100 * MILLI)).isTrue();
        assertThat(keys.press('5', TONE, 110 * MILLI)).isFalse();
        assertThat(keys.press('5', TONE, 210 * MILLI)).isFalse();
        assertThat(keys.press('5', TONE, 310 * MILLI))
                .as("a third, which came as a tone only")
                .isTrue();
    }

    @Test
    void theSameKeyMuchLaterIsAnotherPress() {
        assertThat(keys.press('#', TELEPHONE_EVENT, 0)).isTrue();
        assertThat(keys.press('#', TONE, CallKeys.WINDOW_NANOS + 1)).isTrue();
    }

    @Test
    void manyMoreThanAreRememberedAreStillCounted() {
        for (int i = 0; i < 10 * CallKeys.REMEMBERED_MAX; i++) {
            assertThat(keys.press('1', TONE, i)).isTrue();
        }
        assertThat(keys.presses()).isEqualTo(10 * CallKeys.REMEMBERED_MAX);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aTypedNumberIsThatNumberWhateverWaysItComes(long seed) {
        Random random = new Random(seed);
        record Arrival(long nanos, char digit, KeyOrigin origin) {}
        List<Arrival> arrivals = new ArrayList<>();
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            char digit = "0123456789*#".charAt(random.nextInt(12));
            typed.append(digit);
            long pressedNanos = i * 150L * MILLI;
            arrivals.add(new Arrival(pressedNanos, digit, TELEPHONE_EVENT));
            if (random.nextBoolean()) arrivals.add(new Arrival(pressedNanos + 90 * MILLI, digit, TONE));
            if (random.nextBoolean()) arrivals.add(new Arrival(pressedNanos + 120 * MILLI, digit, SIP_INFO));
        }
        StringBuilder told = new StringBuilder();
        for (Arrival arrival : arrivals) {
            if (keys.press(arrival.digit(), arrival.origin(), arrival.nanos())) told.append(arrival.digit());
        }
        assertThat(told).as("seed %d", seed).hasToString(typed.toString());
    }
}
