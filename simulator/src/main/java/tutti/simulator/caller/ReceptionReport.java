package tutti.simulator.caller;

/// How well one stream arrived since counting began. All counts are of packets unless they say otherwise.
///
/// @param packets valid RTP packets of the stream
/// @param lost sequence numbers that were left out
/// @param repeated sequence numbers not higher than one before
/// @param timestampJumps packets whose timestamp was not the one before plus its samples: a gap or a repeat
/// in time
/// @param ssrcChanges how often the stream became another one
/// @param late packets more than [#LATE_NANOS] behind the earliest course of the stream, the most punctual
/// packet so far; stalls of the reading thread count too, see [GeneratorReport]
/// @param foreign datagrams that were no RTP of the negotiated payload type, or not from the peer
/// @param refused datagrams that an encrypted caller did not let in: in the clear, or not made with his peer's key
public record ReceptionReport(
        long packets,
        long lost,
        long repeated,
        long timestampJumps,
        long ssrcChanges,
        long late,
        long foreign,
        long refused) {
    public static final long LATE_NANOS = 5_000_000;

    public static final ReceptionReport NOTHING = new ReceptionReport(0, 0, 0, 0, 0, 0, 0, 0);

    /// Both together.
    public ReceptionReport plus(ReceptionReport other) {
        return new ReceptionReport(
                packets + other.packets,
                lost + other.lost,
                repeated + other.repeated,
                timestampJumps + other.timestampJumps,
                ssrcChanges + other.ssrcChanges,
                late + other.late,
                foreign + other.foreign,
                refused + other.refused);
    }

    /// Whether sequence numbers and timestamps ran on without a gap, a repeat or a change of stream.
    public boolean seamless() {
        return seamlessButForJumps(0);
    }

    /// The same if timestamps may have jumped up to `most` times: so often can a sender have left out frames.
    public boolean seamlessButForJumps(long most) {
        return lost == 0 && repeated == 0 && timestampJumps <= most && ssrcChanges == 0;
    }
}
