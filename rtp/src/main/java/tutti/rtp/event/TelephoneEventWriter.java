package tutti.rtp.event;

import tutti.rtp.packet.NetworkOrder;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// Sends digits as telephone-event packets, one packet per frame.
///
/// ```
/// press('5', 640 ticks)   frame of 160 ticks
/// frame       1    2    3    4     5     6     7         a press longer than 0xFFFF:
/// packet      M160 320  480  E640  E640  E640  -         ... 65440  65535 | 225  385 ...
/// timestamp   t    t    t    t     t     t               ...   t      t   | t+65535, no marker
/// ```
/// The last packet is sent three times, because a lost end would make the digit longer. The caller goes on calling
/// [RtpWriter#advance] each frame. Thread: one owner. Allocates nothing.
/// Source: RFC 4733 §2.5.1.
public final class TelephoneEventWriter {
    /// How often the end is said.
    public static final int END_PACKETS = 3;

    private static final int PAYLOAD_OCTETS = 4;
    private static final int SEGMENT_RTP_TICKS_MAX = 0xFFFF;
    private static final int END_BIT = 0x80;
    private static final int VOLUME_MAX = 63;

    private final int frameRtpTicks;
    private int code;
    private int attenuationDbm0;
    private boolean first;
    private int endPacketsLeft;
    private int beganRtpTimestamp;
    private long totalRtpTicks;
    private long elapsedRtpTicks;
    private long segmentBeginRtpTicks;
    private int segmentRtpTicks;

    /// `frameRtpTicks` is the length of one frame: 160 for 20 ms at 8 kHz.
    public TelephoneEventWriter(int frameRtpTicks) {
        if (frameRtpTicks <= 0 || frameRtpTicks > SEGMENT_RTP_TICKS_MAX) {
            throw new IllegalArgumentException("Give a frame of 1..65535 RTP ticks, not " + frameRtpTicks);
        }
        this.frameRtpTicks = frameRtpTicks;
    }

    /// Presses a key at `rtpTimestamp`, the writer's present media time.
    ///
    /// `attenuationDbm0` is the tone's level below 0 dBm0, 0…63. Throws `IllegalStateException` while a
    /// digit is sent.
    public void press(char digit, int rtpTimestamp, long durationRtpTicks, int attenuationDbm0) {
        if (sending()) {
            throw new IllegalStateException("Wait until sending() is false before the next digit");
        }
        if (durationRtpTicks <= 0 || attenuationDbm0 < 0 || attenuationDbm0 > VOLUME_MAX) {
            throw new IllegalArgumentException("Give a duration above 0 and an attenuation of 0..63 dB, not "
                    + durationRtpTicks + ", " + attenuationDbm0);
        }
        code = DigitCode.code(digit);
        this.attenuationDbm0 = attenuationDbm0;
        first = true;
        endPacketsLeft = END_PACKETS;
        beganRtpTimestamp = rtpTimestamp;
        totalRtpTicks = durationRtpTicks;
        elapsedRtpTicks = 0;
        segmentBeginRtpTicks = 0;
        segmentRtpTicks = 0;
    }

    /// Whether a digit, its repeated end included, is still to be sent.
    public boolean sending() {
        return endPacketsLeft > 0;
    }

    /// Writes the packet of this frame; returns its length in octets, 0 when no digit is being sent.
    public int write(RtpWriter writer, byte[] out, int offset, int payloadType) {
        if (!sending()) {
            return 0;
        }
        boolean end = advance();
        int payload = offset + RtpPacket.HEADER_OCTETS;
        int segmentRtpTimestamp = beganRtpTimestamp + (int) segmentBeginRtpTicks;
        int length = writer.writeAt(out, offset, payloadType, first, PAYLOAD_OCTETS, segmentRtpTimestamp);
        out[payload] = (byte) code;
        out[payload + 1] = (byte) (end ? END_BIT | attenuationDbm0 : attenuationDbm0);
        NetworkOrder.putInt16(out, payload + 2, segmentRtpTicks);
        first = false;
        if (end) {
            endPacketsLeft--;
        }
        return length;
    }

    // A frame that crosses the end of a segment only fills it; the next packet catches up with the time in a new one.
    private boolean advance() {
        if (segmentRtpTicks == SEGMENT_RTP_TICKS_MAX && segmentBeginRtpTicks + segmentRtpTicks < totalRtpTicks) {
            segmentBeginRtpTicks += SEGMENT_RTP_TICKS_MAX;
        }
        elapsedRtpTicks = Math.min(elapsedRtpTicks + frameRtpTicks, totalRtpTicks);
        segmentRtpTicks = (int) Math.min(elapsedRtpTicks - segmentBeginRtpTicks, SEGMENT_RTP_TICKS_MAX);
        return segmentBeginRtpTicks + segmentRtpTicks == totalRtpTicks;
    }
}
