package tutti.audio.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tutti.audio.opus.Libopus.LIBRARY;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.SymbolLookup;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.voice.Signal;
import tutti.audio.voice.SyntheticSpeech;

class OpusCodecTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAME = RATE_HZ / 50;
    private static final OpusSettings SPEECH = OpusSettings.forRate(RATE_HZ);

    private static int[] speech(int rateHz, double seconds) {
        return SyntheticSpeech.samples(rateHz, seconds, -20, 61);
    }

    @Test
    void knowsItsVersion() {
        assertThat(LIBRARY.version()).startsWith("libopus");
    }

    @Test
    void saysWhichFunctionALibraryThatIsNoLibopusLacks() {
        SymbolLookup nothing = name -> Optional.empty();

        assertThatThrownBy(() -> OpusLibrary.bind(nothing))
                .isInstanceOf(OpusUnavailableException.class)
                .hasMessageContaining("opus_encoder_get_size");
    }

    @ParameterizedTest
    @CsvSource({"8000,10", "8000,20", "8000,60", "16000,20", "16000,40", "48000,10", "48000,20", "48000,40", "48000,60"
    })
    void carriesAToneAtItsLevel(int rateHz, int frameMillis) {
        int[] tone = Signal.tone(2 * rateHz, rateHz, 440, -16);

        try (OpusEncoder encoder = LIBRARY.encoder(OpusSettings.forRate(rateHz));
                OpusDecoder decoder = LIBRARY.decoder(rateHz)) {
            List<byte[]> packets = Coded.packets(encoder, tone, rateHz * frameMillis / 1_000);
            int[] decoded = Coded.samples(decoder, packets);

            assertThat(decoded).hasSize(packets.size() * rateHz * frameMillis / 1_000);
            assertThat(Signal.levelDbm0(decoded, rateHz, 2 * rateHz - rateHz / 10))
                    .isBetween(-17.0, -15.0);
        }
    }

    @Test
    void waveformOfAToneComesBackAfterTheLookahead() {
        int[] tone = Signal.tone(2 * RATE_HZ, RATE_HZ, 1_000, -10);

        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withBitrateBps(96_000));
                OpusDecoder decoder = LIBRARY.decoder(RATE_HZ)) {
            int[] decoded = Coded.samples(decoder, Coded.packets(encoder, tone, FRAME));

            assertThat(Coded.snrDb(tone, decoded, encoder.lookaheadSamples(), RATE_HZ, 2 * RATE_HZ - FRAME))
                    .isGreaterThan(20);
        }
    }

    /// RFC 7587 §4.1: the rate of whoever encodes is no matter to whoever decodes.
    @ParameterizedTest
    @ValueSource(ints = {8_000, 12_000, 16_000, 24_000, 48_000})
    void decodesAtAnyRateWhatWasEncodedAtAnother(int rateHz) {
        int[] tone = Signal.tone(RATE_HZ, RATE_HZ, 440, -16);

        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH);
                OpusDecoder decoder = LIBRARY.decoder(rateHz)) {
            int[] decoded = Coded.samples(decoder, Coded.packets(encoder, tone, FRAME));

            assertThat(decoded).hasSize(rateHz);
            assertThat(Signal.levelDbm0(decoded, rateHz / 2, rateHz)).isBetween(-17.0, -15.0);
        }
    }

    @Test
    void staysNearTheBitrateAskedFor() {
        int[] speech = speech(RATE_HZ, 10);
        for (int bitrateBps : new int[] {12_000, 24_000, 48_000}) {
            try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withBitrateBps(bitrateBps))) {
                double octets = Coded.packets(encoder, speech, FRAME).stream()
                        .mapToInt(packet -> packet.length)
                        .sum();

                assertThat(octets * 8 / 10).isBetween(0.5 * bitrateBps, 1.25 * bitrateBps);
            }
        }
    }

    @Test
    void constantBitrateGivesPacketsOfOneLength() {
        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withVariableBitrate(false))) {
            assertThat(Coded.packets(encoder, speech(RATE_HZ, 3), FRAME))
                    .allSatisfy(packet -> assertThat(packet).hasSize(32_000 / 8 / 50));
        }
    }

    @Test
    void silenceNeedNotBeSentWhenTransmissionIsDiscontinuous() {
        int[] silence = new int[2 * RATE_HZ];
        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withDiscontinuous(true))) {
            List<byte[]> packets = Coded.packets(encoder, silence, FRAME);

            assertThat(packets.subList(50, 100))
                    .filteredOn(packet -> packet.length <= OpusPacket.DTX_OCTETS_MAX)
                    .hasSizeGreaterThan(40);
        }
    }

    @Test
    void sendsNothingAboveTheBandwidthAllowed() {
        OpusPacket packet = new OpusPacket();
        for (OpusBandwidth bandwidth : new OpusBandwidth[] {OpusBandwidth.NARROWBAND, OpusBandwidth.WIDEBAND}) {
            try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withMaxBandwidth(bandwidth))) {
                assertThat(Coded.packets(encoder, speech(RATE_HZ, 2), FRAME)).allSatisfy(payload -> {
                    assertThat(packet.read(payload, 0, payload.length)).isTrue();
                    assertThat(packet.bandwidth()).isLessThanOrEqualTo(bandwidth);
                });
            }
        }
    }

    @Test
    void aLostPacketComesBackFromTheNextOneBetterThanByConcealment() {
        int rateHz = 16_000;
        int frame = rateHz / 50;
        int[] speech = speech(rateHz, 8);
        OpusSettings lossy = OpusSettings.forRate(rateHz).withBitrateBps(32_000).withExpectedLossPercent(20);
        try (OpusEncoder encoder = LIBRARY.encoder(lossy);
                OpusDecoder whole = LIBRARY.decoder(rateHz)) {
            List<byte[]> packets = Coded.packets(encoder, speech, frame);
            int[] complete = Coded.samples(whole, packets);

            double corrected = snrOfLostFramesDb(packets, complete, frame, true);
            double concealed = snrOfLostFramesDb(packets, complete, frame, false);

            assertThat(corrected).isGreaterThan(concealed + 2);
        }
    }

    private static double snrOfLostFramesDb(List<byte[]> packets, int[] complete, int frame, boolean fec) {
        double power = 0;
        double noise = 0;
        OpusPacket reader = new OpusPacket();
        try (OpusDecoder decoder = LIBRARY.decoder(16_000)) {
            int[] out = new int[decoder.samplesMax()];
            for (int i = 0; i + 1 < packets.size(); i++) {
                byte[] next = packets.get(i + 1);
                reader.read(next, 0, next.length);
                boolean lost = i % 10 == 9 && reader.carriesFec();
                if (!lost) {
                    decoder.decode(packets.get(i), 0, packets.get(i).length, out, 0);
                } else if (fec) {
                    assertThat(decoder.decodeFec(next, 0, next.length, out, 0, frame))
                            .isEqualTo(frame);
                } else {
                    decoder.conceal(out, 0, frame);
                }
                for (int k = 0; lost && k < frame; k++) {
                    double difference = complete[i * frame + k] - out[k];
                    power += (double) complete[i * frame + k] * complete[i * frame + k];
                    noise += difference * difference;
                }
            }
        }
        assertThat(power).isPositive();
        return 10 * Math.log10(power / noise);
    }

    @Test
    void concealmentGoesOnWithSpeechAndFadesAway() {
        int rateHz = 16_000;
        int frame = rateHz / 50;
        int[] speech = speech(rateHz, 4);
        try (OpusEncoder encoder = LIBRARY.encoder(OpusSettings.forRate(rateHz).withBitrateBps(16_000));
                OpusDecoder decoder = LIBRARY.decoder(rateHz)) {
            int loudest = loudestFrame(speech, frame);
            Coded.samples(decoder, Coded.packets(encoder, Arrays.copyOf(speech, (loudest + 1) * frame), frame));
            int[] gap = new int[rateHz];
            for (int at = 0; at < gap.length; at += frame) {
                decoder.conceal(gap, at, frame);
            }

            double first = Signal.levelDbm0(gap, 0, frame);
            assertThat(first).isGreaterThan(-25);
            assertThat(Signal.levelDbm0(gap, gap.length - frame, gap.length)).isLessThan(first - 20);
        }
    }

    private static int loudestFrame(int[] signal, int frame) {
        int loudest = 0;
        double highest = -200;
        for (int i = 0; i < signal.length / frame; i++) {
            double level = Signal.levelDbm0(signal, i * frame, (i + 1) * frame);
            loudest = level > highest ? i : loudest;
            highest = Math.max(level, highest);
        }
        return loudest;
    }

    @Test
    void aCopiedEncoderGivesTheSamePackets() {
        int[] speech = speech(RATE_HZ, 4);
        int[] before = Arrays.copyOf(speech, 2 * RATE_HZ);
        int[] after = Arrays.copyOfRange(speech, 2 * RATE_HZ, 4 * RATE_HZ);
        OpusSettings other = SPEECH.withBitrateBps(16_000).withInbandFec(false);
        try (OpusEncoder shared = LIBRARY.encoder(SPEECH);
                OpusEncoder own = LIBRARY.encoder(other)) {
            Coded.packets(shared, before, FRAME);
            own.copyFrom(shared);

            assertThat(own.settings()).isEqualTo(SPEECH);
            assertThat(Coded.packets(own, after, FRAME)).containsExactlyElementsOf(Coded.packets(shared, after, FRAME));
        }
    }

    @Test
    void aResetEncoderGivesThePacketsOfANewOne() {
        int[] speech = speech(RATE_HZ, 2);
        try (OpusEncoder used = LIBRARY.encoder(SPEECH);
                OpusEncoder fresh = LIBRARY.encoder(SPEECH)) {
            Coded.packets(used, speech, FRAME);
            used.reset();

            assertThat(Coded.packets(used, speech, FRAME))
                    .containsExactlyElementsOf(Coded.packets(fresh, speech, FRAME));
        }
    }

    @Test
    void changesItsBitrateInTheMiddleOfAStream() {
        int[] speech = speech(RATE_HZ, 5);
        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withBitrateBps(64_000))) {
            int wide = Coded.packets(encoder, speech, FRAME).stream()
                    .mapToInt(p -> p.length)
                    .sum();
            encoder.change(SPEECH.withBitrateBps(16_000));
            int narrow = Coded.packets(encoder, speech, FRAME).stream()
                    .mapToInt(p -> p.length)
                    .sum();

            assertThat(narrow).isLessThan(wide / 2);
        }
    }

    @Test
    void misuseIsNamed() {
        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH);
                OpusEncoder narrow = LIBRARY.encoder(OpusSettings.forRate(8_000));
                OpusDecoder decoder = LIBRARY.decoder(RATE_HZ)) {
            byte[] out = new byte[100];
            int[] samples = new int[6_000];

            assertThatThrownBy(() -> encoder.encode(samples, 0, 161, out, 0)).hasMessageContaining("10, 20, 40 or 60");
            assertThatThrownBy(() -> encoder.encode(samples, 0, 3 * 480, out, 0))
                    .hasMessageContaining("10, 20, 40 or 60");
            assertThatThrownBy(() -> encoder.encode(samples, 0, FRAME, out, 99))
                    .hasMessageContaining("PACKET_OCTETS_MAX");
            assertThatThrownBy(() -> encoder.encode(samples, 5_500, FRAME, out, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> encoder.copyFrom(narrow)).hasMessageContaining("same library and rate");
            assertThatThrownBy(() -> encoder.change(narrow.settings())).hasMessageContaining("make a new one");
            assertThatThrownBy(() -> decoder.conceal(samples, 0, 100)).hasMessageContaining("multiple of 120");
            assertThatThrownBy(() -> decoder.decode(out, 0, 10, new int[FRAME], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> LIBRARY.decoder(44_100)).hasMessageContaining("44100");
            assertThatThrownBy(() -> SPEECH.withComplexity(11)).hasMessageContaining("0…10");
        }
    }

    @Test
    void aClosedEncoderOrDecoderRefusesAndDoesNotCrash() {
        OpusEncoder encoder = LIBRARY.encoder(SPEECH);
        OpusDecoder decoder = LIBRARY.decoder(RATE_HZ);
        encoder.close();
        decoder.close();
        encoder.close();
        decoder.close();

        assertThatThrownBy(() -> encoder.encode(new int[FRAME], 0, FRAME, new byte[100], 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(encoder::reset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decoder.conceal(new int[FRAME], 0, FRAME)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSmallestRoomStillGivesAPacket() {
        byte[] out = new byte[2];
        OpusPacket packet = new OpusPacket();
        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH)) {
            for (int millis : new int[] {10, 20, 40, 60}) {
                int octets = encoder.encode(speech(RATE_HZ, 1), 0, RATE_HZ * millis / 1_000, out, 0);

                assertThat(packet.read(out, 0, octets)).isTrue();
                assertThat(packet.samples(RATE_HZ)).isEqualTo(RATE_HZ * millis / 1_000);
            }
        }
    }

    @Test
    void encodingDecodingConcealingAndCopyingAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        int[] speech = speech(RATE_HZ, 1);
        byte[] out = new byte[OpusEncoder.PACKET_OCTETS_MAX];
        try (OpusEncoder encoder = LIBRARY.encoder(SPEECH.withComplexity(0));
                OpusEncoder copy = LIBRARY.encoder(SPEECH);
                OpusDecoder decoder = LIBRARY.decoder(RATE_HZ)) {
            int[] samples = new int[decoder.samplesMax()];
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round < 40; round++) {
                long before = threads.getThreadAllocatedBytes(thread);
                for (int at = 0; at < speech.length; at += FRAME) {
                    int octets = encoder.encode(speech, at, FRAME, out, 0);
                    decoder.decode(out, 0, octets, samples, 0);
                    decoder.decodeFec(out, 0, octets, samples, 0, FRAME);
                    decoder.conceal(samples, 0, FRAME);
                    copy.copyFrom(encoder);
                }
                decoder.reset();
                fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
            }

            assertThat(fewest).isZero();
        }
    }
}
