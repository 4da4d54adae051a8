package tutti.sip.auth;

import java.net.InetAddress;
import tutti.sip.message.AuthenticationFields;
import tutti.sip.message.SipRequest;
import tutti.sip.transport.Flow;

/// One realm's latest challenge, and how often it was answered.
final class DigestSession {
    private final String user;
    private final String ha1;
    private final Challenge challenge;
    private final InetAddress asker;
    private long answers;
    private int staleBefore;

    DigestSession(String user, String ha1, Challenge challenge, Flow asker) {
        this.asker = asker.remote().getAddress();
        this.user = user;
        this.ha1 = ha1;
        this.challenge = challenge;
    }

    boolean isFor(String realm) {
        return challenge.realm().equals(realm);
    }

    boolean isAskedBy(Flow flow) {
        return asker.equals(flow.remote().getAddress());
    }

    boolean hasNonce(String nonce) {
        return challenge.nonce().equals(nonce);
    }

    long answers() {
        return answers;
    }

    /// How many nonces before this one were called stale at once.
    int staleBefore() {
        return staleBefore;
    }

    void staleBefore(int number) {
        staleBefore = number;
    }

    /// The value of (Proxy-)Authorization for `request`; every call counts. Quoted as RFC 7616 §3.4 says.
    String answer(SipRequest request, String clientNonce) {
        answers++;
        String count = DigestResponse.count(answers);
        String uri = request.uri().toString();
        DigestResponse digest =
                new DigestResponse(challenge.algorithm(), request.method(), uri, challenge.nonce(), count, clientNonce);
        StringBuilder value = new StringBuilder("Digest username=")
                .append(AuthenticationFields.quote(user))
                .append(",realm=")
                .append(AuthenticationFields.quote(challenge.realm()))
                .append(",nonce=")
                .append(AuthenticationFields.quote(challenge.nonce()))
                .append(",uri=\"")
                .append(uri)
                .append("\",response=\"")
                .append(challenge.qop() ? digest.of(ha1) : digest.withoutQop(ha1))
                .append("\",algorithm=")
                .append(challenge.algorithm().token());
        if (challenge.qop()) {
            value.append(",qop=auth,nc=")
                    .append(count)
                    .append(",cnonce=\"")
                    .append(clientNonce)
                    .append('"');
        }
        challenge.opaque().ifPresent(o -> value.append(",opaque=").append(AuthenticationFields.quote(o)));
        return value.toString();
    }
}
