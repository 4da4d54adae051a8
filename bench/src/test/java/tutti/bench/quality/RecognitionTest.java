package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecognitionTest {
    private final EncodedSpeech speech = Coding.muLaw().speech(0);

    private Heard later(int samples) {
        Heard heard = new Heard(speech.decoded, speech.sampleRateHz);
        System.arraycopy(speech.decoded, 0, heard.samples, samples, speech.decoded.length - samples);
        return heard;
    }

    @Test
    void findsHowMuchLaterSomethingIsHeardToTheSample() {
        assertThat(Recognition.of(later(1_001)).lagMillis(100)).isEqualTo(1_001 / 8.0);
        assertThat(new SpeechJudge(later(1_001)).spectralDb()).isGreaterThan(1);
    }

    @Test
    void whatIsLateIsNoWorseOnceItIsRecognised() {
        Heard heard = later(800);
        Recognition.of(heard);
        assertThat(new SpeechJudge(heard).spectralDb(100, speech.frames())).isCloseTo(0, within(0.05));
    }

    @Test
    void whatIsMadeUpContinuesTheFrameBefore() {
        Heard heard = later(0);
        int tick = 0;
        while (!heard.isSpeech(tick * speech.frameSamples)) tick++;
        for (int i = 0; i < speech.frameSamples; i++)
            heard.samples[tick * speech.frameSamples + i] = i % 7 * 1000 - 3000;
        Recognition.of(heard);
        assertThat(heard.spokenAt[tick]).isEqualTo(tick * speech.frameSamples);
    }
}
