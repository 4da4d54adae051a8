package tutti.rtp.srtp;

/// The sources a peer has sent authentic packets from, at most `limit`; none is ever forgotten, since its
/// packets could be replayed then.
///
/// Nearly every stream has one source all its life: that one is here from the beginning and asked first.
final class SrtpSources {
    /// Stands for a source not heard yet. Never noted in.
    private static final SrtpSource NEWCOMER = new SrtpSource();

    private final SrtpSource first = new SrtpSource();
    private SrtpSource newest = NEWCOMER;
    private int count;
    private final SrtpSource[] sources;

    SrtpSources(int limit) {
        sources = new SrtpSource[limit];
        sources[0] = first;
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

    /// See [SrtpReceiver#prefetch].
    long prefetch() {
        return newest.highest();
    }

    boolean hasRoomFor(SrtpSource source) {
        return source != NEWCOMER || count < sources.length;
    }

    /// `found`, or what stands for `ssrc` from now on.
    SrtpSource keep(SrtpSource found, int ssrc) {
        if (found != NEWCOMER) {
            return found;
        }
        SrtpSource kept = count == 0 ? first : new SrtpSource();
        kept.ssrc = ssrc;
        newest = kept;
        sources[count++] = kept;
        return kept;
    }
}
