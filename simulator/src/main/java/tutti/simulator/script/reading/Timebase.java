package tutti.simulator.script.reading;

import tutti.simulator.script.plan.Script;

/// What durations are counted in.
record Timebase(int sampleRateHz, int frameSamples) {
    /// The same frames at another rate.
    Timebase at(int otherRateHz) {
        return new Timebase(otherRateHz, (int) ((long) frameSamples * otherRateHz / sampleRateHz));
    }

    int secondsMax() {
        return Script.DURATION_SECONDS_MAX;
    }

    int samplesMax() {
        return secondsMax() * sampleRateHz;
    }

    double seconds(int frames) {
        return (double) frames * frameSamples / sampleRateHz;
    }
}
