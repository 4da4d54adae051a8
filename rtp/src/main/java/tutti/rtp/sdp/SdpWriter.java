package tutti.rtp.sdp;

import java.util.List;

/// Writes a description in the order of RFC 8866 §5.
final class SdpWriter {
    private static final String CRLF = "\r\n";

    private final StringBuilder out = new StringBuilder(512);

    private SdpWriter() {}

    static String write(SessionDescription session) {
        SdpWriter writer = new SdpWriter();
        writer.session(session);
        session.media().forEach(writer::media);
        return writer.out.toString();
    }

    private void session(SessionDescription session) {
        Origin o = session.origin();
        line('v', "0");
        line(
                'o',
                String.join(
                        " ",
                        o.username(),
                        o.sessionId(),
                        o.sessionVersion(),
                        o.networkType(),
                        o.addressType(),
                        o.address()));
        line('s', session.sessionName());
        others(session.otherLines(), "iuep");
        session.connections().forEach(c -> line('c', c.toLineValue()));
        others(session.otherLines(), "b");
        if (session.timing().isEmpty()) {
            line('t', "0 0");
        }
        session.timing().forEach(t -> line(t.type(), t.value()));
        rest(session.otherLines(), "iuepb");
        session.attributes().forEach(this::attribute);
    }

    private void media(MediaDescription media) {
        StringBuilder value = new StringBuilder(media.media()).append(' ').append(media.port());
        if (media.portCount() != 1) {
            value.append('/').append(media.portCount());
        }
        value.append(' ').append(media.protocol());
        media.formats().forEach(format -> value.append(' ').append(format));
        line('m', value.toString());
        others(media.otherLines(), "i");
        media.connections().forEach(c -> line('c', c.toLineValue()));
        others(media.otherLines(), "b");
        rest(media.otherLines(), "ib");
        media.attributes().forEach(this::attribute);
    }

    private void attribute(Attribute attribute) {
        line('a', attribute.value().isEmpty() ? attribute.name() : attribute.name() + ":" + attribute.value());
    }

    private void others(List<SdpLine> lines, String types) {
        for (int i = 0; i < types.length(); i++) {
            char type = types.charAt(i);
            lines.stream().filter(l -> l.type() == type).forEach(l -> line(type, l.value()));
        }
    }

    private void rest(List<SdpLine> lines, String typesWritten) {
        lines.stream().filter(l -> typesWritten.indexOf(l.type()) < 0).forEach(l -> line(l.type(), l.value()));
    }

    private void line(char type, String value) {
        out.append(type).append('=').append(value).append(CRLF);
    }
}
