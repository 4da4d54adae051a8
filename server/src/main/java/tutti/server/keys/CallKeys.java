package tutti.server.keys;

/// The keys of one call: a press that comes two or three ways is one press.
///
/// ```
///   telephone-event   5        5
///   tone                 5        5         each finds an unmatched 5 of another origin: the same press
///   told              5        5
/// ```
/// Presses of one key by one way are never merged, so 55 stays 55. Thread: the SIP loop's.
public final class CallKeys {
    /// How long after a press the same may come another way: a key held for 2 s and told by INFO when released.
    static final long WINDOW_NANOS = 2_500_000_000L;

    /// Presses remembered; nobody types as many in the window.
    static final int REMEMBERED_MAX = 64;

    private static final int ORIGINS = KeyOrigin.values().length;

    private final char[] digits = new char[REMEMBERED_MAX];
    private final long[] cameNanos = new long[REMEMBERED_MAX];
    private final boolean[][] cameBy = new boolean[REMEMBERED_MAX][ORIGINS];
    private int next;
    private int remembered;
    private long presses;

    /// Takes a press that came by `origin`; true when it is to be told, false when it has been told already.
    public boolean press(char digit, KeyOrigin origin, long nowNanos) {
        int by = number(origin);
        for (int age = remembered; age >= 1; age--) {
            int at = Math.floorMod(next - age, REMEMBERED_MAX);
            if (digits[at] == digit && !cameBy[at][by] && nowNanos - cameNanos[at] <= WINDOW_NANOS) {
                cameBy[at][by] = true;
                return false;
            }
        }
        remember(digit, by, nowNanos);
        presses++;
        return true;
    }

    private void remember(char digit, int by, long nowNanos) {
        digits[next] = digit;
        cameNanos[next] = nowNanos;
        for (int origin = 0; origin < ORIGINS; origin++) cameBy[next][origin] = origin == by;
        next = (next + 1) % REMEMBERED_MAX;
        remembered = Math.min(remembered + 1, REMEMBERED_MAX);
    }

    private static int number(KeyOrigin origin) {
        return switch (origin) {
            case TELEPHONE_EVENT -> 0;
            case TONE -> 1;
            case SIP_INFO -> 2;
        };
    }

    /// How many keys were pressed.
    public long presses() {
        return presses;
    }
}
