package tutti.audio.detect.voice;

/// When there is voice: energy of at least `noiseFloorDbm0` plus `thresholdDb` for `latencyMillis`, until
/// there was less for `holdOffMillis`.
///
/// Ranges: floor -90…0 dBm0, threshold 0…60 dB, times 10…10,000 ms in steps of 10. Source: Prosody
/// `sm_listen_for` (noise floor -55 dBm0 and threshold 15 dB are its defaults; it names no default of the
/// times).
public record GruntSettings(double noiseFloorDbm0, double thresholdDb, int latencyMillis, int holdOffMillis) {
    /// -55 dBm0, 15 dB, 40 ms, 400 ms.
    public static final GruntSettings DEFAULT = new GruntSettings(-55, 15, 40, 400);

    /// Fails with an `IllegalArgumentException` if a value is outside its range.
    public GruntSettings {
        require("noiseFloorDbm0", noiseFloorDbm0, -90, 0);
        require("thresholdDb", thresholdDb, 0, 60);
        require("latencyMillis", latencyMillis, 10, 10_000);
        require("holdOffMillis", holdOffMillis, 10, 10_000);
    }

    private static void require(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + min + "…" + max);
        }
    }

    /// These settings with other times.
    public GruntSettings withTimesMillis(int latency, int holdOff) {
        return new GruntSettings(noiseFloorDbm0, thresholdDb, latency, holdOff);
    }

    /// These settings with another floor and threshold above it.
    public GruntSettings withLevels(double floorDbm0, double aboveDb) {
        return new GruntSettings(floorDbm0, aboveDb, latencyMillis, holdOffMillis);
    }
}
