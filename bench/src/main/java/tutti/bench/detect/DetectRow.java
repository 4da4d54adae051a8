package tutti.bench.detect;

/// One stage, measured.
///
/// @param nanosPerFrame processor time for 20 ms of one channel, median over the rounds
/// @param spreadPercent how far apart the rounds of the middle half are, in percent of the median
/// @param bytesPerFrame what the thread allocated, over all rounds
/// @param steady whether the cost had settled before it was measured
/// @param worked whether the stage did what it is for
record DetectRow(
        int sampleRateHz,
        String stage,
        String signal,
        double nanosPerFrame,
        double spreadPercent,
        double bytesPerFrame,
        boolean steady,
        boolean worked) {
    boolean trustworthy() {
        return steady && spreadPercent <= DetectResult.TRUSTED_SPREAD_PERCENT;
    }
}
