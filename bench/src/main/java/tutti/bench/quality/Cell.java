package tutti.bench.quality;

import java.util.List;

/// One network of the grid: what a call over it is like, over all seeds.
///
/// @param lateMillis97 97 % of the packets are at most so late, compared with the fastest
/// @param delayMillis median of what the receive path adds to a packet that is not late
/// @param delayMillis95 the same, for 95 % of the time
/// @param lostPercent of the packets, by the network
/// @param latePercent of the packets, that came and were not played
/// @param concealedPercent of what is heard: made up
/// @param spectralDb distance of what is heard from what was spoken ([Spectrum]), mean over speech
/// @param gapMillis longest piece of speech that is 20 dB softer than it was spoken
/// @param clickDb steepest step heard against the steepest one spoken or heard within 40 ms, worst of 99.9 % of the
/// frames
record Cell(
        double lateMillis97,
        double delayMillis,
        double delayMillis95,
        double lostPercent,
        double latePercent,
        double concealedPercent,
        double spectralDb,
        double gapMillis,
        double clickDb) {
    private static final int SECONDS_SETTLING = 2;

    static Cell of(int[] speech, Impairment impairment, List<Long> seeds) {
        double[] sums = new double[7];
        double gapMillis = 0;
        double clickDb = -100;
        for (long seed : seeds) {
            HeardCall call = new HeardCall(speech, impairment, seed).run();
            var statistics = call.statistics();
            double sent = call.path.sent();
            SpeechJudge judge = new SpeechJudge(call);
            int from = 50 * SECONDS_SETTLING;
            double[] values = {
                call.path.lateMillis(97),
                call.delayMillis(from, 50),
                call.delayMillis(from, 95),
                100 * call.path.lost() / sent,
                100
                        * (statistics.jitterBuffer().late()
                                + statistics.jitterBuffer().skipped())
                        / sent,
                100.0 * statistics.concealedSamples() / statistics.playedSamples(),
                judge.spectralDb()
            };
            for (int i = 0; i < sums.length; i++) sums[i] += values[i] / seeds.size();
            gapMillis = Math.max(gapMillis, judge.longestGapMillis());
            clickDb = Math.max(clickDb, judge.clickDb());
        }
        return new Cell(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], gapMillis, clickDb);
    }
}
