package tutti.bench.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;
import tutti.bench.signal.Speech;

/// What fills a gap, and what else could, at each rate; and the picture of it.
final class ConcealmentTable {
    private static final int SECONDS = 30;
    private static final double SPEECH_DBM0 = -20;
    private static final int[] RATES_HZ = {8_000, 16_000, 48_000};
    private static final double[] BURSTS = {1, 2, 3, 5};
    private static final double LOSS_PERCENT = 3;

    private ConcealmentTable() {}

    static String table() {
        StringBuilder table = new StringBuilder("""
                | rate, kHz | lost | filled with | SNR, dB | distance, dB | level off by, dB | flatter by, dB | worst step, dB |
                |--:|---|---|--:|--:|--:|--:|--:|
                """);
        for (int rateHz : RATES_HZ) {
            int[] speech = speech(rateHz);
            for (double burst : new double[] {1, 3}) {
                for (Concealing concealing : Concealing.values()) {
                    table.append(row(rateHz, burst, concealing, score(concealing, speech, rateHz, burst)));
                }
            }
        }
        return table.toString();
    }

    static int[] speech(int rateHz) {
        return Speech.samples(rateHz, SECONDS, SPEECH_DBM0, 3);
    }

    static GapScore score(Concealing concealing, int[] speech, int rateHz, double burst) {
        return GapScore.of(concealing, speech, rateHz, LOSS_PERCENT, burst, new Random(1));
    }

    private static String row(int rateHz, double burst, Concealing concealing, GapScore score) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                rateHz / 1000,
                burst > 1 ? "in threes" : "singly",
                concealing.label,
                score.snrDb(),
                score.spectralDb(),
                score.envelopeDb(),
                score.flatnessDb(),
                Math.max(0, score.clickDb()));
    }

    static Figure figure() {
        Map<Concealing, Ink> inks = new LinkedHashMap<>();
        inks.put(Concealing.TUTTI, Ink.GREEN);
        inks.put(Concealing.APPENDIX_I, Ink.BLUE);
        inks.put(Concealing.REPEAT, Ink.ORANGE);
        inks.put(Concealing.ZEROS, Ink.RED);
        List<Plot> plots = new ArrayList<>();
        for (int rateHz : new int[] {8_000, 48_000}) {
            int[] speech = speech(rateHz);
            Plot plot = new Plot(
                    "Speech at " + rateHz / 1000 + " kHz, 3 % of the packets lost",
                    new Axis("packets lost in a row (mean)", 1, 5, 1),
                    new Axis("spectral distance at a gap, dB", 0, 25, 5));
            inks.forEach((concealing, ink) -> {
                double[] distances = new double[BURSTS.length];
                for (int i = 0; i < BURSTS.length; i++) {
                    distances[i] = score(concealing, speech, rateHz, BURSTS[i]).spectralDb();
                }
                plot.curve(concealing.label, ink, BURSTS, distances);
            });
            plots.add(plot);
        }
        return new Figure("Spectral distance of four ways to fill gaps", 2, 470, 300, plots);
    }
}
