package tutti.bench.mix;

import java.util.List;

/// What was measured.
///
/// @param rows one for each conference
/// @param flatness where conferences of both sizes were measured
/// @param bytesPerTickMax the most that mix or tick has allocated in any of them
/// @param identical whether mix, tick and plain loop made the same samples everywhere
/// @param trustworthy whether costs had settled and rounds agreed well enough for the rest to mean anything
/// @param goalsMet nothing allocated, all flat enough, all identical
/// @param collector the garbage collector of this process, whose barriers are part of every cost
record MixResult(
        List<MixRow> rows,
        List<Flatness> flatness,
        double bytesPerTickMax,
        boolean identical,
        boolean trustworthy,
        boolean goalsMet,
        String collector) {
    /// Rounds that differ by more than that were disturbed.
    static final double TRUSTED_SPREAD_PERCENT = 15;

    static MixResult of(List<MixRow> rows, List<Flatness> flatness, String collector) {
        double bytes = rows.stream().mapToDouble(MixRow::bytesPerTickMax).max().orElse(0);
        boolean identical = rows.stream().allMatch(MixRow::identical);
        boolean flat = flatness.stream().allMatch(Flatness::good);
        return new MixResult(
                rows,
                flatness,
                bytes,
                identical,
                rows.stream().allMatch(MixRow::trustworthy),
                bytes == 0 && flat && identical,
                collector);
    }
}
