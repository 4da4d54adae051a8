package tutti.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.audio.opus.Libopus.LIBRARY;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.voice.SyntheticSpeech;

class OpusPacketTest {
    private final OpusPacket packet = new OpusPacket();

    private boolean reads(int... octets) {
        byte[] payload = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            payload[i] = (byte) octets[i];
        }
        return packet.read(payload, 0, payload.length);
    }

    private boolean readsOfSize(int octets, int... beginning) {
        byte[] payload = new byte[octets];
        for (int i = 0; i < beginning.length; i++) {
            payload[i] = (byte) beginning[i];
        }
        return packet.read(payload, 0, payload.length);
    }

    /// RFC 6716 §3.1, Table 2.
    @ParameterizedTest
    @CsvSource({
        "0,10000,NARROWBAND",
        "1,20000,NARROWBAND",
        "2,40000,NARROWBAND",
        "3,60000,NARROWBAND",
        "4,10000,MEDIUMBAND",
        "7,60000,MEDIUMBAND",
        "8,10000,WIDEBAND",
        "11,60000,WIDEBAND",
        "12,10000,SUPERWIDEBAND",
        "13,20000,SUPERWIDEBAND",
        "14,10000,FULLBAND",
        "15,20000,FULLBAND",
        "16,2500,NARROWBAND",
        "19,20000,NARROWBAND",
        "20,2500,WIDEBAND",
        "22,10000,WIDEBAND",
        "24,2500,SUPERWIDEBAND",
        "27,20000,SUPERWIDEBAND",
        "28,2500,FULLBAND",
        "29,5000,FULLBAND",
        "31,20000,FULLBAND"
    })
    void theFirstOctetTellsDurationAndBandwidth(int config, int frameMicros, OpusBandwidth bandwidth) {
        assertThat(reads(config << 3, 1, 2)).isTrue();

        assertThat(packet.samples(48_000)).isEqualTo(frameMicros * 48 / 1_000);
        assertThat(packet.bandwidth()).isEqualTo(bandwidth);
        assertThat(packet.channels()).isEqualTo(1);
    }

    /// RFC 6716 §3.4, R1.
    @Test
    void aPacketHasAtLeastOneOctet() {
        assertThat(reads()).isFalse();
        assertThat(packet.samples(48_000)).isZero();
        assertThat(reads(1 << 3)).isTrue();
        assertThat(packet.frameOctets(0)).isZero();
    }

    /// RFC 6716 §3.4, R2.
    @Test
    void aFrameHasAtMost1275Octets() {
        assertThat(readsOfSize(1 + 1_275, 1 << 3)).isTrue();
        assertThat(readsOfSize(1 + 1_276, 1 << 3)).isFalse();
        assertThat(readsOfSize(1 + 2 * 1_275, 1 << 3 | 1)).isTrue();
        assertThat(readsOfSize(1 + 2 * 1_276, 1 << 3 | 1)).isFalse();
        assertThat(readsOfSize(2 + 10 + 1_275, 1 << 3 | 2, 10)).isTrue();
        assertThat(readsOfSize(2 + 10 + 1_276, 1 << 3 | 2, 10)).isFalse();
    }

    /// RFC 6716 §3.4, R3.
    @Test
    void twoFramesOfEqualLengthNeedAnEvenNumberOfOctets() {
        assertThat(reads(1 << 3 | 1, 1, 2, 3, 4)).isTrue();
        assertThat(packet.frames()).isEqualTo(2);
        assertThat(packet.frameOffset(1)).isEqualTo(3);
        assertThat(reads(1 << 3 | 1, 1, 2, 3)).isFalse();
    }

    /// RFC 6716 §3.4, R4.
    @Test
    void theFirstOfTwoFramesMustFit() {
        assertThat(reads(1 << 3 | 2, 2, 9, 9)).isTrue();
        assertThat(packet.frameOctets(0)).isEqualTo(2);
        assertThat(packet.frameOctets(1)).isZero();
        assertThat(reads(1 << 3 | 2, 3, 9, 9)).isFalse();
        assertThat(reads(1 << 3 | 2)).isFalse();
        assertThat(reads(1 << 3 | 2, 252)).isFalse();
        assertThat(readsOfSize(3 + 253 + 7, 1 << 3 | 2, 253, 0)).isTrue();
        assertThat(packet.frameOctets(0)).isEqualTo(253);
    }

    /// RFC 6716 §3.4, R5.
    @Test
    void countedFramesAreAtLeastOneAndNotLongerThan120Millis() {
        assertThat(reads(1 << 3 | 3)).isFalse();
        assertThat(reads(1 << 3 | 3, 0)).isFalse();
        assertThat(reads(1 << 3 | 3, 6)).isTrue();
        assertThat(packet.samples(8_000)).isEqualTo(960);
        assertThat(reads(1 << 3 | 3, 7)).isFalse();
        assertThat(reads(28 << 3 | 3, 48)).isTrue();
        assertThat(packet.frames()).isEqualTo(48);
        assertThat(reads(28 << 3 | 3, 49)).isFalse();
    }

    /// RFC 6716 §3.4, R6.
    @Test
    void countedFramesOfEqualLengthShareWhatPaddingLeaves() {
        assertThat(reads(1 << 3 | 3, 3, 1, 1, 2, 2, 3, 3)).isTrue();
        assertThat(reads(1 << 3 | 3, 3, 1, 1, 2, 2, 3)).isFalse();
        assertThat(reads(1 << 3 | 3, 0x40 | 3, 1, 1, 2, 3, 0)).isTrue();
        assertThat(packet.frameOctets(2)).isEqualTo(1);
        assertThat(reads(1 << 3 | 3, 0x40 | 3, 5, 1, 2, 3, 0)).isFalse();
        assertThat(reads(1 << 3 | 3, 0x40 | 3)).isFalse();
        assertThat(readsOfSize(2 + 2 + 254 + 6 + 2, 1 << 3 | 3, 0x40 | 2, 255, 6))
                .isTrue();
        assertThat(packet.frameOctets(1)).isEqualTo(1);
    }

    /// RFC 6716 §3.4, R7.
    @Test
    void countedFramesOfVariousLengthMustAllFit() {
        assertThat(reads(1 << 3 | 3, 0x80 | 3, 1, 2, 9, 8, 8, 7)).isTrue();
        assertThat(packet.frameOctets(2)).isEqualTo(1);
        assertThat(packet.frameOffset(2)).isEqualTo(7);
        assertThat(reads(1 << 3 | 3, 0x80 | 3, 1, 2, 9, 8)).isFalse();
        assertThat(reads(1 << 3 | 3, 0x80 | 3, 1)).isFalse();
        assertThat(reads(1 << 3 | 3, 0xC0 | 2, 1, 0, 0)).isTrue();
        assertThat(reads(1 << 3 | 3, 0xC0 | 2, 2, 1, 0)).isFalse();
    }

    @Test
    void whatIsLongerThanAnyPacketOfSpeechIsNone() {
        assertThat(readsOfSize(OpusPacket.OCTETS_MAX, 1 << 3 | 3, 0x40 | 6, 4)).isTrue();
        assertThat(readsOfSize(OpusPacket.OCTETS_MAX + 1, 1 << 3 | 3, 0x40 | 6, 5))
                .isFalse();
    }

    @Test
    void readsWithinTheArrayOnly() {
        byte[] array = {99, 99, 1 << 3, 5, 6, 99};

        assertThat(packet.read(array, 2, 3)).isTrue();
        assertThat(packet.frameOffset(0)).isEqualTo(3);
        assertThat(packet.frameOctets(0)).isEqualTo(2);
    }

    /// RFC 6716 §4.2.3: with 20 ms one activity flag comes first, with 40 ms two, with 60 ms three.
    @Test
    void seesWhetherTheFrameBeforeIsRepeated() {
        assertThat(reads(9 << 3, 0b0100_0000) && packet.carriesFec()).isTrue();
        assertThat(reads(9 << 3, 0b1011_1111) && packet.carriesFec()).isFalse();
        assertThat(reads(10 << 3, 0b0010_0000) && packet.carriesFec()).isTrue();
        assertThat(reads(11 << 3, 0b0001_0000) && packet.carriesFec()).isTrue();
        assertThat(reads(9 << 3 | 4, 0b0001_0000) && packet.carriesFec()).isTrue();
        assertThat(reads(9 << 3) && packet.carriesFec()).isFalse();
        assertThat(reads(31 << 3, 0xFF) && packet.carriesFec()).isFalse();
    }

    @Test
    void findsRepetitionWhereTheEncoderPutsIt() {
        int[] speech = SyntheticSpeech.samples(16_000, 4, -20, 5);
        OpusSettings settings = OpusSettings.forRate(16_000).withBitrateBps(32_000);
        try (OpusEncoder with = LIBRARY.encoder(settings.withExpectedLossPercent(20));
                OpusEncoder without = LIBRARY.encoder(settings.withInbandFec(false))) {
            assertThat(repeating(Coded.packets(with, speech, 320))).isGreaterThan(50);
            assertThat(repeating(Coded.packets(without, speech, 320))).isZero();
        }
    }

    private long repeating(List<byte[]> packets) {
        return packets.stream()
                .filter(payload -> packet.read(payload, 0, payload.length) && packet.carriesFec())
                .count();
    }

    @Test
    void lengthsOfFramesSurviveWritingAndReading() {
        byte[] out = new byte[2];
        for (int length = 0; length <= FrameLength.MAX; length++) {
            Arrays.fill(out, (byte) 0);
            assertThat(FrameLength.write(length, out, 0)).isEqualTo(FrameLength.octets(length));
            assertThat(FrameLength.octets(out[0] & 0xFF)).isEqualTo(FrameLength.octets(length));
            assertThat(FrameLength.read(out[0] & 0xFF, out[1] & 0xFF)).isEqualTo(length);
        }
    }
}
