package tutti.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.audio.opus.Libopus.LIBRARY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.voice.SyntheticSpeech;

class OpusPacketJoinerTest {
    private static final int RATE_HZ = 48_000;

    private final OpusPacketJoiner joiner = new OpusPacketJoiner();
    private final OpusPacket packet = new OpusPacket();

    private static byte[] payload(int toc, int... frame) {
        byte[] payload = new byte[1 + frame.length];
        payload[0] = (byte) toc;
        for (int i = 0; i < frame.length; i++) {
            payload[1 + i] = (byte) frame[i];
        }
        return payload;
    }

    private boolean add(byte[] payload) {
        return joiner.add(payload, 0, payload.length);
    }

    private byte[] written() {
        byte[] out = new byte[joiner.octets()];
        assertThat(joiner.write(out, 0)).isEqualTo(out.length);
        return out;
    }

    @ParameterizedTest
    @CsvSource({"2,true", "3,true", "6,true", "2,false", "3,false"})
    void joinedPacketsDecodeToTheSameSamples(int frames, boolean variableBitrate) {
        int[] speech = SyntheticSpeech.samples(RATE_HZ, 6, -20, 17);
        OpusSettings settings = OpusSettings.forRate(RATE_HZ).withVariableBitrate(variableBitrate);
        try (OpusEncoder encoder = LIBRARY.encoder(settings);
                OpusDecoder single = LIBRARY.decoder(RATE_HZ);
                OpusDecoder joined = LIBRARY.decoder(RATE_HZ)) {
            List<byte[]> packets = Coded.packets(encoder, speech, RATE_HZ / 50);
            List<byte[]> longer = joinedBy(packets, frames);

            assertThat(longer).hasSizeLessThan(packets.size() / frames + 10);
            assertThat(Coded.samples(joined, longer)).isEqualTo(Coded.samples(single, packets));
            assertThat(joined.malformedPackets()).isZero();
        }
    }

    private List<byte[]> joinedBy(List<byte[]> packets, int frames) {
        List<byte[]> longer = new ArrayList<>();
        for (byte[] next : packets) {
            if (joiner.frames() == frames || !add(next)) {
                longer.add(written());
                joiner.clear();
                assertThat(add(next)).isTrue();
            }
        }
        longer.add(written());
        return longer;
    }

    /// RFC 6716 §3.2.2 to §3.2.5.
    @Test
    void choosesTheShortestCode() {
        add(payload(9 << 3, 1, 2));
        assertThat(written()).isEqualTo(payload(9 << 3, 1, 2));

        add(payload(9 << 3, 3, 4));
        assertThat(written()).isEqualTo(payload(9 << 3 | 1, 1, 2, 3, 4));

        add(payload(9 << 3, 5, 6));
        assertThat(written()).isEqualTo(payload(9 << 3 | 3, 3, 1, 2, 3, 4, 5, 6));

        joiner.clear();
        add(payload(9 << 3, 1, 2));
        add(payload(9 << 3, 3));
        assertThat(written()).isEqualTo(payload(9 << 3 | 2, 2, 1, 2, 3));

        add(payload(9 << 3));
        assertThat(written()).isEqualTo(payload(9 << 3 | 3, 0x80 | 3, 2, 1, 1, 2, 3));
    }

    /// RFC 6716 Appendix B: the length of the last frame is told too.
    @Test
    void aSelfDelimitedPacketSaysWhereItEnds() {
        byte[] out = new byte[20];
        add(payload(9 << 3, 1, 2));
        assertThat(joiner.writeSelfDelimited(out, 0)).isEqualTo(4).isEqualTo(joiner.selfDelimitedOctets());
        assertThat(out).startsWith(payload(9 << 3, 2, 1, 2));

        add(payload(9 << 3, 3, 4));
        assertThat(Arrays.copyOf(out, joiner.writeSelfDelimited(out, 0))).isEqualTo(payload(9 << 3 | 1, 2, 1, 2, 3, 4));

        add(payload(9 << 3, 5));
        assertThat(Arrays.copyOf(out, joiner.writeSelfDelimited(out, 0)))
                .isEqualTo(payload(9 << 3 | 3, 0x80 | 3, 2, 2, 1, 1, 2, 3, 4, 5));
    }

    @Test
    void joinsFramesOfMoreThan251Octets() {
        byte[] large = Arrays.copyOf(payload(31 << 3), 1 + 700);
        byte[] small = Arrays.copyOf(payload(31 << 3), 1 + 300);
        add(large);
        add(small);
        byte[] both = written();

        assertThat(packet.read(both, 0, both.length)).isTrue();
        assertThat(packet.frameOctets(0)).isEqualTo(700);
        assertThat(packet.frameOctets(1)).isEqualTo(300);
    }

    @Test
    void refusesAnotherConfigurationAndKeepsWhatItHas() {
        add(payload(9 << 3, 1));

        assertThat(add(payload(13 << 3, 2))).isFalse();
        assertThat(add(payload(9 << 3 | 4, 2))).isFalse();
        assertThat(add(payload(9 << 3 | 3, 0))).isFalse();
        assertThat(written()).isEqualTo(payload(9 << 3, 1));
    }

    @Test
    void refusesMoreThan120Millis() {
        for (int i = 0; i < 6; i++) {
            assertThat(add(payload(9 << 3, i))).isTrue();
        }

        assertThat(add(payload(9 << 3, 7))).isFalse();
        assertThat(joiner.samples(8_000)).isEqualTo(960);
    }

    @Test
    void refusesMoreOctetsThanAPacketMayHave() {
        byte[] large = Arrays.copyOf(payload(30 << 3), 1 + FrameLength.MAX);
        int added = 0;
        while (add(large)) {
            added++;
        }

        assertThat(added).isEqualTo(5);
        byte[] all = written();
        assertThat(packet.read(all, 0, all.length)).isTrue();
    }

    @Test
    void leavesPaddingBehind() {
        add(payload(9 << 3 | 3, 0x40 | 1, 2, 7, 0, 0));

        assertThat(written()).isEqualTo(payload(9 << 3, 7));
    }

    @Test
    void nothingAddedIsNothingWritten() {
        assertThat(joiner.octets()).isZero();
        assertThat(joiner.write(new byte[0], 0)).isZero();
    }
}
