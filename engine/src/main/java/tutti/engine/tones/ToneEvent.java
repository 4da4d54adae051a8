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

    /// The digit `digit`, `0`-`9`, `A`-`D`, `*`, `#`, has begun at `startSample`, its tones at `lowDbm0`
    /// and `highDbm0`; others have heard `leakedMillis` of it.
    record DigitStarted(char digit, long startSample, double lowDbm0, double highDbm0, double leakedMillis)
            implements ToneEvent {}

    /// The digit `digit` that began at `startSample` has ended after `lengthSamples`. Its tones were at
    /// `lowDbm0` and `highDbm0`, and others heard `leakedMillis` of it.
    record DigitEnded(
            char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0, double leakedMillis)
            implements ToneEvent {}

    /// The call-progress tone `tone` was recognised, at `levelDbm0`; its cadence began at `startSample`.
    record CallProgressStarted(CallProgressPattern tone, long startSample, double levelDbm0) implements ToneEvent {}

    /// The call-progress tone `tone` that began at `startSample` has ended after `lengthSamples`; it was
    /// at `levelDbm0`.
    record CallProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double levelDbm0)
            implements ToneEvent {}

    /// Somebody has begun to speak at `startSample`.
    record GruntStarted(long startSample) implements ToneEvent {}

    /// Who began to speak at `startSample` has ended after `lengthSamples`.
    record GruntEnded(long startSample, long lengthSamples) implements ToneEvent {}
}
