package tutti.engine.tones;

import tutti.audio.detect.progress.CallProgressPattern;

/// What was recognised on an input side.
///
/// `startSample` counts samples of the channel's rate from frame 0 of its processor, so it divided by the
/// samples of a frame is the frame in which it began: the clock of recordings and of all other events.
/// Levels are dBm0 of one tone; the twist of a digit is high less low. `leakedMillis` is how much of the
/// tone others heard before it was cut. Source: Prosody `sm_get_recognised`.
public sealed interface ToneEvent {
    /// Where it began.
    long startSample();

    /// A digit, `0`-`9`, `A`-`D`, `*`, `#`, has begun.
    record DigitStarted(char digit, long startSample, double lowDbm0, double highDbm0, double leakedMillis)
            implements ToneEvent {}

    /// A digit has ended.
    record DigitEnded(
            char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0, double leakedMillis)
            implements ToneEvent {}

    /// A call-progress tone was recognised; its cadence began at `startSample`.
    record CallProgressStarted(CallProgressPattern tone, long startSample, double levelDbm0) implements ToneEvent {}

    /// A call-progress tone has ended.
    record CallProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double levelDbm0)
            implements ToneEvent {}

    /// Somebody has begun to speak.
    record GruntStarted(long startSample) implements ToneEvent {}

    /// Nobody speaks any more.
    record GruntEnded(long startSample, long lengthSamples) implements ToneEvent {}
}
