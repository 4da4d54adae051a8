package tutti.bench.quality;

import java.util.List;
import java.util.Locale;

/// A network with a name for a table.
record Network(String name, Impairment impairment) {
    static final Network CLEAN = new Network("clean", Impairment.NONE);
    static final Network REORDERED = new Network("1 % reordered by 65 ms", Impairment.NONE.reordered(1));
    static final Network DOUBLED = new Network("1 % doubled", Impairment.NONE.duplicated(1));
    static final Network ALL_AT_ONCE = new Network(
            "3 % lost, jitter 15 ms, 1 % reordered",
            Impairment.lossAndJitter(3, 1, 15).reordered(1));
    static final Network STANDSTILL = new Network("standstill of 300 ms every 10 s", Impairment.spikes(10, 300));

    /// The ones to look at first.
    static final List<Network> TYPICAL = List.of(
            CLEAN,
            jitter(30),
            loss(3, 1),
            lossAndJitter(3, 1, 30),
            lossAndJitter(10, 1, 30),
            lossAndJitter(10, 3, 30),
            REORDERED,
            DOUBLED,
            ALL_AT_ONCE,
            STANDSTILL);

    /// The ones of which everything is shown.
    static final List<Network> DETAILED = List.of(
            CLEAN,
            jitter(10),
            jitter(30),
            jitter(60),
            loss(3, 1),
            loss(3, 3),
            REORDERED,
            DOUBLED,
            ALL_AT_ONCE,
            STANDSTILL);

    static Network jitter(double jitterMillis) {
        return new Network(jitterName(jitterMillis), Impairment.lossAndJitter(0, 1, jitterMillis));
    }

    static Network loss(double percent, double burstPackets) {
        return new Network(lossName(percent, burstPackets), Impairment.lossAndJitter(percent, burstPackets, 0));
    }

    static Network lossAndJitter(double percent, double burstPackets, double jitterMillis) {
        return new Network(
                lossName(percent, burstPackets) + ", " + jitterName(jitterMillis),
                Impairment.lossAndJitter(percent, burstPackets, jitterMillis));
    }

    private static String jitterName(double jitterMillis) {
        return String.format(Locale.ROOT, "jitter %.0f ms", jitterMillis);
    }

    private static String lossName(double percent, double burstPackets) {
        return String.format(Locale.ROOT, "%.0f %% lost%s", percent, burstPackets > 1 ? " in threes" : "");
    }
}
