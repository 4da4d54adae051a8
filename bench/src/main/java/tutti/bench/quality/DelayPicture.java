package tutti.bench.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.EncodingWishes;

/// The delay of one call, while its network becomes worse and better.
final class DelayPicture {
    private static final int SECONDS = 60;
    private static final int JITTER_FROM = 10;
    private static final int JITTER_TO = 30;
    private static final int SPIKES_FROM = 45;
    private static final double JITTER_MILLIS = 30;
    private static final double USUAL_MILLIS = 12;

    private final HeardCall call =
            new HeardCall(EncodedSpeech.of(CodecCatalogue.PCMU, EncodingWishes.NONE, SECONDS), Impairment.NONE, 1);

    DelayPicture() {
        call.runUntil(JITTER_FROM);
        call.path.become(Impairment.lossAndJitter(0, 1, JITTER_MILLIS));
        call.runUntil(JITTER_TO);
        call.path.become(Impairment.NONE);
        call.runUntil(SPIKES_FROM);
        call.path.become(Impairment.spikes(10, 300));
        call.run();
    }

    Figure figure() {
        double[] seconds = new double[call.delayMillis.length];
        Arrays.setAll(seconds, i -> i / 50.0);
        Plot plot = new Plot(
                        "How late packets come, and how long they wait",
                        new Axis("time, s", 0, SECONDS, 5),
                        new Axis("ms", 0, 300, 50))
                .band("jitter, σ = 30 ms", Ink.ORANGE, JITTER_FROM, JITTER_TO)
                .curve("late by", Ink.GREY, seconds, call.lateMillis)
                .curve("played after", Ink.BLUE, seconds, call.delayMillis);
        return new Figure("Delay of a call over time", 1, 940, 300, List.of(plot));
    }

    String caption() {
        return String.format(Locale.ROOT, """
                Grey: how much later than the fastest each packet comes. Blue: how long after the fastest one would have come it is
                played (gaps: made-up sound). From %d to %d s the delay follows the jitter, 20 ms at a time; it is as before %.1f s after the
                jitter ends. At 50 s everything stands still for 300 ms: %d ms later the delay is what it was, and nothing of the backlog
                is left.
                """, JITTER_FROM, JITTER_TO, backToUsualSeconds(JITTER_TO), spikeMillis());
    }

    private double backToUsualSeconds(int fromSecond) {
        int last = 50 * fromSecond;
        for (int tick = last; tick < 50 * SPIKES_FROM; tick++) {
            last = call.delayMillis[tick] > USUAL_MILLIS ? tick + 1 : last;
        }
        return last / 50.0 - fromSecond;
    }

    /// From the end of the standstill until only decoded audio at the usual delay is played.
    private int spikeMillis() {
        int end = 50 * 50 + 15;
        int last = end;
        for (int tick = end; tick < call.delayMillis.length; tick++) {
            boolean usual = call.delayMillis[tick] <= USUAL_MILLIS;
            last = usual ? last : tick + 1;
        }
        return (last - end) * 20;
    }
}
