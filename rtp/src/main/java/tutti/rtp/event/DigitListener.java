package tutti.rtp.event;

/// Hears of the digits a [TelephoneEventReceiver] recognises, on its caller's thread, begin and end in turn.
public interface DigitListener {
    /// A key went down; `rtpTimestamp` is the media time of that, in RTP ticks.
    void digitBegan(char digit, int rtpTimestamp);

    /// It came up again, or was not heard of any more; `durationRtpTicks` is the longest duration reported.
    void digitEnded(char digit, int rtpTimestamp, long durationRtpTicks);
}
