package tutti.audio.opus;

/// The audio bandwidth of Opus, the frequency at which it ends.
///
/// Source: RFC 6716 §2.1.3, Table 1.
public enum OpusBandwidth {
    /// To 4 kHz.
    NARROWBAND(4_000, 1101),
    /// To 6 kHz.
    MEDIUMBAND(6_000, 1102),
    /// To 8 kHz.
    WIDEBAND(8_000, 1103),
    /// To 12 kHz.
    SUPERWIDEBAND(12_000, 1104),
    /// To 20 kHz.
    FULLBAND(20_000, 1105);

    private final int highestHz;
    private final int libraryValue;

    OpusBandwidth(int highestHz, int libraryValue) {
        this.highestHz = highestHz;
        this.libraryValue = libraryValue;
    }

    /// The widest that a signal of `sampleRateHz` can fill, and so the widest that is worth sending to
    /// whoever plays at that rate (`maxplaybackrate`, RFC 7587 §6.1).
    public static OpusBandwidth ofRate(int sampleRateHz) {
        if (sampleRateHz <= 8_000) {
            return NARROWBAND;
        }
        if (sampleRateHz <= 12_000) {
            return MEDIUMBAND;
        }
        if (sampleRateHz <= 16_000) {
            return WIDEBAND;
        }
        return sampleRateHz <= 24_000 ? SUPERWIDEBAND : FULLBAND;
    }

    /// Where it ends, in hertz.
    public int highestHz() {
        return highestHz;
    }

    /// `OPUS_BANDWIDTH_…` of `opus_defines.h`.
    int libraryValue() {
        return libraryValue;
    }
}
