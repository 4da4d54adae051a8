package tutti.simulator.caller;

import java.util.Optional;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.OpusAvailability;
import tutti.server.codec.OpusNatives;
import tutti.server.config.CodecName;
import tutti.server.config.MediaSettings;
import tutti.server.config.ServerSettings;

/// What callers can speak, by the words of the command line.
public enum CallerCodec {
    PCMU(CodecName.PCMU),
    PCMA(CodecName.PCMA),
    G722(CodecName.G722),
    OPUS(CodecName.OPUS),
    L16(CodecName.L16);

    private final CodecName codecName;

    CallerCodec(CodecName codecName) {
        this.codecName = codecName;
    }

    /// As the server's settings call it.
    public CodecName codecName() {
        return codecName;
    }

    /// Throws [CodecMissingException] if this machine has no library for it.
    public AudioCodec codec() throws CodecMissingException {
        return codec(false);
    }

    /// The same for callers who send next to nothing while they are silent (DTX), if `discontinuous`; only Opus can.
    public AudioCodec codec(boolean discontinuous) throws CodecMissingException {
        return switch (this) {
            case PCMU -> CodecCatalogue.PCMU;
            case PCMA -> CodecCatalogue.PCMA;
            case G722 -> CodecCatalogue.G722;
            case L16 -> CodecCatalogue.L16;
            case OPUS -> opus(discontinuous);
        };
    }

    private static AudioCodec opus(boolean discontinuous) throws CodecMissingException {
        return switch (OpusNatives.find()) {
            case OpusAvailability.Missing missing -> throw new CodecMissingException(missing.reason());
            case OpusAvailability.Available available -> {
                MediaSettings.Opus usual = ServerSettings.defaults().media().opus();
                yield CodecCatalogue.opus(
                        available.library(),
                        new MediaSettings.Opus(
                                usual.complexity(), usual.bitrateBps(), discontinuous, usual.fec(), Optional.empty()));
            }
        };
    }
}
