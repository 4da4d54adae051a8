package tutti.sip.transaction;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import tutti.sip.message.SipRequest;
import tutti.sip.message.Via;

/// Makes the names SIP wants to be unique: branches, tags, Call-IDs. As good as the generator it is given: a
/// server gives it a cryptographic one, since a guessed tag lets a stranger end a call (RFC 3261 §19.3).
public final class Identifiers {
    private static final HexFormat HEX = HexFormat.of();

    private final RandomGenerator random;
    private final long salt;

    public Identifiers(RandomGenerator random) {
        this.random = random;
        this.salt = random.nextLong();
    }

    public String branch() {
        return Via.BRANCH_COOKIE + HEX.toHexDigits(random.nextLong());
    }

    public String tag() {
        return HEX.toHexDigits(random.nextLong());
    }

    public String callId() {
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    /// A tag that is the same each time `request` arrives, for answers that leave no state (RFC 3261 §8.2.7).
    public String statelessTag(SipRequest request) {
        return statelessTag(request.callId() + request.topVia().branch());
    }

    /// The same from any text that identifies what is answered.
    public String statelessTag(String identity) {
        return HEX.toHexDigits(salt ^ (identity.hashCode() * 0x9E37_79B9_7F4A_7C15L));
    }

    /// A number of `0 … bound-1`.
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
