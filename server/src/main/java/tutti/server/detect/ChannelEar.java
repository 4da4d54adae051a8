package tutti.server.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.audio.detect.ReportMode;
import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSink;
import tutti.audio.detect.progress.CallProgressPattern;

/// Listens to one channel of a file and keeps what it finds.
final class ChannelEar implements ToneSink {
    /// A tone that the file ends in has its end in this much silence.
    private static final double SILENCE_AFTER_SECONDS = 5;

    private final int channel;
    private final int sampleRateHz;
    private final ToneDetector detector;
    private final List<FoundTone> found = new ArrayList<>();
    private final long samples;

    ChannelEar(int channel, int sampleRateHz, long samples, ToneDetectorSettings settings) {
        this.channel = channel;
        this.sampleRateHz = sampleRateHz;
        this.samples = samples;
        detector = new ToneDetector(sampleRateHz, settings.withReportMode(ReportMode.END));
    }

    void hear(int[] block, int count) {
        detector.process(block, 0, count);
        detector.drain(this);
    }

    void finish() {
        int[] silence = new int[sampleRateHz / 50];
        for (int i = 0; i < SILENCE_AFTER_SECONDS * 50; i++) {
            hear(silence, silence.length);
        }
    }

    List<FoundTone> found() {
        return found;
    }

    @Override
    public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {}

    @Override
    public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {
        double together = 10 * Math.log10(Math.pow(10, lowDbm0 / 10) + Math.pow(10, highDbm0 / 10));
        add(
                "dtmf",
                String.valueOf(digit),
                Optional.empty(),
                startSample,
                lengthSamples,
                together,
                Optional.of(rounded(lowDbm0)),
                Optional.of(rounded(highDbm0)),
                Optional.of(rounded(highDbm0 - lowDbm0)));
    }

    @Override
    public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {}

    @Override
    public void callProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {
        add(
                "call-progress",
                tone.meaning().name(),
                Optional.of(tone.network()),
                startSample,
                lengthSamples,
                dbm0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void gruntStarted(long startSample) {}

    @Override
    public void gruntEnded(long startSample, long lengthSamples) {}

    private void add(
            String kind,
            String name,
            Optional<String> network,
            long startSample,
            long lengthSamples,
            double dbm0,
            Optional<Double> low,
            Optional<Double> high,
            Optional<Double> twist) {
        long length = Math.min(lengthSamples, samples - startSample);
        found.add(new FoundTone(
                channel,
                kind,
                name,
                network,
                Math.rint(1e4 * startSample / sampleRateHz) / 1e4,
                rounded(1e3 * length / sampleRateHz),
                rounded(dbm0),
                low,
                high,
                twist));
    }

    private static double rounded(double value) {
        return Math.rint(10 * value) / 10;
    }
}
