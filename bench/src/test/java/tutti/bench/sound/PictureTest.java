package tutti.bench.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void aMinusIsTrueBeforeANumberAndAHyphenStaysInAWord() {
        assertThat(Picture.caption(String.format(Locale.ROOT, "A-law, Q.24 A-1: %.1f to %+.0f dB |---|\n", -3.04, 4.0)))
                .isEqualTo("A-law, Q.24 A-1: −3.0 to +4 dB |---|");
    }
}
