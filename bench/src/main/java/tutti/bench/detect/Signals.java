package tutti.bench.detect;

import tutti.audio.tone.CadencePlayer;
import tutti.audio.tone.CallProgressTone;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.bench.signal.Dialling;
import tutti.bench.signal.Level;
import tutti.bench.signal.Noise;
import tutti.bench.signal.Speech;

/// What the stages listen to at one rate: loops of whole seconds, so that a tone has no seam.
record Signals(int sampleRateHz) {
    private static final int SECONDS = 8;
    private static final double SPEECH_DBM0 = -25;
    private static final double LINE_NOISE_DBM0 = -60;
    private static final long SEED = 20;

    int[] silence() {
        return new int[sampleRateHz];
    }

    int[] noise() {
        return Noise.white(SECONDS * sampleRateHz, SPEECH_DBM0, SEED);
    }

    int[] lineNoise() {
        return Noise.ofRoom(SECONDS * sampleRateHz, LINE_NOISE_DBM0, SEED);
    }

    /// On a line with its noise.
    int[] speech() {
        return Level.sum(Speech.samples(sampleRateHz, SECONDS, SPEECH_DBM0, SEED), lineNoise());
    }

    /// A digit that does not end.
    int[] digit() {
        return tone(Tone.ofDbm0(770, -10), Tone.ofDbm0(1336, -10));
    }

    int[] tone() {
        return tone(Tone.ofDbm0(1000, -10));
    }

    private int[] tone(Tone... tones) {
        int[] samples = new int[sampleRateHz];
        new ToneGenerator(sampleRateHz, tones).generate(samples, 0, samples.length);
        return samples;
    }

    /// All sixteen, 50 ms on and 50 to 70 ms off.
    int[] digits() {
        return Dialling.DEFAULT.dial(Dialling.KEYS, sampleRateHz, SEED).samples();
    }

    int[] busy() {
        int[] samples = new int[SECONDS * sampleRateHz];
        new CadencePlayer(CallProgressTone.EU_BUSY.cadence(), sampleRateHz).generate(samples, 0, samples.length);
        return samples;
    }
}
