package tutti.audio.detect.dtmf;

import java.util.ArrayList;
import java.util.List;

/// Everything that a detector said about digits.
final class HeardDigits implements DtmfListener {
    private static final int FRAME_SAMPLES = 160;

    final StringBuilder started = new StringBuilder();
    final StringBuilder ended = new StringBuilder();
    final List<Long> starts = new ArrayList<>();
    final List<Long> lengths = new ArrayList<>();

    /// Position up to which the detector had been fed when each start was told.
    final List<Long> toldAt = new ArrayList<>();

    final List<Double> lowDbm0 = new ArrayList<>();
    final List<Double> highDbm0 = new ArrayList<>();
    private long fed;

    static HeardDigits in(int[] samples) {
        return in(samples, DtmfSettings.DEFAULT);
    }

    static HeardDigits in(int[] samples, DtmfSettings settings) {
        return in(samples, settings, FRAME_SAMPLES);
    }

    static HeardDigits in(int[] samples, DtmfSettings settings, int frameSamples) {
        HeardDigits heard = new HeardDigits();
        DtmfDetector detector = new DtmfDetector(settings, heard);
        for (int at = 0; at < samples.length; at += frameSamples) {
            int count = Math.min(frameSamples, samples.length - at);
            heard.fed = at + (long) count;
            detector.process(samples, at, count);
        }
        return heard;
    }

    @Override
    public void digitStarted(char digit, long startSample, double low, double high) {
        started.append(digit);
        starts.add(startSample);
        toldAt.add(fed);
    }

    @Override
    public void digitEnded(char digit, long startSample, long lengthSamples, double low, double high) {
        ended.append(digit);
        lengths.add(lengthSamples);
        lowDbm0.add(low);
        highDbm0.add(high);
    }
}
