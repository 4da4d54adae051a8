package tutti.engine.record;

import tutti.audio.wav.WavEncoding;

/// How a meeting is recorded: all files alike, in `encoding`, as long as each other, with nothing left
/// out.
///
/// `timeMaxMillis` and `bufferMillis` as in [RecordingLimits] and [RecordingSettings], and refused as
/// there. `withMix`: what the recorder hears is recorded too.
public record StemSettings(WavEncoding encoding, boolean withMix, long timeMaxMillis, int bufferMillis) {
    /// 16-bit linear with the mix, until it is stopped, 4 s of buffer.
    public static final StemSettings DEFAULT = new StemSettings(
            WavEncoding.PCM_16, true, RecordingLimits.UNLIMITED, RecordingSettings.DEFAULT.bufferMillis());

    public StemSettings {
        file(encoding, timeMaxMillis, bufferMillis);
    }

    /// The same in another encoding.
    public StemSettings withEncoding(WavEncoding changed) {
        return new StemSettings(changed, withMix, timeMaxMillis, bufferMillis);
    }

    /// The same without the mix: stems and timeline only.
    public StemSettings withoutMix() {
        return new StemSettings(encoding, false, timeMaxMillis, bufferMillis);
    }

    /// The same with another longest time; fails as the constructor does.
    public StemSettings withTimeMaxMillis(long changed) {
        return new StemSettings(encoding, withMix, changed, bufferMillis);
    }

    /// The same with another buffer; fails as the constructor does.
    public StemSettings withBufferMillis(int changed) {
        return new StemSettings(encoding, withMix, timeMaxMillis, changed);
    }

    /// The settings of each file.
    RecordingSettings file() {
        return file(encoding, timeMaxMillis, bufferMillis);
    }

    private static RecordingSettings file(WavEncoding encoding, long timeMaxMillis, int bufferMillis) {
        return RecordingSettings.DEFAULT
                .withEncoding(encoding)
                .withLimits(RecordingLimits.NONE.withTimeMaxMillis(timeMaxMillis))
                .withBufferMillis(bufferMillis);
    }
}
