package tutti.audio.tone;

import java.util.Locale;

/// Digits to be sent as DTMF: `text` of `0`-`9`, `*`, `#`, `A`-`D` (small letters too), and `,` for a
/// pause.
///
/// At most [#LENGTH_MAX] characters, as in Prosody `sm_play_digits`. Fails with an
/// `IllegalArgumentException` that names the first character that is none of these.
public record DigitString(String text) {
    /// Most characters of one string, pauses included.
    public static final int LENGTH_MAX = 32;

    static final char PAUSE = ',';

    /// Checks the characters and makes the letters large.
    public DigitString {
        text = text.toUpperCase(Locale.ROOT);
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "A string of " + text.length() + " digits: send " + LENGTH_MAX + " at a time");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != PAUSE && !DigitTones.isDigit(c)) {
                throw new IllegalArgumentException("No DTMF digit at " + i + ": '" + c + "', give 0-9 * # A-D or ,");
            }
        }
    }
}
