package tutti.server.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tutti.server.config.Choice;
import tutti.server.config.MediaSettings;
import tutti.server.playout.AudioDecoder;

class SteadySilenceTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAME = 960;

    private final SteadySilence silence = new SteadySilence();

    @Test
    void believesSilenceThatCameOftenEnough() {
        byte[] packet = {8, 1, 2};
        for (int i = 0; i <= SteadySilence.KNOWN_MIN; i++) {
            assertThat(silence.goesOn(packet, 0, 3)).isFalse();
            silence.decoded(packet, 0, 3, new int[FRAME], FRAME);
        }
        assertThat(silence.goesOn(packet, 0, 3)).isTrue();
        assertThat(silence.samples()).isEqualTo(FRAME);
        assertThat(silence.goesOn(new byte[] {8, 1, 3}, 0, 3)).isFalse();
        assertThat(silence.goesOn(packet, 0, 2)).isFalse();
    }

    @Test
    void believesNothingThatSounded() {
        byte[] packet = {8, 1, 2};
        int[] sound = new int[FRAME];
        sound[FRAME - 1] = SteadySilence.NOISE_PEAK + 1;
        for (int i = 0; i < 3 * SteadySilence.KNOWN_MIN; i++) silence.decoded(packet, 0, 3, sound.clone(), FRAME);
        assertThat(silence.goesOn(packet, 0, 3)).isFalse();
    }

    @Test
    void aMutedOpusCallerIsSilenceAndIsHeardAtOnceWhenHeSpeaks() {
        OpusAvailability found = OpusNatives.find();
        assumeTrue(found instanceof OpusAvailability.Available, found::toString);
        if (!(found instanceof OpusAvailability.Available available)) return;
        AudioCodec codec = CodecCatalogue.opus(
                available.library(), new MediaSettings.Opus(5, 32_000, false, Choice.AUTO, Optional.empty()));
        EncoderKind kind = codec.encoderKind(RATE_HZ, EncodingWishes.NONE);
        AudioEncoder encoder = kind.create();
        AudioDecoder decoder = codec.decoder(RATE_HZ);
        byte[] payload = new byte[kind.payloadOctetsMax()];
        int[] heard = new int[FRAME];
        int[] samples = new int[FRAME];
        int[] zeros = new int[FRAME];
        for (int frame = 0; frame < 200; frame++) {
            int octets = encoder.encode(zeros, FRAME, payload, 0);
            assertThat(decoder.decode(payload, 0, octets, heard, 0)).isEqualTo(FRAME);
            if (frame > 100) {
                assertThat(heard).containsOnly(0);
                silence.decoded(payload, 0, octets, heard, FRAME);
            }
        }
        assertThat(silence.goesOn(payload, 0, encoder.encode(zeros, FRAME, payload, 0)))
                .as("the encoder repeats itself")
                .isTrue();
        int loudest = 0;
        for (int frame = 0; frame < 5; frame++) {
            for (int i = 0; i < FRAME; i++) samples[i] = (int) (8_000 * Math.sin((frame * FRAME + i) * 0.05));
            decoder.decode(payload, 0, encoder.encode(samples, FRAME, payload, 0), heard, 0);
            for (int sample : heard) loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(loudest).isGreaterThan(6_000);
        encoder.close();
        decoder.close();
    }
}
