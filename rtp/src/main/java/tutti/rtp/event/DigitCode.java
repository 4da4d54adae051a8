package tutti.rtp.event;

/// The event codes of the sixteen digits: 0…9, * 10, # 11, A…D 12…15 (RFC 4733 §3.2, table 3).
final class DigitCode {
    private static final String DIGITS = "0123456789*#ABCD";

    private DigitCode() {}

    static boolean isDigit(int code) {
        return code < DIGITS.length();
    }

    static char digit(int code) {
        return DIGITS.charAt(code);
    }

    static int code(char digit) {
        int code = DIGITS.indexOf(digit);
        if (code < 0) {
            throw new IllegalArgumentException("Give one of " + DIGITS + ", not " + digit);
        }
        return code;
    }
}
