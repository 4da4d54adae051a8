package tutti.audio.detect;

import tutti.audio.detect.progress.CallProgressPattern;

/// Is handed what a [ToneDetector] recognised, by [ToneDetector#drain].
///
/// Positions are samples of the stream as it was given, from its first; levels are dBm0 per tone. The twist of a digit
/// is `highDbm0 - lowDbm0`.
public interface ToneSink {
    /// A digit began at `startSample`.
    void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0);

    /// The digit that began at `startSample` ended after `lengthSamples`.
    void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0);

    /// A call-progress tone was recognised; its cadence began at `startSample`.
    void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0);

    /// The call-progress tone that began at `startSample` ended after `lengthSamples`.
    void callProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0);

    /// Voice began at `startSample`.
    void gruntStarted(long startSample);

    /// Voice that began at `startSample` ended after `lengthSamples`.
    void gruntEnded(long startSample, long lengthSamples);
}
