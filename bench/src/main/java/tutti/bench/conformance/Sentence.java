package tutti.bench.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a test method says, in words.
final class Sentence {
    private static final Pattern WORD =
            Pattern.compile("(?i:dbm|ds|ipv|md|rf|sha|utf)\\d+|(?i:q)\\d\\d+|T\\d|\\d+[a-z]*|[A-Z]?[a-z]+|[A-Z]");
    private static final Set<String> CAPITALS = Set.of(
            "ack", "bye", "cname", "dtls", "dtmf", "fips", "gcm", "http", "invite", "json", "md5", "prack", "rf64",
            "rfc", "riff", "rtcp", "rtp", "sdes", "sdp", "sha256", "sip", "srtcp", "srtp", "ssrc", "t1", "tcp", "tls",
            "udp", "uri", "utf8");
    private static final Map<String, String> MIXED = Map.of(
            "db", "dB",
            "dbm0", "dBm0",
            "ipv4", "IPv4",
            "ipv6", "IPv6",
            "q23", "Q.23",
            "q24", "Q.24",
            "sha512256", "SHA-512/256");

    private Sentence() {}

    static String of(String method) {
        StringBuilder words = new StringBuilder();
        for (Matcher word = WORD.matcher(method); word.find(); ) {
            if (!words.isEmpty()) words.append(' ');
            words.append(written(word.group().toLowerCase(Locale.ROOT)));
        }
        return words.toString().replace("re INVITE", "re-INVITE");
    }

    private static String written(String word) {
        if (CAPITALS.contains(word)) return word.toUpperCase(Locale.ROOT);
        return MIXED.getOrDefault(word, word);
    }
}
