package tutti.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A digest by hand, with MD5 and `qop=auth`, so that ours is not held against itself. Source: RFC 2617
/// §3.2.2.
final class TestDigest {
    private TestDigest() {}

    /// The header that answers the MD5 challenge in `response`.
    static String authorization(String response, String method, String uri, String user, String password) {
        String challenge = response.lines()
                .filter(line -> line.matches("(?i)(WWW|Proxy)-Authenticate:.*") && line.contains("algorithm=MD5"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no challenge in " + response));
        String realm = field(challenge, "realm");
        String nonce = field(challenge, "nonce");
        String answer = response(realm, nonce, method, uri, user, password);
        return "Authorization: Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\",response=\"%s\",algorithm=MD5,cnonce=\"c\",nc=00000001,qop=auth\r\n"
                .formatted(user, realm, nonce, uri, answer);
    }

    static String response(String realm, String nonce, String method, String uri, String user, String password) {
        return response(realm, nonce, method, uri, user, password, "c", "00000001");
    }

    static String response(
            String realm,
            String nonce,
            String method,
            String uri,
            String user,
            String password,
            String clientNonce,
            String count) {
        String ha1 = md5(user + ":" + realm + ":" + password);
        String ha2 = md5(method + ":" + uri);
        return md5(ha1 + ":" + nonce + ":" + count + ":" + clientNonce + ":auth:" + ha2);
    }

    static String field(String header, String name) {
        Matcher matcher = Pattern.compile("[ ,]" + name + "=\"?([^\",]*)").matcher(header);
        if (!matcher.find()) throw new AssertionError("no " + name + " in " + header);
        return matcher.group(1);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
