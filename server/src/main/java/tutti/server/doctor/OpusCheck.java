package tutti.server.doctor;

import java.util.List;
import tutti.server.codec.OpusAvailability;
import tutti.server.config.CodecName;

/// Whether Opus can be offered, where the settings want it.
final class OpusCheck {
    private OpusCheck() {}

    static Finding check(List<CodecName> codecs, OpusAvailability library) {
        if (!codecs.contains(CodecName.OPUS)) return Finding.ok("media.codecs does not name it");
        return switch (library) {
            case OpusAvailability.Available available ->
                Finding.ok(available.library().version() + ", " + available.origin());
            case OpusAvailability.Missing missing ->
                Finding.warning(missing.reason(), "calls use the other codecs of media.codecs until then");
        };
    }
}
