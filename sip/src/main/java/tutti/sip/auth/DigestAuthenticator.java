package tutti.sip.auth;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import tutti.sip.message.AuthenticationFields;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// Admits who has a password, by digest with `qop=auth`.
///
/// ```
///   too many wrong answers from there ──────────────► 403
///   no Authorization for the realm, or unusable ────► 401
///   nonce not ours, or not given to this address ───► 401
///   nonce too old, or its count used before ────────► 401 stale=true
///   answer wrong, or no such user ──────────────────► 401, counted against the address
///   else ───────────────────────────────────────────► granted
/// ```
/// A user that does not exist gets the same answer after the same work as a wrong password. The digest's URI
/// need not be the Request-URI, which proxies change, but must have its user part: a password shown for one room
/// opens no other.
///
/// Thread: the endpoint's; [#of] any. Source: RFC 7616 §3.3, §3.4, §5; RFC 8760 §2; RFC 3261 §22.
public final class DigestAuthenticator implements RequestAuthority {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int COUNT_DIGITS = 8;

    private final DigestSettings settings;
    private final UserDirectory users;
    private final Nonces nonces;
    private final NonceCounts counts;
    private final FailureLimit failures;
    private final DigestSecret nobody;
    private final String opaque;
    private final Map<DigestCounter, LongAdder> totals = new EnumMap<>(DigestCounter.class);

    /// @param random makes the secret behind the nonces: a cryptographic one in a server
    public DigestAuthenticator(DigestSettings settings, UserDirectory users, RandomGenerator random) {
        this.settings = settings;
        this.users = users;
        this.nonces = new Nonces(random);
        this.counts = new NonceCounts(settings.noncesMax());
        this.failures = new FailureLimit(settings);
        this.nobody =
                DigestSecret.ofPassword(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        this.opaque = HexFormat.of().toHexDigits(random.nextInt());
        for (DigestCounter counter : DigestCounter.values()) {
            totals.put(counter, new LongAdder());
        }
    }

    /// How often something was counted. Thread: any.
    public long of(DigestCounter counter) {
        return total(counter).sum();
    }

    @Override
    public Admission admit(SipRequest request, Flow flow, long nowNanos) {
        InetAddress source = flow.remote().getAddress();
        if (failures.isReached(source, nowNanos)) {
            total(DigestCounter.REFUSED_SOURCE_LIMIT).increment();
            return new Admission.Refused(403, List.of());
        }
        Optional<Answer> answer = answer(request);
        Optional<Long> issued = answer.flatMap(a -> nonces.issuedNanos(a.digest.nonce(), source));
        if (answer.isEmpty() || issued.isEmpty()) {
            return challenge(DigestCounter.CHALLENGED, source, nowNanos);
        }
        if (nowNanos - issued.get() > settings.nonceMillis() * NANOS_PER_MILLI) {
            return challenge(DigestCounter.STALE, source, nowNanos);
        }
        if (!isRight(answer.get())) {
            failures.note(source, nowNanos);
            return challenge(DigestCounter.WRONG, source, nowNanos);
        }
        if (!counts.use(answer.get().digest.nonce(), issued.get(), answer.get().count)) {
            return challenge(DigestCounter.STALE, source, nowNanos);
        }
        total(DigestCounter.GRANTED).increment();
        return new Admission.Granted(answer.get().user);
    }

    private record Answer(String user, DigestResponse digest, long count, String response) {
        @Override
        public String toString() {
            return "answer of " + user;
        }
    }

    /// What the request says for our realm, if it is complete.
    private Optional<Answer> answer(SipRequest request) {
        for (String value : request.headers().all("Authorization")) {
            Optional<Answer> answer = AuthenticationFields.parse(value)
                    .filter(f -> f.scheme().equals("digest") && f.text("realm").equals(settings.realm()))
                    .flatMap(f -> read(f, request));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> read(AuthenticationFields fields, SipRequest request) {
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.of(fields.get("algorithm").orElse("MD5")).filter(settings.algorithms()::contains);
        Optional<SipUri> uri = SipUri.parse(fields.text("uri"));
        String count = fields.text("nc");
        boolean whole = fields.text("qop").equals("auth")
                && isCount(count)
                && !fields.text("username").isEmpty()
                && !fields.text("cnonce").isEmpty()
                && fields.get("opaque").orElse(opaque).equals(opaque);
        if (!whole || algorithm.isEmpty() || uri.isEmpty() || !isFor(uri.get(), request)) {
            return Optional.empty();
        }
        DigestResponse digest = new DigestResponse(
                algorithm.get(),
                request.method(),
                fields.text("uri"),
                fields.text("nonce"),
                count,
                fields.text("cnonce"));
        long number = HexFormat.fromHexDigitsToLong(count);
        return Optional.of(new Answer(fields.text("username"), digest, number, fields.text("response")));
    }

    private static boolean isFor(SipUri uri, SipRequest request) {
        return uri.equals(request.uri())
                || (uri.isSip() && uri.user().equals(request.uri().user()));
    }

    private static boolean isCount(String text) {
        return text.length() == COUNT_DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
    }

    private boolean isRight(Answer answer) {
        DigestAlgorithm algorithm = answer.digest.algorithm();
        Optional<DigestSecret> secret = users.find(answer.user, settings.realm());
        Optional<String> ha1 = secret.orElse(nobody).ha1(algorithm, answer.user, settings.realm());
        String right = answer.digest.of(ha1.orElse(""));
        boolean same = MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), answer.response.getBytes(StandardCharsets.UTF_8));
        return same && secret.isPresent() && ha1.isPresent();
    }

    /// One challenge for each algorithm, all with the same nonce, strongest first (RFC 8760 §2.3).
    private Admission challenge(DigestCounter why, InetAddress source, long nowNanos) {
        total(why).increment();
        String nonce = nonces.next(source, nowNanos);
        String stale = why == DigestCounter.STALE ? ",stale=true" : "";
        return new Admission.Refused(
                401,
                settings.algorithms().stream()
                        .map(algorithm -> new SipHeader(
                                "WWW-Authenticate",
                                "Digest realm=\"" + settings.realm() + "\",nonce=\"" + nonce + "\",algorithm="
                                        + algorithm.token() + ",qop=\"auth\",opaque=\"" + opaque + "\"" + stale))
                        .toList());
    }

    @SuppressWarnings("NullAway") // every counter has its total since the constructor
    private LongAdder total(DigestCounter counter) {
        return totals.get(counter);
    }
}
