package tutti.bench.quality;

/// One network, measured with real packets and in virtual time: the same speech, the same fate of every packet, the
/// same moment between two ticks.
record LiveRow(Network network, Measured live, Measured virtual) {
    /// What is compared.
    ///
    /// @param delayMillis median from the arrival of a packet that is not late to its tick
    /// @param concealedPercent of what is heard: made up
    /// @param spectralDb distance of what is heard from what was spoken
    record Measured(double delayMillis, double concealedPercent, double spectralDb) {}

    /// A call is set up a little after its first packets, and a delay hides what was spoken last.
    private static final int FROM_TICK = 100;

    private static final int LAST_TICKS = 20;

    /// `concealedPercent` is what the server says about the speaker's leg.
    static LiveRow of(Network network, LiveCall call, double concealedPercent, long seed) {
        double lag = Recognition.of(call.heard).lagMillis(FROM_TICK);
        Measured live = new Measured(call.delayMillis(lag), concealedPercent, spectralDb(call.heard));
        return new LiveRow(network, live, virtual(call, network.impairment(), seed));
    }

    private static Measured virtual(LiveCall live, Impairment impairment, long seed) {
        try (HeardCall call = new HeardCall(live.spoken, impairment, seed, live.phaseNanos).run()) {
            double lag = Recognition.of(call.heard).lagMillis(FROM_TICK);
            double concealed = 100.0
                    * call.statistics().concealedSamples()
                    / call.statistics().playedSamples();
            return new Measured(live.phaseNanos / 1e6 + lag, concealed, spectralDb(call.heard));
        }
    }

    private static double spectralDb(Heard heard) {
        return new SpeechJudge(heard).spectralDb(FROM_TICK, heard.spokenAt.length - LAST_TICKS);
    }
}
