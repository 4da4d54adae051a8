package tutti.bench.detect;

import java.util.List;

/// What was measured.
///
/// @param rows one for each stage, signal and rate
/// @param bytesPerFrameMax the most that any of them has allocated
/// @param worked whether all stages did what they are for
/// @param trustworthy whether costs had settled and rounds agreed well enough for the rest to mean anything
/// @param goalsMet nothing allocated, all worked
/// @param collector the garbage collector of this process, whose barriers are part of every cost
record DetectResult(
        List<DetectRow> rows,
        double bytesPerFrameMax,
        boolean worked,
        boolean trustworthy,
        boolean goalsMet,
        String collector) {
    /// Rounds that differ by more than that were disturbed.
    static final double TRUSTED_SPREAD_PERCENT = 15;

    static DetectResult of(List<DetectRow> rows, String collector) {
        double bytes = rows.stream().mapToDouble(DetectRow::bytesPerFrame).max().orElse(0);
        boolean worked = rows.stream().allMatch(DetectRow::worked);
        boolean trustworthy = rows.stream().allMatch(DetectRow::trustworthy);
        return new DetectResult(rows, bytes, worked, trustworthy, bytes == 0 && worked, collector);
    }
}
