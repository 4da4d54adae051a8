package tutti.rtp.source;

import tutti.rtp.packet.RtpPacket;

/// The remote side of one RTP leg: validates who sends, numbers the packets, keeps the reception figures.
///
/// ```
/// wrap ─► address lock ─► accept ─┬─ ACCEPTED, RESTARTED, SOURCE_TAKEN ─► jitter buffer, at packetExtendedSequence
///                                 ├─ PROBATION ─► keep this one packet, in place of any kept before
///                                 └─ DUPLICATE, OWN_SSRC ─► drop
/// ```
/// No first syllable is lost to the probation: when `SOURCE_TAKEN` or `RESTARTED` comes, the kept packet belongs to
/// the stream if it has the same SSRC and the sequence number just before. With either verdict the extended sequence
/// begins anew, so the jitter buffer does as well.
///
/// Thread: processor. Allocates nothing after construction. Source: RFC 3550 §6.4.1, §8.2, A.1, A.3, A.8.
public final class RtpSource {
    /// What to do with a packet.
    public enum Verdict {
        /// The present source sent it for the first time; perhaps late.
        ACCEPTED,
        /// First packet of a source that is now the present one.
        SOURCE_TAKEN,
        /// The present source goes on at other sequence numbers.
        RESTARTED,
        /// Not of a valid stream yet; keep it, it may turn out to be.
        PROBATION,
        /// Came before.
        DUPLICATE,
        /// Carries our own SSRC: a loop or a collision; take another SSRC if it is not our own packet.
        OWN_SSRC
    }

    private final Successor successor = new Successor();
    private final Candidates candidates;
    private SourceStream present;
    private boolean hasPresent;
    private int ownSsrc;
    private long packets;
    private long duplicates;
    private long reordered;
    private long lostBefore;
    private long ssrcChanges;
    private long restarts;
    private long otherSsrcPackets;
    private long ownSsrcPackets;

    /// `ownSsrc` is that of the leg's writer; `rtpClockHz` is the audio codec's RTP clock (8000 for G.722).
    public RtpSource(int rtpClockHz, int ownSsrc) {
        if (rtpClockHz <= 0) {
            throw new IllegalArgumentException("Give the codec's RTP clock in Hz, not " + rtpClockHz);
        }
        this.ownSsrc = ownSsrc;
        present = new SourceStream(rtpClockHz);
        candidates = new Candidates(rtpClockHz);
    }

    /// Takes one packet that came from the locked address; `arrivalNanos` is monotonic, stamped at the socket.
    public Verdict accept(RtpPacket packet, long arrivalNanos) {
        int ssrc = packet.ssrc();
        if (ssrc == ownSsrc) {
            ownSsrcPackets++;
            return Verdict.OWN_SSRC;
        }
        if (hasPresent && ssrc == present.ssrc) {
            candidates.onPresent();
            return ofPresent(present.onPacket(packet.sequence(), packet.rtpTimestamp(), arrivalNanos));
        }
        return ofOther(packet, ssrc, arrivalNanos);
    }

    private Verdict ofPresent(SequenceTracker.Step step) {
        return switch (step) {
            case IN_ORDER -> accepted();
            case REORDERED -> {
                reordered++;
                yield accepted();
            }
            case RESTARTED -> {
                restarts++;
                packets += SequenceTracker.MIN_SEQUENTIAL;
                yield Verdict.RESTARTED;
            }
            case DUPLICATE -> {
                duplicates++;
                yield Verdict.DUPLICATE;
            }
            case HELD, VALIDATED, JUMPED -> Verdict.PROBATION;
        };
    }

    private Verdict accepted() {
        packets++;
        return Verdict.ACCEPTED;
    }

    private Verdict ofOther(RtpPacket packet, int ssrc, long arrivalNanos) {
        otherSsrcPackets++;
        SourceStream candidate = candidates.of(ssrc, packet.sequence(), arrivalNanos, hasPresent);
        SequenceTracker.Step step = candidate.onPacket(packet.sequence(), packet.rtpTimestamp(), arrivalNanos);
        boolean takesOver = successor.onCandidate(candidate, arrivalNanos);
        return switch (step) {
            case VALIDATED, IN_ORDER, RESTARTED -> takesOver ? take() : Verdict.PROBATION;
            case HELD, JUMPED, REORDERED -> Verdict.PROBATION;
            case DUPLICATE -> Verdict.DUPLICATE;
        };
    }

    private Verdict take() {
        if (hasPresent) {
            ssrcChanges++;
            lostBefore += present.sequence.lost();
            successor.displace(present);
        }
        present = candidates.exchange(present);
        hasPresent = true;
        packets += SequenceTracker.MIN_SEQUENTIAL;
        return Verdict.SOURCE_TAKEN;
    }

    /// The extended sequence number of the packet last given to [#accept], if it was taken.
    public long packetExtendedSequence() {
        return present.sequence.extendedSequence();
    }

    /// Whether a source is valid; [#ssrc()] means something only then.
    public boolean valid() {
        return hasPresent;
    }

    /// The present source.
    public int ssrc() {
        return present.ssrc;
    }

    /// Tells of our new SSRC after a collision.
    public void changeOwnSsrc(int ownSsrc) {
        this.ownSsrc = ownSsrc;
    }

    /// Tells of another RTP clock after a change of codec; jitter is converted, not lost.
    public void changeClock(int rtpClockHz) {
        if (rtpClockHz <= 0) {
            throw new IllegalArgumentException("Give the codec's RTP clock in Hz, not " + rtpClockHz);
        }
        present.jitter.changeClock(rtpClockHz);
        candidates.changeClock(rtpClockHz);
    }

    /// Whether the present source sent anything since [#takeFractionLost()], which decides on a report block
    /// (§6.4).
    public boolean heardSinceReport() {
        return hasPresent && present.sequence.receivedSinceReport() > 0;
    }

    /// Fraction lost since the last call, in 1/256; to be called once per report.
    public int takeFractionLost() {
        return present.sequence.takeFractionLost();
    }

    /// Packets lost by the present SSRC as a report block counts them: duplicates make it smaller, it may be
    /// negative.
    public long cumulativeLost() {
        return present.sequence.expected() - present.sequence.received();
    }

    /// Highest sequence number of the present SSRC with its cycles, as a report block carries it.
    public int extendedHighestSequence() {
        return present.sequence.extendedHighestForReport();
    }

    /// Interarrival jitter of the present SSRC, in RTP ticks.
    public int jitterRtpTicks() {
        return present.jitter.jitterRtpTicks();
    }

    /// A snapshot of all counts; allocates, so not per packet.
    public ReceptionStatistics statistics() {
        return new ReceptionStatistics(
                packets,
                lostBefore + (hasPresent ? present.sequence.lost() : 0),
                duplicates,
                reordered,
                jitterRtpTicks(),
                ssrcChanges,
                restarts,
                otherSsrcPackets,
                candidates.replaced(),
                ownSsrcPackets);
    }
}
