package tutti.simulator.script.source;

import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.FrameSource;

/// Four chords, half a second each: C major, A minor, F major, G major, below 600 Hz.
final class MusicSource implements FrameSource {
    private static final double[][] CHORDS_HZ = {
        {261.63, 329.63, 392.00}, {220.00, 329.63, 523.25}, {261.63, 349.23, 440.00}, {246.94, 392.00, 587.33},
    };
    private static final double ONE_OF_THREE_DB = -10 * StrictMath.log10(3);

    private final ToneGenerator[] chords = new ToneGenerator[CHORDS_HZ.length];
    private final int chordSamples;
    private final Edges edges;
    private long position;

    MusicSource(double levelDbov, int sampleRateHz) {
        chordSamples = sampleRateHz / 2;
        edges = new Edges(sampleRateHz);
        for (int i = 0; i < chords.length; i++) {
            Tone[] tones = new Tone[CHORDS_HZ[i].length];
            for (int note = 0; note < tones.length; note++) {
                tones[note] = Tone.ofDbov(CHORDS_HZ[i][note], levelDbov + ONE_OF_THREE_DB);
            }
            chords[i] = new ToneGenerator(sampleRateHz, tones);
        }
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        for (int i = 0; i < count; i++, position++) {
            int within = (int) (position % chordSamples);
            int chord = (int) (position / chordSamples % chords.length);
            chords[chord].generate(samples, i, 1);
            samples[i] = edges.apply(samples[i], Math.min(within, chordSamples - 1 - within));
        }
        return true;
    }
}
