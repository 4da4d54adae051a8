package tutti.rtp.sdp;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tutti.rtp.srtp.SrtpMasterKey;
import tutti.rtp.srtp.SrtpProfile;

/// One `a=crypto` line that we could honour: `tag suite inline:key‖salt`.
///
/// A lifetime is read over: no call here lasts 2³¹ packets, and a peer that changes its key says so in an
/// offer. An MKI, several keys, and session parameters that change what packets look like are not
/// supported: such a line is as good as absent (RFC 4568 §5.1.2). `WSH` and parameters that begin with `-`
/// may be ignored (§6.3.6, §6.3.7). Source: RFC 4568 §9.
record CryptoAttribute(int tag, SrtpMasterKey key) {
    static final String NAME = "crypto";

    private static final int TAG_MAX = 999_999_999;
    private static final int LIFETIME_EXPONENT_MAX = 48;
    private static final String INLINE = "inline:";
    private static final Set<String> HARMLESS = Set.of("KDR=0");

    static Optional<CryptoAttribute> parse(String value) {
        List<String> words = Fields.words(value);
        if (words.size() < 3 || !words.subList(3, words.size()).stream().allMatch(CryptoAttribute::harmless)) {
            return Optional.empty();
        }
        OptionalInt tag = Fields.number(words.get(0), TAG_MAX);
        Optional<SrtpProfile> profile = SrtpProfile.ofSdesName(words.get(1));
        if (tag.isEmpty() || profile.isEmpty()) {
            return Optional.empty();
        }
        return key(profile.get(), words.get(2)).map(key -> new CryptoAttribute(tag.getAsInt(), key));
    }

    Attribute toAttribute() {
        String keyAndSalt = Base64.getEncoder().encodeToString(key.keyAndSalt());
        return new Attribute(NAME, tag + " " + key.profile().sdesName() + " " + INLINE + keyAndSalt);
    }

    private static Optional<SrtpMasterKey> key(SrtpProfile profile, String parameters) {
        if (!parameters.regionMatches(true, 0, INLINE, 0, INLINE.length()) || parameters.indexOf(';') >= 0) {
            return Optional.empty();
        }
        Fields.Split split = Fields.splitAt(parameters.substring(INLINE.length()), '|');
        if (!split.tail().isEmpty() && !isLifetime(split.tail())) {
            return Optional.empty();
        }
        return decoded(split.head())
                .filter(octets -> octets.length == profile.keyOctets() + profile.saltOctets())
                .map(octets -> SrtpMasterKey.of(profile, octets));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A number of packets, or `2^n`; with a colon it would be an MKI.
    private static boolean isLifetime(String text) {
        return text.startsWith("2^")
                ? Fields.number(text.substring(2), LIFETIME_EXPONENT_MAX).isPresent()
                : !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean harmless(String parameter) {
        String upper = parameter.toUpperCase(Locale.ROOT);
        return parameter.startsWith("-") || upper.startsWith("WSH=") || HARMLESS.contains(upper);
    }
}
