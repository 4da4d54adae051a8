package tutti.audio.opus;

/// How an encoder encodes. Two listeners with equal settings can share one encoder.
///
/// @param sampleRateHz of the samples given to the encoder: 8000, 12000, 16000, 24000 or 48000; no matter
///     to whoever decodes (RFC 7587 §4.1)
/// @param bitrateBps 6000…510000, mean of what is sent without headers
/// @param complexity 0…10: processor time for quality
/// @param inbandFec the previous frame is sent again, coarsely, when `expectedLossPercent` makes it worth
///     while; only speech modes carry it (RFC 6716 §2.1.7)
/// @param expectedLossPercent 0…100, as reported by whoever listens
/// @param discontinuous silence is sent as packets of at most [OpusPacket#DTX_OCTETS_MAX] that need not be
///     sent
/// @param variableBitrate false: every packet has the same length (`cbr=1`, RFC 7587 §6.1)
/// @param maxBandwidth nothing above is sent
public record OpusSettings(
        int sampleRateHz,
        int bitrateBps,
        int complexity,
        boolean inbandFec,
        int expectedLossPercent,
        boolean discontinuous,
        boolean variableBitrate,
        OpusBandwidth maxBandwidth) {
    /// What a conference can afford for every talker; more costs much and is hardly heard in speech.
    public static final int DEFAULT_COMPLEXITY = 5;

    /// Bounds of libopus.
    public static final int BITRATE_MIN_BPS = 6_000;

    /// Bounds of libopus for one channel and of RFC 7587 §6.1.
    public static final int BITRATE_MAX_BPS = 510_000;

    public OpusSettings {
        OpusRate.checked(sampleRateHz);
        checkRange("bitrateBps", bitrateBps, BITRATE_MIN_BPS, BITRATE_MAX_BPS);
        checkRange("complexity", complexity, 0, 10);
        checkRange("expectedLossPercent", expectedLossPercent, 0, 100);
    }

    /// Speech of good quality at that rate: the middle of RFC 7587 §3.1.1, in-band FEC offered but no loss
    /// expected.
    public static OpusSettings forRate(int sampleRateHz) {
        int bitrateBps = sampleRateHz <= 8_000 ? 12_000 : sampleRateHz <= 16_000 ? 20_000 : 32_000;
        return new OpusSettings(
                sampleRateHz, bitrateBps, DEFAULT_COMPLEXITY, true, 0, false, true, OpusBandwidth.ofRate(sampleRateHz));
    }

    public OpusSettings withBitrateBps(int bps) {
        return new OpusSettings(
                sampleRateHz,
                bps,
                complexity,
                inbandFec,
                expectedLossPercent,
                discontinuous,
                variableBitrate,
                maxBandwidth);
    }

    public OpusSettings withComplexity(int value) {
        return new OpusSettings(
                sampleRateHz,
                bitrateBps,
                value,
                inbandFec,
                expectedLossPercent,
                discontinuous,
                variableBitrate,
                maxBandwidth);
    }

    public OpusSettings withInbandFec(boolean on) {
        return new OpusSettings(
                sampleRateHz,
                bitrateBps,
                complexity,
                on,
                expectedLossPercent,
                discontinuous,
                variableBitrate,
                maxBandwidth);
    }

    public OpusSettings withExpectedLossPercent(int percent) {
        return new OpusSettings(
                sampleRateHz, bitrateBps, complexity, inbandFec, percent, discontinuous, variableBitrate, maxBandwidth);
    }

    public OpusSettings withDiscontinuous(boolean on) {
        return new OpusSettings(
                sampleRateHz,
                bitrateBps,
                complexity,
                inbandFec,
                expectedLossPercent,
                on,
                variableBitrate,
                maxBandwidth);
    }

    public OpusSettings withVariableBitrate(boolean on) {
        return new OpusSettings(
                sampleRateHz, bitrateBps, complexity, inbandFec, expectedLossPercent, discontinuous, on, maxBandwidth);
    }

    public OpusSettings withMaxBandwidth(OpusBandwidth bandwidth) {
        return new OpusSettings(
                sampleRateHz,
                bitrateBps,
                complexity,
                inbandFec,
                expectedLossPercent,
                discontinuous,
                variableBitrate,
                bandwidth);
    }

    private static void checkRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + min + "…" + max);
        }
    }
}
