package tutti.server.config;

/// How much of everything is taken at one time.
public record LimitSettings(
        @Setting(value = "Calls at one time; one more is answered 503", min = 1, max = 100_000)
        int calls,

        @Setting(value = "Parties in one conference; one more is answered 486", min = 1, max = 100_000)
        int partiesPerRoom) {
    static final LimitSettings DEFAULTS = new LimitSettings(1_000, 250);
}
