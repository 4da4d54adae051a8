package tutti.rtp.sdp;

/// One format we can send and receive, as SDP names it.
///
/// `encodingName` is compared without regard to case; `rtpClockHz` is the clock of the RTP timestamps, not
/// the sample rate (G722 says 8000); `channels` is 1 unless the rtpmap says otherwise (opus says 2);
/// `defaultPayloadType` (0…127) is what we offer where nothing else was agreed; `fmtp` is what we declare
/// about what we receive, "" for nothing. Source: RFC 3551 §6, RFC 8866 §6.6, RFC 4733 §2.4
/// (`telephone-event`).
///
/// Throws [IllegalArgumentException] for values that cannot be written in SDP.
public record Codec(String encodingName, int rtpClockHz, int channels, int defaultPayloadType, String fmtp) {
    public static final Codec PCMU = new Codec("PCMU", 8000, 1, 0, "");
    public static final Codec PCMA = new Codec("PCMA", 8000, 1, 8, "");
    /// 16 kHz speech whose RTP clock says 8000 (RFC 3551 §4.5.2).
    public static final Codec G722 = new Codec("G722", 8000, 1, 9, "");
    /// Always named with 48000 and 2 channels, whatever is inside (RFC 7587 §7).
    public static final Codec OPUS = new Codec("opus", 48_000, 2, 111, "minptime=10;useinbandfec=1");
    /// Uncompressed 16-bit samples at 16 kHz (RFC 3551 §4.5.11).
    public static final Codec L16_16000 = new Codec("L16", 16_000, 1, 118, "");
    /// Comfort noise beside a codec whose clock is 8000 Hz (RFC 3389).
    public static final Codec COMFORT_NOISE_8000 = new Codec("CN", 8000, 1, 13, "");
    /// Keys 0–9 * # A–D and hook flash, beside a codec whose clock is 8000 Hz.
    public static final Codec TELEPHONE_EVENT_8000 = new Codec("telephone-event", 8000, 1, 101, "0-16");
    /// The same beside a codec whose clock is 48000 Hz (RFC 4733 §2.1, RFC 7874 §3).
    public static final Codec TELEPHONE_EVENT_48000 = new Codec("telephone-event", 48_000, 1, 110, "0-16");

    static final int CLOCK_HZ_MAX = 1_000_000;
    static final int CHANNELS_MAX = 255;

    public Codec {
        if (encodingName.isEmpty() || !encodingName.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/')) {
            throw new IllegalArgumentException("Encoding name '" + encodingName + "' is no token.");
        }
        requireWithin("rtpClockHz", rtpClockHz, 1, CLOCK_HZ_MAX);
        requireWithin("channels", channels, 1, CHANNELS_MAX);
        requireWithin("defaultPayloadType", defaultPayloadType, 0, MediaHeader.PAYLOAD_TYPE_MAX);
        if (!fmtp.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("The fmtp of " + encodingName + " must be printable ASCII.");
        }
    }

    /// Whether this carries key presses instead of speech.
    public boolean isTelephoneEvent() {
        return encodingName.equalsIgnoreCase("telephone-event");
    }

    /// Whether this carries the noise of a line on which nobody speaks.
    public boolean isComfortNoise() {
        return encodingName.equalsIgnoreCase("CN");
    }

    /// Whether this carries speech, and so can be what a call agrees on.
    public boolean isSpeech() {
        return !isTelephoneEvent() && !isComfortNoise();
    }

    private static void requireWithin(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is not within " + min + " to " + max + ".");
        }
    }
}
