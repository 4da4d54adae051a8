package tutti.server.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusSettings;
import tutti.rtp.sdp.Codec;
import tutti.server.config.CodecName;
import tutti.server.config.MediaSettings;

/// What is offered and taken, in our order of preference.
///
/// Immutable. Thread: any.
public final class CodecCatalogue {
    public static final AudioCodec PCMU = G711Codec.PCMU;
    public static final AudioCodec PCMA = G711Codec.PCMA;
    public static final AudioCodec G722 = new G722Codec(Codec.G722);
    public static final AudioCodec L16 = new L16Codec(Codec.L16_16000);

    private static final int OPUS_RATE_HZ = 48_000;

    private final List<AudioCodec> codecs;
    private final List<Codec> offered;

    /// Fails with an [IllegalArgumentException] if `codecs` is empty.
    public CodecCatalogue(List<AudioCodec> codecs) {
        if (codecs.isEmpty()) throw new IllegalArgumentException("Name at least one codec.");
        this.codecs = List.copyOf(codecs);
        List<Codec> rows = new ArrayList<>();
        codecs.forEach(codec -> rows.add(codec.sdp()));
        rows.add(Codec.COMFORT_NOISE_8000);
        if (hasClock(Codec.TELEPHONE_EVENT_48000.rtpClockHz())) rows.add(Codec.TELEPHONE_EVENT_48000);
        rows.add(Codec.TELEPHONE_EVENT_8000);
        offered = List.copyOf(rows);
    }

    /// G.711, which needs nothing that may be missing.
    public static CodecCatalogue telephone() {
        return new CodecCatalogue(List.of(PCMU, PCMA));
    }

    /// What `settings` name, in their order, without Opus where there is no library; G.711 if nothing is left.
    public static CodecCatalogue of(MediaSettings settings, OpusAvailability opus) {
        List<AudioCodec> codecs = settings.codecs().stream()
                .map(name -> named(name, settings.opus(), opus))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return codecs.isEmpty() ? telephone() : new CodecCatalogue(codecs);
    }

    private static Optional<AudioCodec> named(CodecName name, MediaSettings.Opus settings, OpusAvailability opus) {
        return switch (name) {
            case OPUS ->
                opus instanceof OpusAvailability.Available available
                        ? Optional.of(opus(available.library(), settings))
                        : Optional.empty();
            case G722 -> Optional.of(G722);
            case PCMU -> Optional.of(PCMU);
            case PCMA -> Optional.of(PCMA);
            case L16 -> Optional.of(L16);
        };
    }

    /// Opus as `settings` have it.
    public static AudioCodec opus(OpusLibrary library, MediaSettings.Opus settings) {
        OpusSettings encoder = OpusSettings.forRate(OPUS_RATE_HZ)
                .withBitrateBps(settings.bitrateBps())
                .withComplexity(settings.complexity())
                .withDiscontinuous(settings.dtx());
        return new OpusCodec(Codec.OPUS, library, encoder, settings.fec());
    }

    private boolean hasClock(int rtpClockHz) {
        return codecs.stream().anyMatch(codec -> codec.sdp().rtpClockHz() == rtpClockHz);
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
