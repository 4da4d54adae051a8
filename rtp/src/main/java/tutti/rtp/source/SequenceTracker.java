package tutti.rtp.source;

/// The sequence numbers of one SSRC: whether they are those of a stream, how many are missing.
///
/// ```
///            2 in sequence                     jump > MAX_DROPOUT or back > MAX_MISORDER
/// PROBATION ───────────────► VALID ──────────────────────────────► (packet held, JUMPED)
///     ▲ gap: begin again       ▲                                          │ the one after it: RESTARTED
///     └──                      └──────────────────────────────────────────┘
/// ```
/// Differs from A.1 in one point: the packets of the probation count as received, because here they are played.
/// Thread: one owner. Allocates nothing. Source: RFC 3550 A.1, A.3.
final class SequenceTracker {
    static final int MIN_SEQUENTIAL = 2;
    static final int MAX_DROPOUT = 3000;
    static final int MAX_MISORDER = 100;

    private static final int MODULUS = 1 << 16;
    private static final int NO_BAD_SEQUENCE = -1;

    /// What one packet was.
    enum Step {
        HELD,
        VALIDATED,
        IN_ORDER,
        REORDERED,
        DUPLICATE,
        JUMPED,
        RESTARTED
    }

    private final ReceivedWindow window = new ReceivedWindow();
    private int probation = MIN_SEQUENTIAL;
    private int maxSequence;
    private long cycles;
    private long baseExtended;
    private int badSequence = NO_BAD_SEQUENCE;
    private long extendedSequence;
    private long received;
    private long duplicates;
    private long expectedPrior;
    private long receivedPrior;
    private long lostBeforeRestart;

    /// Starts over in probation; the packet with `sequence` comes next.
    void begin(int sequence) {
        probation = MIN_SEQUENTIAL;
        maxSequence = (sequence - 1) & 0xFFFF;
        lostBeforeRestart = 0;
        received = 0;
        duplicates = 0;
    }

    Step onPacket(int sequence) {
        if (probation > 0) {
            return inProbation(sequence);
        }
        int ahead = (sequence - maxSequence) & 0xFFFF;
        if (ahead > 0 && ahead < MAX_DROPOUT) {
            return inOrder(sequence, ahead);
        }
        if (ahead == 0 || ahead > MODULUS - MAX_MISORDER) {
            return late(sequence);
        }
        if (sequence == badSequence) {
            lostBeforeRestart += lostWithoutDuplicates();
            startRun(sequence);
            return Step.RESTARTED;
        }
        badSequence = (sequence + 1) & 0xFFFF;
        return Step.JUMPED;
    }

    private Step inProbation(int sequence) {
        boolean inSequence = sequence == ((maxSequence + 1) & 0xFFFF);
        maxSequence = sequence;
        probation = inSequence ? probation - 1 : MIN_SEQUENTIAL - 1;
        if (probation > 0) {
            return Step.HELD;
        }
        startRun(sequence);
        return Step.VALIDATED;
    }

    // The run began with the packet before this one, which the caller has kept.
    private void startRun(int sequence) {
        maxSequence = sequence;
        cycles = MODULUS;
        badSequence = NO_BAD_SEQUENCE;
        extendedSequence = cycles + sequence;
        baseExtended = extendedSequence - (MIN_SEQUENTIAL - 1);
        received = MIN_SEQUENTIAL;
        duplicates = 0;
        expectedPrior = 0;
        receivedPrior = 0;
        window.clear();
        window.mark(baseExtended);
        window.mark(extendedSequence);
    }

    private Step inOrder(int sequence, int ahead) {
        long newest = cycles + maxSequence;
        if (sequence < maxSequence) {
            cycles += MODULUS;
        }
        maxSequence = sequence;
        extendedSequence = newest + ahead;
        badSequence = NO_BAD_SEQUENCE;
        received++;
        window.advance(newest, extendedSequence);
        window.mark(extendedSequence);
        return Step.IN_ORDER;
    }

    private Step late(int sequence) {
        extendedSequence = cycles + maxSequence - ((maxSequence - sequence) & 0xFFFF);
        received++;
        if (window.has(extendedSequence)) {
            duplicates++;
            return Step.DUPLICATE;
        }
        window.mark(extendedSequence);
        return Step.REORDERED;
    }

    boolean validated() {
        return probation == 0;
    }

    /// The last packet's number, unwrapped: 65536 · cycles + sequence, where the first cycle is 1.
    long extendedSequence() {
        return extendedSequence;
    }

    /// Highest number received, as a report block carries it: 16 bits of cycles, 16 of sequence.
    int extendedHighestForReport() {
        return (int) (cycles - MODULUS + maxSequence);
    }

    long expected() {
        return cycles + maxSequence - baseExtended + 1;
    }

    /// Received in this run, late and duplicate ones included (A.3).
    long received() {
        return received;
    }

    long receivedSinceReport() {
        return received - receivedPrior;
    }

    /// Missing over the whole life of the SSRC, restarts included; duplicates do not make up for losses.
    long lost() {
        return lostBeforeRestart + lostWithoutDuplicates();
    }

    private long lostWithoutDuplicates() {
        return Math.max(0, expected() - (received - duplicates));
    }

    /// Fraction lost since the last call, in 1/256 (A.3).
    int takeFractionLost() {
        long expectedInterval = expected() - expectedPrior;
        long lostInterval = expectedInterval - (received - receivedPrior);
        expectedPrior = expected();
        receivedPrior = received;
        if (expectedInterval <= 0 || lostInterval <= 0) {
            return 0;
        }
        return (int) Math.min(255, (lostInterval << 8) / expectedInterval);
    }
}
