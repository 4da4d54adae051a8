package tutti.audio.tone;

import java.util.List;

/// The two frequencies of each DTMF digit. Source: ITU-T Q.23 §6.
final class DigitTones {
    private static final String KEYPAD = "123A456B789C*0#D";
    private static final int COLUMNS = 4;
    private static final int[] LOW_HZ = {697, 770, 852, 941};
    private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};

    private DigitTones() {}

    static boolean isDigit(char c) {
        return KEYPAD.indexOf(c) >= 0;
    }

    static List<Tone> of(char digit, double lowDbm0, double highDbm0) {
        int key = KEYPAD.indexOf(digit);
        return List.of(Tone.ofDbm0(LOW_HZ[key / COLUMNS], lowDbm0), Tone.ofDbm0(HIGH_HZ[key % COLUMNS], highDbm0));
    }
}
