package tutti.simulator.voice;

/// A stretch of a voice in which its tone sounds, in samples from the beginning of the loop.
public record Utterance(int startSample, int samples) {
    public int endSample() {
        return startSample + samples;
    }
}
