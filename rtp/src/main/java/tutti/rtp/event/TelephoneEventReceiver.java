package tutti.rtp.event;

import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;

/// Recognises digits in telephone-event packets: one digit per press, whatever is lost, late or doubled.
///
/// ```
/// ms          0    20   40   60   80   100   120         payload: event | E R volume | duration (16 bits)
/// packet      M160 320  480  E640 E640 E640              all with the timestamp of the beginning
/// as heard    began          ended
/// start lost       -    began
/// end lost    began          -    -    -     ended       three packet times after the last packet
/// only one    -    -    -    -    -    began, ended
/// ```
/// A press is known by its timestamp, so any of its packets will do and none makes a second digit. A press longer
/// than 0xFFFF ticks goes on in a segment that begins where the last one ended, without the marker.
///
/// Thread: processor. Allocates nothing. Source: RFC 4733 §2.3, §2.5.1.3, §2.5.1.4, §2.5.2.
public final class TelephoneEventReceiver {
    /// Packet times without a packet after which a press is over.
    public static final int PACKET_TIMES_TO_END = 3;

    /// Longest packet time that is believed; a sender should report each 50 ms (§2.5.1.2).
    public static final long PACKET_TIME_NANOS_MAX = 100_000_000L;

    /// How far back a timestamp is one of an earlier press and not a new one.
    public static final int STALE_SECONDS = 5;

    private static final int PAYLOAD_OCTETS = 4;
    private static final int SEGMENT_RTP_TICKS_MAX = 0xFFFF;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private enum State {
        NOTHING,
        PRESSED,
        ENDED,
        TIMED_OUT
    }

    private final int rtpClockHz;
    private final DigitListener listener;
    private long packetTimeNanos;
    private State state = State.NOTHING;
    private int code;
    private int beganRtpTimestamp;
    private int segmentRtpTimestamp;
    private int segmentRtpTicks;
    private long earlierSegmentsRtpTicks;
    private long lastArrivalNanos;
    private long malformedPackets;
    private long otherEventPackets;
    private long stalePackets;

    /// `rtpClockHz` is that of the event's payload type, equal to the audio's (RFC 4733 §2.1); `packetTimeNanos`
    /// is the leg's packet time, used until the sender's own is seen.
    public TelephoneEventReceiver(int rtpClockHz, long packetTimeNanos, DigitListener listener) {
        if (rtpClockHz <= 0 || packetTimeNanos <= 0) {
            throw new IllegalArgumentException(
                    "Give a clock in Hz and a packet time in ns above 0, not " + rtpClockHz + ", " + packetTimeNanos);
        }
        this.rtpClockHz = rtpClockHz;
        this.packetTimeNanos = Math.min(packetTimeNanos, PACKET_TIME_NANOS_MAX);
        this.listener = listener;
    }

    /// Takes a packet of the telephone-event payload type from the present source, in any order, doubled or not.
    public void onPacket(RtpPacket packet, long arrivalNanos) {
        if (packet.payloadLength() < PAYLOAD_OCTETS) {
            malformedPackets++;
            return;
        }
        int event = NetworkOrder.octet(packet.datagram(), packet.payloadOffset());
        if (!DigitCode.isDigit(event)) {
            otherEventPackets++;
            return;
        }
        boolean end = (packet.datagram()[packet.payloadOffset() + 1] & 0x80) != 0;
        int durationRtpTicks = NetworkOrder.unsigned16(packet.datagram(), packet.payloadOffset() + 2);
        onReport(event, end, durationRtpTicks, packet.marker(), packet.rtpTimestamp(), arrivalNanos);
    }

    private void onReport(
            int event, boolean end, int durationRtpTicks, boolean marker, int rtpTimestamp, long arrivalNanos) {
        int ahead = rtpTimestamp - segmentRtpTimestamp;
        if (state == State.NOTHING) {
            begin(event, rtpTimestamp);
        } else if (ahead == 0) {
            if (event != code) {
                malformedPackets++;
                return;
            }
            learnPacketTime(durationRtpTicks);
        } else if (ahead < 0 && ahead >= -(long) STALE_SECONDS * rtpClockHz) {
            stalePackets++;
            return;
        } else if (continues(event, marker, ahead)) {
            earlierSegmentsRtpTicks += ahead;
            segmentRtpTimestamp = rtpTimestamp;
            segmentRtpTicks = 0;
        } else {
            end(State.TIMED_OUT);
            begin(event, rtpTimestamp);
        }
        segmentRtpTicks = Math.max(segmentRtpTicks, durationRtpTicks);
        lastArrivalNanos = arrivalNanos;
        if (end) {
            end(State.ENDED);
        }
    }

    // §2.5.1.3: the next segment begins where the last one ended; its own last packet may be lost, but it was full.
    private boolean continues(int event, boolean marker, int ahead) {
        return state != State.ENDED
                && event == code
                && !marker
                && (ahead == segmentRtpTicks || ahead == SEGMENT_RTP_TICKS_MAX);
    }

    private void learnPacketTime(int durationRtpTicks) {
        int growthRtpTicks = durationRtpTicks - segmentRtpTicks;
        if (state == State.PRESSED && growthRtpTicks > 0) {
            packetTimeNanos = Math.min(growthRtpTicks * NANOS_PER_SECOND / rtpClockHz, PACKET_TIME_NANOS_MAX);
        }
    }

    private void begin(int event, int rtpTimestamp) {
        state = State.PRESSED;
        code = event;
        beganRtpTimestamp = rtpTimestamp;
        segmentRtpTimestamp = rtpTimestamp;
        segmentRtpTicks = 0;
        earlierSegmentsRtpTicks = 0;
        listener.digitBegan(DigitCode.digit(event), rtpTimestamp);
    }

    private void end(State how) {
        if (state == State.PRESSED) {
            state = how;
            listener.digitEnded(DigitCode.digit(code), beganRtpTimestamp, earlierSegmentsRtpTicks + segmentRtpTicks);
        }
    }

    /// Ends a press of which nothing was heard for three packet times; once per tick.
    public void tick(long nowNanos) {
        if (state == State.PRESSED && nowNanos - lastArrivalNanos >= PACKET_TIMES_TO_END * packetTimeNanos) {
            end(State.TIMED_OUT);
        }
    }

    /// Whether a key is down.
    public boolean pressed() {
        return state == State.PRESSED;
    }

    /// Packets too short, or with another event under a timestamp that was taken.
    public long malformedPackets() {
        return malformedPackets;
    }

    /// Packets of events that are no digits (flash, tones, trunk signals).
    public long otherEventPackets() {
        return otherEventPackets;
    }

    /// Packets of an earlier press or segment that came after a later one.
    public long stalePackets() {
        return stalePackets;
    }
}
