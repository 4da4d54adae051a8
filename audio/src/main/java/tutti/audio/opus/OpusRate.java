package tutti.audio.opus;

/// The rates and durations that Opus knows.
final class OpusRate {
    /// The longest packet (RFC 6716 §3.4, R5).
    static final int PACKET_MILLIS_MAX = 120;

    /// All durations are multiples of 2.5 ms.
    static final int SHORTEST_FRAMES_PER_SECOND = 400;

    private OpusRate() {}

    static int checked(int sampleRateHz) {
        return switch (sampleRateHz) {
            case 8_000, 12_000, 16_000, 24_000, 48_000 -> sampleRateHz;
            default ->
                throw new IllegalArgumentException(
                        "Opus at " + sampleRateHz + " Hz: give 8000, 12000, 16000, 24000 or 48000");
        };
    }

    static int packetSamplesMax(int sampleRateHz) {
        return sampleRateHz * PACKET_MILLIS_MAX / 1_000;
    }
}
