package tutti.engine;

import tutti.audio.detect.ToneSuppressor;

/// What happens to the tones that an input side is listened to for: whether they reach recordings and conferences.
///
/// With `cuts` they are cut as soon as they are recognised; `lookAheadMillis`, 0…200, delays the input so that they
/// are cut from their beginning. `BAD_PARAMETER` outside of that. Source: Prosody suspends an input from every
/// conference while a tone lasts (`sm_conf_prim_add`).
public record ToneSuppression(boolean cuts, int lookAheadMillis) {
    /// Tones pass.
    public static final ToneSuppression OFF = new ToneSuppression(false, 0);

    /// Nothing is delayed, and others hear less than 20 ms of each tone.
    public static final ToneSuppression CUT = new ToneSuppression(true, 0);

    /// The input is delayed by `millis`, and others hear nothing of a tone; 40 ms are enough for every tone.
    public static ToneSuppression lookingAhead(int millis) {
        return new ToneSuppression(true, millis);
    }

    /// Checks the range.
    public ToneSuppression {
        if (lookAheadMillis < 0 || lookAheadMillis > ToneSuppressor.LOOK_AHEAD_MAX_MILLIS) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "a look-ahead of " + lookAheadMillis + " ms; give 0…" + ToneSuppressor.LOOK_AHEAD_MAX_MILLIS);
        }
    }

    /// What does it to one stream of `sampleRateHz`.
    ToneSuppressor suppressor(int sampleRateHz) {
        return cuts ? ToneSuppressor.lookingAhead(sampleRateHz, lookAheadMillis) : ToneSuppressor.off(sampleRateHz);
    }
}
