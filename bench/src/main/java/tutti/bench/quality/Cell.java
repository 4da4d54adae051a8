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
/// @param recoveredPercent of what is heard: from copies in later packets
/// @param scaledPercent of what is heard: taken out or put in by time-scaling
/// @param spectralDb distance of what is heard from what was spoken ([Spectrum]), mean over speech
/// @param explainedDb the same of a call with gaps as long in the same places whose packets are all on time
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
        double recoveredPercent,
        double scaledPercent,
        double spectralDb,
        double explainedDb,
        double gapMillis,
        double clickDb) {
    private static final int SECONDS_SETTLING = 2;

    /// What time-scaling and a codec's own concealment may add to what the gaps cost, as a share and in dB.
    private static final double UNEXPLAINED_SHARE = 0.2;

    private static final double UNEXPLAINED_DB = 0.03;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    /// Three calls over it.
    static Cell of(EncodedSpeech speech, Impairment impairment) {
        double[] sums = new double[10];
        double gapMillis = 0;
        double clickDb = -100;
        for (long seed : SEEDS) {
            try (HeardCall call = new HeardCall(speech, impairment, seed).run()) {
                double[] values = values(call);
                for (int i = 0; i < sums.length; i++) sums[i] += values[i] / SEEDS.size();
                SpeechJudge judge = new SpeechJudge(call.heard);
                gapMillis = Math.max(gapMillis, judge.longestGapMillis());
                clickDb = Math.max(clickDb, judge.clickDb());
            }
        }
        return new Cell(
                sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], gapMillis,
                clickDb);
    }

    private static double[] values(HeardCall call) {
        var statistics = call.statistics();
        double sent = call.path.sent();
        double played = statistics.playedSamples();
        int from = EncodedSpeech.FRAMES_PER_SECOND * SECONDS_SETTLING;
        long late = statistics.jitterBuffer().late() + statistics.jitterBuffer().skipped();
        return new double[] {
            call.path.lateMillis(97),
            call.delayMillis(from, 50),
            call.delayMillis(from, 95),
            100 * call.path.lost() / sent,
            100 * late / sent,
            100 * statistics.concealedSamples() / played,
            100 * statistics.recoveredSamples() / played,
            100 * (statistics.acceleratedSamples() + statistics.expandedSamples()) / played,
            new SpeechJudge(call.heard).spectralDb(),
            explainedDb(call)
        };
    }

    private static double explainedDb(HeardCall call) {
        try (HeardCall sameGaps = call.withSameGapsOnTime().run()) {
            return new SpeechJudge(sameGaps.heard).spectralDb();
        }
    }

    /// How much farther what is heard is from what was spoken than its gaps explain; not positive if they do.
    double excessDb() {
        return spectralDb - (1 + UNEXPLAINED_SHARE) * explainedDb - UNEXPLAINED_DB;
    }

    boolean isExplained() {
        return excessDb() <= 0;
    }
}
