package tutti.bench.quality;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.EncodingWishes;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CodecMissingException;

/// A codec of the page, and the speech in it.
///
/// Thread: any.
final class Coding {
    private static final int SECONDS = 30;
    private static final String TAKES_COPIES = "useinbandfec=1";

    final String name;
    private final AudioCodec codec;
    private final String fmtp;
    private final Measured measured;

    /// What codings of one codec need to do but once.
    private record Measured(Map<EncoderKind, EncodedSpeech> speeches, Map<Call, Cell> cells) {
        Measured() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private record Call(EncoderKind kind, Impairment impairment) {}

    private Coding(String name, AudioCodec codec, String fmtp, Measured measured) {
        this.name = name;
        this.codec = codec;
        this.fmtp = fmtp;
        this.measured = measured;
    }

    static Coding muLaw() {
        return new Coding("µ-law", CodecCatalogue.PCMU, "", new Measured());
    }

    static Coding g722() {
        return new Coding("G.722", CodecCatalogue.G722, "", new Measured());
    }

    /// Opus for a peer who cannot use copies of lost packets, and for one who can and reports what he loses.
    static List<Coding> opus() throws CodecMissingException {
        AudioCodec codec = CallerCodec.OPUS.codec();
        Measured measured = new Measured();
        return List.of(
                new Coding("Opus", codec, "", measured), new Coding("Opus with copies", codec, TAKES_COPIES, measured));
    }

    /// 30 s of speech as a server encodes them for a peer who reports that loss.
    EncodedSpeech speech(double lossPercent) {
        EncodingWishes wishes = wishes(lossPercent);
        return measured.speeches.computeIfAbsent(kind(wishes), _ -> EncodedSpeech.of(codec, wishes, SECONDS));
    }

    private EncodingWishes wishes(double lossPercent) {
        return new EncodingWishes(fmtp, 0).whenLosing(lossPercent);
    }

    private EncoderKind kind(EncodingWishes wishes) {
        return codec.encoderKind(codec.sampleRateHz(), wishes);
    }

    /// A call over `impairment`, whose loss the peer has reported. Measured once.
    Cell cell(Impairment impairment) {
        double lossPercent = impairment.lossPercent();
        Call call = new Call(kind(wishes(lossPercent)), impairment);
        return measured.cells.computeIfAbsent(call, _ -> Cell.of(speech(lossPercent), impairment));
    }
}
