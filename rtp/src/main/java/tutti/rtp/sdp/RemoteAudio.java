package tutti.rtp.sdp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the peer says in one audio line, session-level defaults applied; `direction` is the peer's.
record RemoteAudio(
        MediaAddress rtp,
        MediaAddress rtcp,
        boolean rtcpMux,
        Direction direction,
        int ptimeMillis,
        OptionalInt maxPtimeMillis,
        List<Format> formats) {
    static final int PTIME_MILLIS_DEFAULT = 20;
    static final int PTIME_MILLIS_MIN = 10;
    static final int PTIME_MILLIS_MAX = 60;
    /// Codec frames are multiples of this.
    static final int PTIME_MILLIS_STEP = 10;

    /// Bound while reading; larger values are as good as none.
    private static final int PTIME_MILLIS_READ_MAX = 10_000;

    static RemoteAudio read(
            SessionDescription session, MediaDescription media, ConnectionAddress connection, List<Format> formats) {
        MediaAddress rtp = new MediaAddress(connection.host(), media.port());
        boolean rtcpMux = media.attribute("rtcp-mux").isPresent();
        return new RemoteAudio(
                rtp,
                rtcpMux ? rtp : rtcpAddress(media, rtp),
                rtcpMux,
                direction(session, media),
                ptimeMillis(session, media),
                maxPtimeMillis(session, media),
                formats);
    }

    /// RTP's port plus one unless `a=rtcp` says otherwise. Source: RFC 3264 §5.1, RFC 3605 §2.1. Held by
    /// address means no RTCP either, wherever `a=rtcp` points (RFC 3264 §8.4).
    private static MediaAddress rtcpAddress(MediaDescription media, MediaAddress rtp) {
        int nextPort = rtp.port() == 0 || rtp.port() == MediaHeader.PORT_MAX ? 0 : rtp.port() + 1;
        MediaAddress usual = new MediaAddress(rtp.host(), nextPort);
        if (!rtp.reachable()) {
            return usual;
        }
        Fields.Split split = Fields.splitAtBlank(media.attribute("rtcp").orElse(""));
        OptionalInt port = Fields.number(split.head(), MediaHeader.PORT_MAX);
        if (port.isEmpty()) {
            return usual;
        }
        String host = ConnectionAddress.parse(split.tail())
                .map(ConnectionAddress::host)
                .filter(h -> !HostKind.isGroup(h))
                .orElse(rtp.host());
        return new MediaAddress(host, port.getAsInt());
    }

    private static Direction direction(SessionDescription session, MediaDescription media) {
        return firstDirection(media.attributes())
                .or(() -> firstDirection(session.attributes()))
                .orElse(Direction.SENDRECV);
    }

    private static Optional<Direction> firstDirection(List<Attribute> attributes) {
        return attributes.stream()
                .map(Direction::ofAttribute)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static OptionalInt maxPtimeMillis(SessionDescription session, MediaDescription media) {
        int millis = millis(session, media, "maxptime", 0);
        return millis == 0 ? OptionalInt.empty() : OptionalInt.of(millis);
    }

    private static int ptimeMillis(SessionDescription session, MediaDescription media) {
        int wanted = millis(session, media, "ptime", PTIME_MILLIS_DEFAULT);
        int most = millis(session, media, "maxptime", PTIME_MILLIS_MAX);
        int within = Math.clamp(Math.min(wanted, most), PTIME_MILLIS_MIN, PTIME_MILLIS_MAX);
        return within - within % PTIME_MILLIS_STEP;
    }

    private static int millis(SessionDescription session, MediaDescription media, String name, int otherwise) {
        int millis = session.inherited(media, name)
                .map(v -> Fields.number(v, PTIME_MILLIS_READ_MAX).orElse(0))
                .orElse(0);
        return millis == 0 ? otherwise : millis;
    }
}
