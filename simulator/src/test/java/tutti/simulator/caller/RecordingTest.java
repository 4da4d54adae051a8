package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.EncodingWishes;
import tutti.server.playout.AudioDecoder;
import tutti.simulator.voice.Voice;

class RecordingTest {
    private static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    private static final int FRAMES = 40;
    private static final AudioCodec CODEC = CodecCatalogue.G722;

    private final EncodedVoice voice = new EncodedVoice(noise(), CODEC.encoderKind(RATE_HZ, EncodingWishes.NONE));
    private final Recording recording = new Recording(CODEC, RATE_HZ, 2);
    private final byte[] payload = new byte[2 * FRAME];

    @Test
    void whatWasHeardInPiecesIsWhatADecoderMakesOfAll() {
        int[] expected = decoded(FRAMES);
        for (int frame = 0; frame < FRAMES; frame++) {
            keep(frame);
            if (frame % 7 == 3) {
                int samples = recording.sampleCount();
                assertThat(recording.samples(0, samples)).isEqualTo(Arrays.copyOf(expected, samples));
            }
        }
        recording.end();
        assertThat(recording.samples(0, FRAMES * FRAME)).isEqualTo(expected);
    }

    @Test
    void whoAsksAfterTheEndHearsAll() {
        for (int frame = 0; frame < FRAMES; frame++) keep(frame);
        recording.end();
        assertThat(recording.samples(0, FRAMES * FRAME)).isEqualTo(decoded(FRAMES));
    }

    @Test
    void aNewCodecBeginsWithThePacketThatComesNext() {
        int changed = 15;
        for (int frame = 0; frame < changed; frame++) keep(frame);
        recording.changeCodec(CodecCatalogue.L16);
        EncodedVoice linear = new EncodedVoice(noise(), CodecCatalogue.L16.encoderKind(RATE_HZ, EncodingWishes.NONE));
        for (int frame = changed; frame < FRAMES; frame++) keep(frame, linear);
        int[] heard = recording.samples(0, FRAMES * FRAME);
        assertThat(Arrays.copyOf(heard, changed * FRAME)).isEqualTo(decoded(changed));
        Voice said = noise();
        for (int i = changed * FRAME; i < heard.length; i++)
            assertThat(heard[i]).isEqualTo(said.sampleAt(i));
    }

    @Test
    void whatIsOutsideIsSilence() {
        keep(0);
        assertThat(recording.samples(-10, 10)).containsOnly(0);
        assertThat(recording.samples(FRAME, 10)).containsOnly(0);
    }

    private void keep(int frame) {
        keep(frame, voice);
    }

    private void keep(int frame, EncodedVoice spoken) {
        int octets = spoken.copyFrame(frame, payload, 0);
        recording.add((long) frame * FRAME, FRAME, payload, 0, octets, frame);
    }

    private int[] decoded(int frames) {
        AudioDecoder decoder = CODEC.decoder(RATE_HZ);
        int[] samples = new int[frames * FRAME];
        for (int frame = 0; frame < frames; frame++) {
            int octets = voice.copyFrame(frame, payload, 0);
            decoder.decode(payload, 0, octets, samples, frame * FRAME);
        }
        return samples;
    }

    private static Voice noise() {
        return Voice.of(new Random(7).ints(FRAMES * FRAME, -9_000, 9_000).toArray(), RATE_HZ);
    }
}
