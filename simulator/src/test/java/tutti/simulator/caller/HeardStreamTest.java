package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.server.codec.CodecCatalogue;

class HeardStreamTest {
    private static final long FRAME_NANOS = 20_000_000;

    private final Recording recording = new Recording(CodecCatalogue.PCMU, 8000, 2);
    private final HeardStream stream = new HeardStream(CodecCatalogue.PCMU.decoder(8000), 8000, Optional.of(recording));
    private final RtpWriter writer = new RtpWriter(new Random(1));
    private final byte[] packet = new byte[RtpPacket.HEADER_OCTETS + 160];
    private long nowNanos;

    @Test
    void acceptsAStreamThatRunsOn() {
        for (int i = 0; i < 50; i++) hear(0);
        assertThat(stream.report()).isEqualTo(new ReceptionReport(50, 0, 0, 0, 0, 0, 0, 0));
        assertThat(stream.report().seamless()).isTrue();
        assertThat(recording.packets()).isEqualTo(50);
        assertThat(recording.sampleCount()).isEqualTo(8000);
    }

    @Test
    void countsAPacketThatIsMissingAndKeepsItsPlace() {
        hear(0);
        next();
        hear(0);
        assertThat(stream.report()).isEqualTo(new ReceptionReport(2, 1, 0, 0, 0, 0, 0, 0));
        assertThat(recording.startSample(1)).isEqualTo(320);
        assertThat(Arrays.stream(recording.samples(160, 160))).containsOnly(0);
    }

    @Test
    void countsAPacketThatComesTwice() {
        hear(0);
        stream.onDatagram(packet, packet.length, nowNanos);
        assertThat(stream.report().repeated()).isEqualTo(1);
        assertThat(recording.packets()).isEqualTo(1);
    }

    @Test
    void countsAJumpInTimeWithoutAMissingPacket() {
        hear(0);
        writer.advance(160);
        hear(0);
        assertThat(stream.report()).isEqualTo(new ReceptionReport(2, 0, 0, 1, 0, 0, 0, 0));
        assertThat(stream.report().seamless()).isFalse();
    }

    @Test
    void countsPacketsThatComeMoreThanFiveMillisecondsAfterTheirTime() {
        for (int i = 0; i < 10; i++) hear(0);
        hear(4_900_000);
        hear(5_100_000);
        hear(0);
        assertThat(stream.report().late()).isEqualTo(1);
    }

    @Test
    void countsADifferentStreamAsAChange() {
        hear(0);
        writer.renewSsrc(new Random(2));
        hear(0);
        assertThat(stream.report().ssrcChanges()).isEqualTo(1);
        assertThat(stream.report().lost()).isZero();
    }

    @Test
    void countsWhatIsNoAudioOfTheCallAsForeign() {
        hear(0);
        packet[0] = 0;
        stream.onDatagram(packet, packet.length, nowNanos);
        next();
        packet[1] = 8;
        stream.onDatagram(packet, packet.length, nowNanos);
        assertThat(stream.report().foreign()).isEqualTo(2);
    }

    @Test
    void keepsNothingMoreWhenTheRecordIsFull() {
        for (int i = 0; i < 101; i++) hear(0);
        assertThat(recording.packets()).isEqualTo(100);
        assertThat(recording.full()).isTrue();
    }

    @Test
    void countsAgainFromZero() {
        hear(0);
        stream.restartCounting();
        hear(0);
        assertThat(stream.report()).isEqualTo(new ReceptionReport(1, 0, 0, 0, 0, 0, 0, 0));
    }

    private void hear(long lateNanos) {
        next();
        stream.onDatagram(packet, packet.length, nowNanos + lateNanos);
    }

    private void next() {
        nowNanos += FRAME_NANOS;
        writer.write(packet, 0, 0, false, 160);
        writer.advance(160);
    }
}
