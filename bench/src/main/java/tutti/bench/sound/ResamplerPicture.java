package tutti.bench.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tutti.audio.resample.Resampler;
import tutti.bench.plot.Axis;
import tutti.bench.plot.Figure;
import tutti.bench.plot.Ink;
import tutti.bench.plot.Plot;

/// What the resamplers between 8, 16 and 48 kHz let pass.
final class ResamplerPicture {
    private static final int POINTS = 320;
    private static final Axis GAIN = new Axis("gain, dB", -110, 10, 20);

    /// One pair of rates.
    private record Pair(int inputHz, int outputHz, MagnitudeResponse response) {
        static Pair of(int inputHz, int outputHz) {
            return new Pair(inputHz, outputHz, new MagnitudeResponse(inputHz, outputHz));
        }

        int lowerHz() {
            return Math.min(inputHz, outputHz);
        }

        double passHz() {
            return lowerHz() == 8000 ? 3400 : 7000;
        }

        double stopHz() {
            return lowerHz() - passHz();
        }

        double gridHz() {
            return Math.max(inputHz, outputHz);
        }

        String name() {
            return inputHz / 1000 + " → " + outputHz / 1000 + " kHz";
        }

        double most(double fromHz, double toHz, int sign) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= POINTS; i++) {
                most = Math.max(most, sign * response.gainDb(fromHz + (toHz - fromHz) * i / POINTS));
            }
            return most;
        }

        double rippleDb() {
            return Math.max(most(0, passHz(), 1), most(0, passHz(), -1));
        }

        double stopDb() {
            return most(stopHz(), gridHz() / 2, 1);
        }
    }

    private ResamplerPicture() {}

    static Picture picture() {
        List<Pair> pairs = new ArrayList<>();
        for (int[] rates : new int[][] {{8, 16}, {16, 8}, {8, 48}, {48, 8}, {16, 48}, {48, 16}}) {
            pairs.add(Pair.of(rates[0] * 1000, rates[1] * 1000));
        }
        Figure figure = new Figure(
                "Magnitude response of six resamplers",
                2,
                450,
                270,
                pairs.stream().map(ResamplerPicture::plot).toList());
        return new Picture("resamplers", "What resampling lets pass", figure, caption(pairs));
    }

    private static Plot plot(Pair pair) {
        double halfKhz = pair.gridHz() / 2000;
        Plot inset = new Plot(
                        "pass-band, dB",
                        new Axis("", 0, pair.passHz() / 1000, pair.passHz() > 4000 ? 2 : 1),
                        new Axis("", -0.01, 0.01, 0.01))
                .curve("", Ink.BLUE, kilohertz(pair.passHz()), gains(pair, pair.passHz()));
        return new Plot(pair.name(), new Axis("frequency, kHz", 0, halfKhz, halfKhz > 8 ? 4 : 1), GAIN)
                .band("passes", Ink.GREEN, 0, pair.passHz() / 1000)
                .band("image or alias", Ink.RED, pair.stopHz() / 1000, halfKhz)
                .curve("", Ink.BLUE, kilohertz(pair.gridHz() / 2), gains(pair, pair.gridHz() / 2))
                .inset(inset, 0.66, 0.14, 0.3, 0.26);
    }

    private static double[] kilohertz(double toHz) {
        double[] kilohertz = new double[POINTS + 1];
        Arrays.setAll(kilohertz, i -> toHz * i / POINTS / 1000);
        return kilohertz;
    }

    private static double[] gains(Pair pair, double toHz) {
        double[] gains = new double[POINTS + 1];
        Arrays.setAll(gains, i -> pair.response().gainDb(toHz * i / POINTS));
        return gains;
    }

    private static String caption(List<Pair> pairs) {
        StringBuilder table = new StringBuilder(Picture.caption("""
                Measured from impulse responses; the insets enlarge the pass-band. Up to 3.4 kHz (7 kHz between 16 and 48 kHz) the
                level is kept; what would come back into that band as an image or an alias is 70 dB down. In between the filter falls, 6 dB
                down at half the lower rate.

                | pair | pass-band | deviation, dB | beyond | at most, dB | delay, ms |
                |---|---|---|---|---|---|
                """)).append('\n');
        for (Pair pair : pairs) {
            double delayMillis =
                    Resampler.between(pair.inputHz(), pair.outputHz()).delayNanos() / 1e6;
            table.append(Picture.caption(String.format(
                            Locale.ROOT,
                            "| %s | to %.1f kHz | %.3f | from %.1f kHz | %.1f | %.3f |",
                            pair.name(),
                            pair.passHz() / 1000,
                            pair.rippleDb(),
                            pair.stopHz() / 1000,
                            pair.stopDb(),
                            delayMillis)))
                    .append('\n');
        }
        return table.toString().strip();
    }
}
