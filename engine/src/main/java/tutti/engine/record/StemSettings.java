package tutti.engine.record;

import tutti.audio.wav.WavEncoding;

/// How a meeting is recorded: all files alike, in `format`, as long as each other, with nothing left
/// out.
///
/// `timeMaxMillis` and `bufferMillis` as in [RecordingLimits] and [RecordingSettings], and refused as
/// there. `withMix`: what the recorder hears is recorded too.
public record StemSettings(RecordingFormat format, boolean withMix, long timeMaxMillis, int bufferMillis) {
    /// 16-bit linear with the mix, until it is stopped, 4 s of buffer.
    public static final StemSettings DEFAULT = new StemSettings(
            RecordingFormat.WAV, true, RecordingLimits.UNLIMITED, RecordingSettings.DEFAULT.bufferMillis());

    public StemSettings {
        file(format, timeMaxMillis, bufferMillis);
    }

    /// The same as WAV in this encoding.
    public StemSettings withEncoding(WavEncoding encoding) {
        return withFormat(new RecordingFormat.Wav(encoding));
    }

    /// The same in another format.
    public StemSettings withFormat(RecordingFormat changed) {
        return new StemSettings(changed, withMix, timeMaxMillis, bufferMillis);
    }

    /// The same without the mix: stems and timeline only.
    public StemSettings withoutMix() {
        return new StemSettings(format, false, timeMaxMillis, bufferMillis);
    }

    /// The same with another longest time; fails as the constructor does.
    public StemSettings withTimeMaxMillis(long changed) {
        return new StemSettings(format, withMix, changed, bufferMillis);
    }

    /// The same with another buffer; fails as the constructor does.
    public StemSettings withBufferMillis(int changed) {
        return new StemSettings(format, withMix, timeMaxMillis, changed);
    }

    /// The name of the file with what the recorder hears.
    public String mixFile() {
        return "mix" + format.fileSuffix();
    }

    /// The settings of each file.
    RecordingSettings file() {
        return file(format, timeMaxMillis, bufferMillis);
    }

    private static RecordingSettings file(RecordingFormat format, long timeMaxMillis, int bufferMillis) {
        return RecordingSettings.DEFAULT
                .withFormat(format)
                .withLimits(RecordingLimits.NONE.withTimeMaxMillis(timeMaxMillis))
                .withBufferMillis(bufferMillis);
    }
}
