package tutti.bench.quality;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
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
    private final Map<EncodingWishes, EncodedSpeech> speeches = new ConcurrentHashMap<>();

    private Coding(String name, AudioCodec codec, String fmtp) {
        this.name = name;
        this.codec = codec;
        this.fmtp = fmtp;
    }

    static Coding muLaw() {
        return new Coding("µ-law", CodecCatalogue.PCMU, "");
    }

    static Coding g722() {
        return new Coding("G.722", CodecCatalogue.G722, "");
    }

    /// Opus for a peer who cannot use copies of lost packets, and for one who can and reports what he loses.
    static List<Coding> opus() throws CodecMissingException {
        AudioCodec codec = CallerCodec.OPUS.codec();
        return List.of(new Coding("Opus", codec, ""), new Coding("Opus with copies", codec, TAKES_COPIES));
    }

    /// 30 s of speech as a server encodes them for a peer who reports that loss.
    EncodedSpeech speech(double lossPercent) {
        EncodingWishes wishes = new EncodingWishes(fmtp, 0).whenLosing(lossPercent);
        return speeches.computeIfAbsent(wishes, asked -> EncodedSpeech.of(codec, asked, SECONDS));
    }

    /// A call over `impairment`, whose loss the peer has reported.
    Cell cell(Impairment impairment) {
        return Cell.of(speech(impairment.lossPercent()), impairment);
    }
}
