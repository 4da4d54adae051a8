package tutti.rtp.srtp;

/// The sources a peer has sent authentic packets from, at most `limit`; none is ever forgotten, since its
/// packets could be replayed then.
final class SrtpSources {
    /// Stands for a source not heard yet. Never noted in.
    private static final SrtpSource NEWCOMER = new SrtpSource(0);

    private final SrtpSource[] sources;
    private int count;
    private SrtpSource newest = NEWCOMER;

    SrtpSources(int limit) {
        sources = new SrtpSource[limit];
    }

    /// The source of `ssrc`, or one that has seen nothing.
    SrtpSource find(int ssrc) {
        if (newest.ssrc == ssrc && newest != NEWCOMER) {
            return newest;
        }
        for (int i = 0; i < count; i++) {
            if (sources[i].ssrc == ssrc) {
                newest = sources[i];
                return newest;
            }
        }
        return NEWCOMER;
    }

    boolean hasRoomFor(SrtpSource source) {
        return source != NEWCOMER || count < sources.length;
    }

    /// `found`, or what stands for `ssrc` from now on.
    SrtpSource keep(SrtpSource found, int ssrc) {
        if (found != NEWCOMER) {
            return found;
        }
        SrtpSource kept = new SrtpSource(ssrc);
        newest = kept;
        sources[count++] = kept;
        return kept;
    }
}
