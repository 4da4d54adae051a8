package tutti.rtp.source;

/// One SSRC as it arrives: its sequence, its jitter, when it was last heard.
final class SourceStream {
    final SequenceTracker sequence = new SequenceTracker();
    final InterarrivalJitter jitter;
    int ssrc;
    long lastArrivalNanos;

    SourceStream(int rtpClockHz) {
        jitter = new InterarrivalJitter(rtpClockHz);
    }

    void begin(int ssrc, int firstSequence) {
        this.ssrc = ssrc;
        sequence.begin(firstSequence);
        jitter.begin();
    }

    SequenceTracker.Step onPacket(int packetSequence, int rtpTimestamp, long arrivalNanos) {
        lastArrivalNanos = arrivalNanos;
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
