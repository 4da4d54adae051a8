package tutti.audio.tone;

import java.util.List;
import tutti.audio.tone.Cadence.Element;

/// Plays elements one after the other, sample by sample exact.
///
/// All boundaries are computed from the beginning of the sequence, in milliseconds, and never added up in
/// samples: nothing drifts at rates of which a millisecond is no whole number of samples.
final class BurstSequence {
    private static final int MILLIS_PER_SECOND = 1000;

    private final Element[] elements;
    private final Burst[] bursts;
    private final int sampleRateHz;
    private long playsLeft;
    private int index;
    private long position;
    private long elementMillis;
    private long elementStart;
    private long onEnd;
    private long elementEnd;

    BurstSequence(List<Element> elements, int plays, int sampleRateHz, double edgeMillis) {
        this.elements = elements.toArray(new Element[0]);
        this.sampleRateHz = sampleRateHz;
        playsLeft = elements.isEmpty() ? 0 : plays;
        int edgeSamples = (int) StrictMath.rint(edgeMillis * sampleRateHz / MILLIS_PER_SECOND);
        bursts = new Burst[this.elements.length];
        for (int i = 0; i < bursts.length; i++) {
            Element element = this.elements[i];
            bursts[i] = new Burst(element, sampleRateHz, edgeSamples, samplesAt(element.onMillis()));
        }
        if (playsLeft > 0) {
            begin();
        }
    }

    private long samplesAt(long millis) {
        return millis * sampleRateHz / MILLIS_PER_SECOND;
    }

    private void begin() {
        Element element = elements[index];
        elementStart = position;
        if (element.isForever()) {
            onEnd = Long.MAX_VALUE;
            elementEnd = Long.MAX_VALUE;
            return;
        }
        onEnd = samplesAt(elementMillis + element.onMillis());
        elementMillis += element.onMillis() + (long) element.offMillis();
        elementEnd = samplesAt(elementMillis);
    }

    boolean isDone() {
        return playsLeft == 0;
    }

    long position() {
        return position;
    }

    /// Fills `samples[offset…offset+count)` and returns how many of them belong to the sequence; the rest
    /// is 0.
    int generate(int[] samples, int offset, int count) {
        int done = 0;
        while (done < count && !isDone()) {
            done += generateStretch(samples, offset + done, count - done);
            if (position == elementEnd) {
                next();
            }
        }
        silence(samples, offset + done, count - done);
        return done;
    }

    private int generateStretch(int[] samples, int offset, int count) {
        boolean sounds = position < onEnd;
        int stretch = (int) Math.min(count, (sounds ? onEnd : elementEnd) - position);
        if (sounds) {
            bursts[index].generate(samples, offset, stretch, position - elementStart, onEnd - position);
        } else {
            silence(samples, offset, stretch);
        }
        position += stretch;
        return stretch;
    }

    private static void silence(int[] samples, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            samples[i] = 0;
        }
    }

    private void next() {
        index++;
        if (index == elements.length) {
            index = 0;
            if (playsLeft != Cadence.ENDLESS) {
                playsLeft--;
            }
        }
        if (!isDone()) {
            begin();
        }
    }
}
