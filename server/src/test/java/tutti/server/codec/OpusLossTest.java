package tutti.server.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.audio.opus.OpusLibrary;
import tutti.rtp.jitter.JitterBufferSettings;
import tutti.server.config.Choice;
import tutti.server.config.MediaSettings;
import tutti.server.playout.AudioDecoder;
import tutti.server.playout.Playout;

/// Opus over a network that loses packets, through the whole receiving side of a leg.
class OpusLossTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAME = 960;
    private static final int FRAMES = 300;
    private static final int PAYLOAD_TYPE = 111;
    private static final long FRAME_NANOS = 20_000_000;

    @SuppressWarnings("NullAway.Init") // set before each test, or the test is not run
    private OpusLibrary library;

    /// What a listener got.
    private static final class Played {
        private final int[] samples = new int[FRAMES * FRAME];
        private long recovered;
        private long concealed;
    }

    @BeforeEach
    void needsLibrary() {
        OpusAvailability found = OpusNatives.find();
        assumeTrue(found instanceof OpusAvailability.Available, () -> found.toString());
        if (found instanceof OpusAvailability.Available available) library = available.library();
    }

    @Test
    void aLostPacketIsTakenFromTheCopyInTheNext() {
        List<byte[]> packets = encode(Choice.ON, 20);
        IntPredicate tenth = frame -> frame % 10 == 6;
        Played clean = play(packets, _ -> false);
        Played lossy = play(packets, tenth);
        assertThat(clean.recovered).isZero();
        assertThat(lossy.recovered).isGreaterThan(FRAMES / 10 * (long) FRAME / 2);
        Played concealed = play(encode(Choice.OFF, 0), tenth);
        assertThat(concealed.recovered).isZero();
        assertThat(distanceDb(clean.samples, lossy.samples))
                .as("recovered is nearer to what was said than made up")
                .isLessThan(distanceDb(play(encode(Choice.OFF, 0), _ -> false).samples, concealed.samples) - 2);
    }

    @Test
    void whoeverLosesTwoPercentGetsCopiesAndWhoeverLosesLessDoesNot() {
        assertThat(copies(settings(Choice.AUTO, 32_000), wishes(2))).isGreaterThan(FRAMES / 2);
        assertThat(copies(settings(Choice.AUTO, 32_000), wishes(1.9))).isZero();
        assertThat(copies(settings(Choice.AUTO, 32_000), new EncodingWishes("", 0).whenLosing(20)))
                .as("to who cannot use them")
                .isZero();
        assertThat(copies(settings(Choice.ON, 32_000), EncodingWishes.NONE)).isGreaterThan(FRAMES / 2);
    }

    @Test
    void aLowBitRateIsNotHalvedForCopiesWhileLittleIsLost() {
        assertThat(copies(settings(Choice.AUTO, 24_000), wishes(3))).isZero();
        assertThat(copies(settings(Choice.AUTO, 24_000), wishes(8))).isGreaterThan(FRAMES / 2);
    }

    @Test
    void listenersWhoLoseLittleOrMoreShareAnEncoder() {
        AudioCodec codec = codec(settings(Choice.AUTO, 32_000));
        assertThat(codec.encoderKind(RATE_HZ, wishes(2))).isEqualTo(codec.encoderKind(RATE_HZ, wishes(10)));
        assertThat(codec.encoderKind(RATE_HZ, wishes(2))).isNotEqualTo(codec.encoderKind(RATE_HZ, wishes(0)));
    }

    private static EncodingWishes wishes(double lossPercent) {
        return new EncodingWishes("useinbandfec=1", 0).whenLosing(lossPercent);
    }

    private long copies(MediaSettings.Opus settings, EncodingWishes wishes) {
        AudioDecoder decoder = codec(settings).decoder(RATE_HZ);
        long copies = encode(settings, wishes).stream()
                .filter(packet -> decoder.recoverableSamples(packet, 0, packet.length) > 0)
                .count();
        decoder.close();
        return copies;
    }

    @Test
    void withoutCopiesTheDecoderItselfFillsTheGapAndNothingClicks() {
        List<byte[]> packets = encode(Choice.OFF, 0);
        Played clean = play(packets, _ -> false);
        Played lossy = play(packets, frame -> frame % 15 == 7 || frame % 45 == 8);
        assertThat(lossy.concealed).isGreaterThan(FRAMES / 15 * (long) FRAME);
        assertThat(steepest(lossy.samples)).isLessThan(2 * steepest(clean.samples));
    }

    private static MediaSettings.Opus settings(Choice fec, int bitrateBps) {
        return new MediaSettings.Opus(5, bitrateBps, false, fec, Optional.empty());
    }

    private AudioCodec codec(MediaSettings.Opus settings) {
        return CodecCatalogue.opus(library, settings);
    }

    private List<byte[]> encode(Choice fec, int lossPercent) {
        return encode(settings(fec, 32_000), new EncodingWishes("useinbandfec=1", lossPercent));
    }

    private List<byte[]> encode(MediaSettings.Opus settings, EncodingWishes wishes) {
        EncoderKind kind = codec(settings).encoderKind(RATE_HZ, wishes);
        AudioEncoder encoder = kind.create();
        byte[] payload = new byte[kind.payloadOctetsMax()];
        List<byte[]> packets = new ArrayList<>();
        for (int[] frame : speech()) {
            packets.add(java.util.Arrays.copyOf(payload, encoder.encode(frame, FRAME, payload, 0)));
        }
        encoder.close();
        return packets;
    }

    private Played play(List<byte[]> packets, IntPredicate lost) {
        Playout playout = new Playout(RATE_HZ, FRAME, JitterBufferSettings.TELEPHONE);
        playout.accept(PAYLOAD_TYPE, codec(settings(Choice.AUTO, 32_000)).decoder(RATE_HZ));
        Played played = new Played();
        for (int frame = 0; frame < FRAMES; frame++) {
            long nowNanos = frame * FRAME_NANOS;
            // In pairs, as over many wireless networks: so the packet after a lost one is there in time.
            if (frame % 2 == 1) {
                if (!lost.test(frame - 1)) offer(playout, frame - 1, packets, nowNanos);
                if (!lost.test(frame)) offer(playout, frame, packets, nowNanos);
            }
            playout.pull(played.samples, frame * FRAME, FRAME, nowNanos + FRAME_NANOS / 2);
        }
        played.recovered = playout.statistics().recoveredSamples();
        played.concealed = playout.statistics().concealedSamples();
        return played;
    }

    private static void offer(Playout playout, int frame, List<byte[]> packets, long nowNanos) {
        byte[] packet = packets.get(frame);
        playout.offer(frame, frame * FRAME, frame == 0, PAYLOAD_TYPE, packet, 0, packet.length, nowNanos);
    }

    /// A voice: pulses through two resonances, whose pitch and loudness move.
    private static List<int[]> speech() {
        Random random = new Random(11);
        List<int[]> frames = new ArrayList<>();
        double phase = 0;
        double a1 = 0;
        double a2 = 0;
        for (int f = 0; f < FRAMES; f++) {
            int[] frame = new int[FRAME];
            double pitchHz = 110 + 30 * Math.sin(f / 17.0);
            double loudness = 3_000 + 2_000 * Math.sin(f / 9.0);
            for (int i = 0; i < FRAME; i++) {
                phase += pitchHz / RATE_HZ;
                double pulse = phase >= 1 ? loudness * 4 : random.nextGaussian() * 4;
                phase -= Math.floor(phase);
                double out = pulse + 1.985 * a1 - 0.99 * a2;
                a2 = a1;
                a1 = out;
                frame[i] = (int) Math.clamp(out * 0.15, -32_768, 32_767);
            }
            frames.add(frame);
        }
        return frames;
    }

    private static double distanceDb(int[] clean, int[] other) {
        double signal = 1;
        double error = 1;
        for (int i = RATE_HZ; i < clean.length; i++) {
            signal += (double) clean[i] * clean[i];
            double d = clean[i] - other[i];
            error += d * d;
        }
        return 10 * Math.log10(error / signal);
    }

    private static int steepest(int[] samples) {
        int steepest = 0;
        for (int i = RATE_HZ; i < samples.length; i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        return steepest;
    }
}
