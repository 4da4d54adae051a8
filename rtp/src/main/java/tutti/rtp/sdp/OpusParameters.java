package tutti.rtp.sdp;

import java.util.OptionalInt;

/// What a peer says about the Opus it wants to receive; values out of range are as good as absent.
///
/// * `maxPlaybackRateHz`: more bandwidth than this (8000…48000) is wasted on it.
/// * `maxAverageBitrate`: bits per second, 6000…510000; empty leaves it to us.
/// * `inbandFec`: it makes use of forward error correction. `dtx`: it likes us to send less in silence.
/// * `constantBitrate`, `stereo`: its wish for these.
/// * `minPtimeMillis`: shorter packets are unwelcome, 3…120.
///
/// Source: RFC 7587 §6.1, §7.
public record OpusParameters(
        int maxPlaybackRateHz,
        OptionalInt maxAverageBitrate,
        boolean inbandFec,
        boolean dtx,
        boolean constantBitrate,
        boolean stereo,
        int minPtimeMillis) {
    private static final int PLAYBACK_RATE_HZ_MIN = 8000;
    private static final int PLAYBACK_RATE_HZ_MAX = 48_000;
    private static final int BITRATE_MIN = 6000;
    private static final int BITRATE_MAX = 510_000;
    private static final int PTIME_MILLIS_MIN = 3;
    private static final int PTIME_MILLIS_MAX = 120;

    /// From the peer's `a=fmtp`.
    public static OpusParameters of(FormatParameters fmtp) {
        return new OpusParameters(
                fmtp.number("maxplaybackrate", PLAYBACK_RATE_HZ_MIN, PLAYBACK_RATE_HZ_MAX)
                        .orElse(PLAYBACK_RATE_HZ_MAX),
                fmtp.number("maxaveragebitrate", BITRATE_MIN, BITRATE_MAX),
                fmtp.flag("useinbandfec"),
                fmtp.flag("usedtx"),
                fmtp.flag("cbr"),
                fmtp.flag("stereo"),
                fmtp.number("minptime", PTIME_MILLIS_MIN, PTIME_MILLIS_MAX).orElse(PTIME_MILLIS_MIN));
    }
}
