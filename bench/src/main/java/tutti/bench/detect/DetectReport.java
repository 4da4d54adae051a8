package tutti.bench.detect;

import java.util.Locale;

/// The result as text.
final class DetectReport {
    private static final double FRAME_NANOS = Loop.FRAME_MILLIS * 1e6;
    static final String HEADING = String.format(
            "%6s  %-23s %-15s %15s %12s %10s%n%6s  %-23s %-15s %15s %12s %10s%n",
            "", "", "", "", "channels", "bytes", "Hz", "stage", "signal", "ns", "/ processor", "per frame");

    private static final String DISTURBED = String.format(
            Locale.ROOT,
            "DO NOT TRUST THE ROWS THAT WERE DISTURBED: costs did not settle, or the middle half of the rounds differs"
                    + " by more than %.0f %%.%nGive the machine to the benchmark alone.%n",
            DetectResult.TRUSTED_SPREAD_PERCENT);

    private DetectReport() {}

    static String line(DetectRow row) {
        return String.format(
                        Locale.ROOT,
                        "%6d  %-23s %-15s %15s %,12.0f %10.0f",
                        row.sampleRateHz(),
                        row.stage(),
                        row.signal(),
                        String.format(Locale.ROOT, "%,.0f ±%3.0f %%", row.nanosPerFrame(), row.spreadPercent() / 2),
                        FRAME_NANOS / row.nanosPerFrame(),
                        Math.ceil(row.bytesPerFrame()))
                + (row.worked() ? "" : "  DID NOT DO ITS WORK")
                + (row.trustworthy() ? "" : "  disturbed")
                + System.lineSeparator();
    }

    static String summary(DetectResult result) {
        return String.format(
                        Locale.ROOT,
                        "%nns of processor time for 20 ms of a channel: median of %d rounds ± half the range of their"
                                + " middle half;%ncollector %s%nwork       %s%nallocated  %.0f bytes per frame at most%n",
                        DetectBench.ROUNDS,
                        result.collector(),
                        result.worked() ? "done by all" : "NOT done by all",
                        Math.ceil(result.bytesPerFrameMax()))
                + (result.trustworthy() ? "" : DISTURBED);
    }
}
