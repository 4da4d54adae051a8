package tutti.audio.opus;

/// How an encoder encodes. Two listeners with equal settings can share one encoder.
///
/// `sampleRateHz` is that of the samples given to the encoder, 8000, 12000, 16000, 24000 or 48000; it is
/// no matter to whoever decodes (RFC 7587 §4.1). `bitrateBps`, 6000…510000, is the mean of what is sent,
/// without headers. `complexity`, 0…10, is processor time for quality. With `inbandFec` the previous frame
/// is sent again, coarsely, when `expectedLossPercent`, 0…100 as the listener reports it, makes it worth
/// while; only speech modes carry it (RFC 6716 §2.1.7). With `discontinuous`, silence is packets of at
/// most [OpusPacket#DTX_OCTETS_MAX] that need not be sent. Without `variableBitrate` every packet has the
/// same length (`cbr=1`, RFC 7587 §6.1). Nothing above `maxBandwidth` is sent.
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
        checkBitrateBps(bitrateBps);
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

    /// The same at another bit rate; fails as the constructor does.
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

    /// The same with more or less work; fails as the constructor does.
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

    /// The same with or without in-band error correction.
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

    /// The same for another loss; fails as the constructor does.
    public OpusSettings withExpectedLossPercent(int percent) {
        return new OpusSettings(
                sampleRateHz, bitrateBps, complexity, inbandFec, percent, discontinuous, variableBitrate, maxBandwidth);
    }

    /// The same with silence left out, or not.
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

    /// The same with packets of various lengths, or not.
    public OpusSettings withVariableBitrate(boolean on) {
        return new OpusSettings(
                sampleRateHz, bitrateBps, complexity, inbandFec, expectedLossPercent, discontinuous, on, maxBandwidth);
    }

    /// The same up to another bandwidth.
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

    /// Fails with an `IllegalArgumentException` outside of [#BITRATE_MIN_BPS] to [#BITRATE_MAX_BPS].
    public static void checkBitrateBps(int bitrateBps) {
        checkRange("bitrateBps", bitrateBps, BITRATE_MIN_BPS, BITRATE_MAX_BPS);
    }

    private static void checkRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ": give " + min + "…" + max);
        }
    }
}
