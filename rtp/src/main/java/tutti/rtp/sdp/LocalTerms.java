package tutti.rtp.sdp;

import java.util.List;

/// What our end brings into the exchanges of one dialog. Immutable but for the random generator in
/// `security`.
///
/// `codecs` in our order of preference, at least one of them speech, at most 32; throws
/// [IllegalArgumentException]
/// otherwise.
public record LocalTerms(List<Codec> codecs, CodecPreference preference, LocalMedia media, LocalSecurity security) {
    static final int CODECS_MAX = 32;

    public LocalTerms {
        codecs = List.copyOf(codecs);
        if (codecs.size() > CODECS_MAX || codecs.stream().noneMatch(Codec::isSpeech)) {
            throw new IllegalArgumentException("Give 1 to " + CODECS_MAX + " codecs, one of them for speech.");
        }
    }

    /// Plain RTP, and our order of codecs decides.
    public static LocalTerms plain(List<Codec> codecs, LocalMedia media) {
        return new LocalTerms(codecs, CodecPreference.OURS, media, LocalSecurity.plain());
    }
}
