package tutti.audio.tempo;

/// One passage from a place of the line to another that sounds like it.
///
/// ```
///   lag > 0, faster   │  A  │  B  │ C …    A fades into B: one lag is played, two are used
///                      ╲___╱
///   lag < 0, slower   h │  A  │ B …        A fades into h, played before: one lag is played, none is used
///                      ╲_╱
/// ```
/// The fade is as long as the lag. What is equal in both keeps its level in a fade of constant sum, what
/// has nothing in common would lose 3 dB in its middle: so the sum is raised by what the likeness of both
/// says it has lost.
final class Splice {
    private int lag;
    private int length;
    private int done;
    private double unlikeness;

    boolean isUnderWay() {
        return done < length;
    }

    void begin(int newLag, double likeness) {
        lag = newLag;
        length = Math.abs(newLag);
        done = 0;
        unlikeness = 1 - likeness;
    }

    void cancel() {
        done = length;
    }

    /// Samples of the line that the whole of it uses.
    int used() {
        return length + lag;
    }

    int left() {
        return length - done;
    }

    /// Samples of the line that what has been played of it stands for.
    int usedSoFar() {
        return (int) ((long) used() * done / Math.max(1, length));
    }

    /// Plays up to `count` samples of it, from `line[position…]` to there plus the lag; returns how many.
    int play(int[] line, int position, int[] samples, int offset, int count) {
        int played = Math.min(count, left());
        int from = position + done;
        for (int i = 0; i < played; i++) {
            double weight = (done + i + 1.0) / (length + 1);
            int old = line[from + i];
            double sum = old + (line[from + i + lag] - old) * weight;
            double lost = 1 - 2 * weight * (1 - weight) * unlikeness;
            samples[offset + i] = (int) Math.clamp(Math.rint(sum / Math.sqrt(lost)), -32768, 32767);
        }
        done += played;
        return played;
    }
}
