package tutti.engine.record;

import tutti.audio.speech.SpeechTracker;

/// Whether anything is to be heard in a frame, and for how long nothing has been. Thread: the one that
/// drains.
final class SilenceListener {
    private final SpeechTracker[] trackers;
    private final int frameSamples;
    private final long frameMillis;
    private final RecordingLimits limits;
    private boolean heardAnything;
    private long silentFrames;

    SilenceListener(RecordingSettings settings, int sides, int sampleRateHz, int frameSamples) {
        trackers = new SpeechTracker[sides];
        for (int i = 0; i < sides; i++) {
            trackers[i] = new SpeechTracker(sampleRateHz, settings.silence().speech());
        }
        this.frameSamples = frameSamples;
        frameMillis = frameSamples * 1000L / sampleRateHz;
        limits = settings.limits();
    }

    /// Whether any of the sides' next frames is sound.
    boolean hears(int[][] sides) {
        boolean sound = false;
        for (int i = 0; i < trackers.length; i++) {
            trackers[i].track(sides[i], frameSamples);
            sound |= trackers[i].isSpeech();
        }
        heardAnything |= sound;
        silentFrames = sound ? 0 : silentFrames + 1;
        return sound;
    }

    /// A tone is no silence, although it may be left out.
    void heardTone() {
        heardAnything = true;
        silentFrames = 0;
    }

    /// Whether the silence has been as long as it may be.
    RecordingEnd end() {
        long silentMillis = silentFrames * frameMillis;
        if (!heardAnything && silentMillis >= limits.firstSoundMaxMillis()) return RecordingEnd.INITIAL_SILENCE;
        if (heardAnything && silentMillis >= limits.silenceMaxMillis()) return RecordingEnd.SILENCE;
        return RecordingEnd.NOT_YET;
    }
}
