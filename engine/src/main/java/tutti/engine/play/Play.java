package tutti.engine.play;

import tutti.engine.FrameSource;

/// Something that is heard from its beginning to its end: once, by one reader.
///
/// Thread: the tick pulls, all else may be called by any. Nothing here blocks. When it is over it is
/// silent for ever; the channel that plays it still has to be told so, by `stopPlaying()`,
/// `receiveNothing()` or [Prompts].
public sealed interface Play extends FrameSource permits Replay, TonePlay, Mixdown {
    /// Rate of the samples it gives: that of the channel that plays it.
    int sampleRateHz();

    /// What it is doing. It changes in a tick only: never while nothing pulls.
    PlayStatus status();

    /// Ends it with a fade of 5 ms in the next frame that is pulled. When the status is `ABORTED`, the
    /// position is final. Nothing happens when it is over.
    void abort();

    /// Whether [#abort] has been called.
    boolean isAborting();

    /// How many samples have been heard so far, of the content at the rate of the channel: 100 ms heard at
    /// 200 % are the samples of 200 ms.
    long positionSamples();
}
