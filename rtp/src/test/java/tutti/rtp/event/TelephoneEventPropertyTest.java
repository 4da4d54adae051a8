package tutti.rtp.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;

/// Dials random numbers through a line that loses and doubles packets.
class TelephoneEventPropertyTest {
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int TELEPHONE_EVENT = 101;
    private static final String DIGITS = "0123456789*#ABCD";

    private final DigitLog log = new DigitLog();
    private final RtpPacket packet = new RtpPacket();
    private final byte[] out = new byte[64];

    @Test
    void everyDigitIsHeardOnceThroughLossAndDoubling() {
        for (long seed = 0; seed < 200; seed++) {
            dial(seed, 8000);
        }
    }

    @Test
    void theSameWithAClockOf48Kilohertz() {
        for (long seed = 0; seed < 50; seed++) {
            dial(seed, 48_000);
        }
    }

    private void dial(long seed, int rtpClockHz) {
        Random random = new Random(seed);
        int frameRtpTicks = rtpClockHz / 50;
        RtpWriter writer = new RtpWriter(random);
        TelephoneEventWriter digits = new TelephoneEventWriter(frameRtpTicks);
        TelephoneEventReceiver receiver = new TelephoneEventReceiver(rtpClockHz, FRAME_NANOS, log);
        log.lines.clear();
        StringBuilder dialled = new StringBuilder();
        long frame = 0;
        for (int i = 0; i < 20; i++) {
            char digit = DIGITS.charAt(random.nextInt(DIGITS.length()));
            dialled.append(digit);
            digits.press(digit, writer.rtpTimestamp(), (3 + random.nextInt(200)) * (long) frameRtpTicks, 10);
            boolean heard = false;
            while (digits.sending()) {
                int length = digits.write(writer, out, 0, TELEPHONE_EVENT);
                boolean last = !digits.sending();
                int copies = random.nextInt(4) == 0 ? random.nextInt(3) : 1;
                // A press of which every packet is lost cannot be heard by anybody.
                copies = last && !heard ? 1 : copies;
                heard |= copies > 0;
                for (int copy = 0; copy < copies; copy++) {
                    packet.wrap(out, 0, length);
                    receiver.onPacket(packet, frame * FRAME_NANOS);
                }
                receiver.tick(frame++ * FRAME_NANOS);
                writer.advance(frameRtpTicks);
            }
            writer.advance(2 * frameRtpTicks);
            frame += 2;
        }
        receiver.tick((frame + 100) * FRAME_NANOS);
        assertThat(log.digits()).as("seed %d at %d Hz", seed, rtpClockHz).isEqualTo(dialled.toString());
        assertThat(log.lines).as("seed %d: each begin has its end", seed).hasSize(2 * dialled.length());
    }
}
