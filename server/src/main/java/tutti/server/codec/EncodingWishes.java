package tutti.server.codec;

/// What a peer asks of what is sent to him, and what his network asks.
///
/// @param fmtp what he declares about the codec, "" for nothing
/// @param lossPercent how much he loses lately: 0, 5, 10 or 20
public record EncodingWishes(String fmtp, int lossPercent) {
    public static final EncodingWishes NONE = new EncodingWishes("", 0);

    /// Few, so that listeners with alike networks share an encoder.
    private static final int[] LOSS_STEPS_PERCENT = {5, 10, 20};

    /// Below this nothing is done about losses.
    private static final double LOSS_MIN_PERCENT = 2;

    /// The same when he reports that `lossPercent` of what was sent does not reach him.
    public EncodingWishes whenLosing(double lossPercent) {
        return new EncodingWishes(fmtp, step(lossPercent));
    }

    private static int step(double lossPercent) {
        if (lossPercent < LOSS_MIN_PERCENT) return 0;
        for (int step : LOSS_STEPS_PERCENT) {
            if (lossPercent <= step) return step;
        }
        return LOSS_STEPS_PERCENT[LOSS_STEPS_PERCENT.length - 1];
    }
}
