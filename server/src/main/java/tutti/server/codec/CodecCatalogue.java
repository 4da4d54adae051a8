package tutti.server.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.rtp.sdp.Codec;

/// What is offered and taken, in our order of preference.
///
/// Immutable. Thread: any.
public final class CodecCatalogue {
    public static final AudioCodec PCMU = G711Codec.PCMU;
    public static final AudioCodec PCMA = G711Codec.PCMA;

    private final List<AudioCodec> codecs;
    private final List<Codec> offered;

    /// Fails with an [IllegalArgumentException] if `codecs` is empty.
    public CodecCatalogue(List<AudioCodec> codecs) {
        if (codecs.isEmpty()) throw new IllegalArgumentException("Name at least one codec.");
        this.codecs = List.copyOf(codecs);
        List<Codec> rows = new ArrayList<>();
        codecs.forEach(codec -> rows.add(codec.sdp()));
        rows.add(Codec.TELEPHONE_EVENT_8000);
        offered = List.copyOf(rows);
    }

    /// G.711, which needs nothing that may be missing.
    public static CodecCatalogue telephone() {
        return new CodecCatalogue(List.of(G711Codec.PCMU, G711Codec.PCMA));
    }

    /// The rows of our offers: codecs, comfort noise, telephone-events at each clock in use (RFC 4733 §2.1).
    public List<Codec> offered() {
        return offered;
    }

    /// Who encodes and decodes what SDP calls `codec`; empty for telephone-events and comfort noise.
    public Optional<AudioCodec> of(Codec codec) {
        return codecs.stream().filter(known -> known.sdp().equals(codec)).findFirst();
    }
}
