package tutti.engine.record;

import tutti.audio.wav.WavEncoding;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// How a recording is made: in which `format`, when it ends by itself (`limits`), what a pause leaves
/// (`pauseMode`), and what counts as `silence`.
///
/// `keptSilenceMillis`: of every longer silence only so much is kept, the last [#ONSET_MILLIS] of it
/// before the next sound, so that no word loses its beginning; [#ALL] for all. `leavesOutTones`: frames
/// that the side's [ToneFlag] names are left out. `bufferMillis`, 100…60,000: how long the thread that
/// drains may be late before frames are lost.
///
/// `BAD_PARAMETER` when `bufferMillis` is outside of its range, or the kept silence shorter than twice
/// [#ONSET_MILLIS] or longer than the silence that ends the recording. Source: Prosody `sm_record_start`
/// (`silence_elimination`, `tone_elimination_mode`).
public record RecordingSettings(
        RecordingFormat format,
        RecordingLimits limits,
        PauseMode pauseMode,
        SilenceSettings silence,
        long keptSilenceMillis,
        boolean leavesOutTones,
        int bufferMillis) {
    /// No silence is left out.
    public static final long ALL = Long.MAX_VALUE;

    /// How much of a silence stays before the sound that ends it.
    public static final int ONSET_MILLIS = 100;

    /// The shortest buffer.
    public static final int BUFFER_MILLIS_MIN = 100;

    /// The longest buffer.
    public static final int BUFFER_MILLIS_MAX = 60_000;

    /// 16-bit linear, no limits, a pause is silence, nothing is left out, 4 s may be waited for the disk.
    public static final RecordingSettings DEFAULT = new RecordingSettings(
            RecordingFormat.WAV, RecordingLimits.NONE, PauseMode.SILENCE, SilenceSettings.DEFAULT, ALL, false, 4_000);

    public RecordingSettings {
        require(
                bufferMillis >= BUFFER_MILLIS_MIN && bufferMillis <= BUFFER_MILLIS_MAX,
                "a buffer of " + bufferMillis + " ms",
                BUFFER_MILLIS_MIN + "…" + BUFFER_MILLIS_MAX + " ms");
        require(
                keptSilenceMillis >= 2 * ONSET_MILLIS,
                "silences of " + keptSilenceMillis + " ms kept",
                2 * ONSET_MILLIS + " ms or more");
        require(
                keptSilenceMillis == ALL || keptSilenceMillis <= limits.silenceMaxMillis(),
                "silences of " + keptSilenceMillis + " ms kept when it ends after " + limits.silenceMaxMillis() + " ms",
                "no more than that");
    }

    private static void require(boolean holds, String what, String range) {
        if (!holds) throw new EngineException(ErrorCode.BAD_PARAMETER, "a recording with " + what + "; give " + range);
    }

    /// The same as WAV in this encoding.
    public RecordingSettings withEncoding(WavEncoding encoding) {
        return withFormat(new RecordingFormat.Wav(encoding));
    }

    /// The same in another format.
    public RecordingSettings withFormat(RecordingFormat changed) {
        return new RecordingSettings(
                changed, limits, pauseMode, silence, keptSilenceMillis, leavesOutTones, bufferMillis);
    }

    /// The same with other limits; fails as the constructor does.
    public RecordingSettings withLimits(RecordingLimits changed) {
        return new RecordingSettings(
                format, changed, pauseMode, silence, keptSilenceMillis, leavesOutTones, bufferMillis);
    }

    /// The same with another treatment of pauses.
    public RecordingSettings withPauseMode(PauseMode changed) {
        return new RecordingSettings(format, limits, changed, silence, keptSilenceMillis, leavesOutTones, bufferMillis);
    }

    /// The same with another notion of silence.
    public RecordingSettings withSilence(SilenceSettings changed) {
        return new RecordingSettings(
                format, limits, pauseMode, changed, keptSilenceMillis, leavesOutTones, bufferMillis);
    }

    /// The same with so much of every longer silence kept; fails as the constructor does.
    public RecordingSettings keepingSilenceMillis(long changed) {
        return new RecordingSettings(format, limits, pauseMode, silence, changed, leavesOutTones, bufferMillis);
    }

    /// The same without the frames that are tones.
    public RecordingSettings leavingOutTones() {
        return new RecordingSettings(format, limits, pauseMode, silence, keptSilenceMillis, true, bufferMillis);
    }

    /// The same with another buffer; fails as the constructor does.
    public RecordingSettings withBufferMillis(int changed) {
        return new RecordingSettings(format, limits, pauseMode, silence, keptSilenceMillis, leavesOutTones, changed);
    }

    /// Whether anybody needs to know what is silence.
    boolean listensForSilence() {
        return keptSilenceMillis != ALL || limits.onSilence();
    }
}
