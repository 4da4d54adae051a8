package tutti.rtp.source;

/// One SSRC as it arrives: its sequence, its jitter, when it was last heard.
final class SourceStream {
    final SequenceTracker sequence = new SequenceTracker();
    final InterarrivalJitter jitter;
    int ssrc;
    long lastArrivalNanos;
    int packetsSincePresent;
    private boolean begun;

    SourceStream(int rtpClockHz) {
        jitter = new InterarrivalJitter(rtpClockHz);
    }

    void begin(int ssrc, int firstSequence) {
        this.ssrc = ssrc;
        begun = true;
        packetsSincePresent = 0;
        sequence.begin(firstSequence);
        jitter.begin();
    }

    void forget() {
        begun = false;
    }

    boolean begun() {
        return begun;
    }

    boolean isOf(int ssrc) {
        return begun && this.ssrc == ssrc;
    }

    SequenceTracker.Step onPacket(int packetSequence, int rtpTimestamp, long arrivalNanos) {
        lastArrivalNanos = arrivalNanos;
        packetsSincePresent++;
        SequenceTracker.Step step = sequence.onPacket(packetSequence);
        switch (step) {
            case HELD, VALIDATED, IN_ORDER, REORDERED -> jitter.onPacket(arrivalNanos, rtpTimestamp);
            case RESTARTED -> jitter.rebase();
            case DUPLICATE, JUMPED -> {
                // Neither tells when a packet of this stream was due.
            }
        }
        return step;
    }
}
