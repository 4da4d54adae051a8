package tutti.sip.call;

/// How often a call must show that it lives. Source: RFC 4028.
///
/// @param offered whether we ask for a session timer where the peer supports it and did not ask himself
/// @param intervalSeconds the interval we ask for
/// @param minSeconds the shortest we agree to (Min-SE); RFC 4028 §4 allows nothing below 90
public record SessionTimerSettings(boolean offered, int intervalSeconds, int minSeconds) {
    /// The shortest interval anybody may ask for (RFC 4028 §4).
    public static final int SHORTEST_SECONDS = 90;

    public static final SessionTimerSettings STANDARD = new SessionTimerSettings(true, 1_800, SHORTEST_SECONDS);

    /// @throws IllegalArgumentException if the interval is below the minimum, or that below 90 s
    public SessionTimerSettings {
        if (minSeconds < SHORTEST_SECONDS || intervalSeconds < minSeconds) {
            throw new IllegalArgumentException("A session interval of " + intervalSeconds + " s with a minimum of "
                    + minSeconds + " s: give a minimum of at least 90 s and an interval no shorter");
        }
    }
}
