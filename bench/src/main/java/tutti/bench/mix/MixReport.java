package tutti.bench.mix;

import java.util.Locale;

/// The result as text.
final class MixReport {
    static final String HEADING = String.format(
            "%6s %8s %8s  %13s %8s  %13s  %13s  %10s%n%6s %8s %8s  %13s %8s  %13s  %13s  %10s%n",
            "",
            "",
            "",
            "mix",
            "mix",
            "whole tick",
            "plain loop",
            "bytes",
            "Hz",
            "parties",
            "talkers",
            "ns",
            "/ plain",
            "ns",
            "ns",
            "per tick");

    private MixReport() {}

    static String line(MixRow row) {
        return String.format(
                        Locale.ROOT,
                        "%6d %8d %8s  %13s %8.2f  %13s  %13s  %10.0f",
                        row.sampleRateHz(),
                        row.parties(),
                        row.talkers() == row.parties() ? "all" : row.talkers(),
                        text(row.mix()),
                        row.mixToPlain(),
                        text(row.tick()),
                        text(row.plain()),
                        Math.ceil(row.bytesPerTickMax()))
                + (row.identical() ? "" : "  NOT THE SAME SAMPLES")
                + (row.trustworthy() ? "" : "  disturbed")
                + System.lineSeparator();
    }

    private static String text(Cost cost) {
        return String.format(Locale.ROOT, "%.1f ±%3.0f %%", cost.nanosPerPartyTick(), cost.spreadPercent() / 2);
    }

    static String summary(MixResult result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nns of processor time per party and 20 ms: median of %d rounds ± half the range of their middle half;%ncollector %s%n",
                MixBench.ROUNDS,
                result.collector()));
        text.append(String.format("samples    %s%n", result.identical() ? "the same in all three" : "NOT the same"));
        text.append(String.format(
                Locale.ROOT, "allocated  %.0f bytes per tick at most%n", Math.ceil(result.bytesPerTickMax())));
        for (Flatness flat : result.flatness()) text.append(line(flat));
        if (!result.trustworthy()) text.append(DISTURBED);
        return text.toString();
    }

    private static final String DISTURBED = String.format(
            Locale.ROOT,
            "DO NOT TRUST THE ROWS THAT WERE DISTURBED: costs did not settle, or the middle half of the rounds differs"
                    + " by more than %.0f %%.%nGive the machine to the benchmark alone.%n",
            MixResult.TRUSTED_SPREAD_PERCENT);

    private static String line(Flatness flat) {
        return String.format(
                Locale.ROOT,
                "flat       %.2f = a party of %,d over one of %d at %d Hz, %s (plain loop %.2f, goal %.1f)%n",
                flat.mix(),
                Flatness.MANY,
                Flatness.FEW,
                flat.sampleRateHz(),
                flat.talkers() == MixShapes.EVERYBODY ? "all talking" : flat.talkers() + " talking",
                flat.plain(),
                Flatness.GOAL);
    }
}
