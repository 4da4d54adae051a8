package tutti.sip.auth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tutti.sip.message.AuthenticationFields;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transport.Flow;

/// Answers the challenges that come back to our requests of one call, or of one registration.
///
/// A challenge is answered only for a realm we have credentials for, and only if it comes from the address the
/// request went to: whoever else asks for our digest wants to crack it. Each nonce is answered once; after a
/// wrong password there is no second try. Once a realm is known its requests carry an answer from the start.
///
/// Thread: the endpoint's. Source: RFC 3261 §22.2, §22.3; RFC 7616 §3.4; RFC 8760 §2.4.
public final class DigestClient {
    /// Has no credentials and answers nobody.
    public static final DigestClient NONE = new DigestClient(List.of(), () -> "");

    /// So often in a row a peer may call a nonce stale that he has just given.
    static final int STALE_MAX = 2;

    private enum Asker {
        SERVER("WWW-Authenticate", "Authorization"),
        PROXY("Proxy-Authenticate", "Proxy-Authorization");

        private final String challenge;
        private final String answer;

        Asker(String challenge, String answer) {
            this.challenge = challenge;
            this.answer = answer;
        }
    }

    private final List<Credentials> credentials;
    private final Supplier<String> clientNonces;
    private final Map<Asker, List<DigestSession>> sessions = new EnumMap<>(Asker.class);

    /// @param clientNonces makes texts that nobody can guess, each another
    public DigestClient(List<Credentials> credentials, Supplier<String> clientNonces) {
        this.credentials = List.copyOf(credentials);
        this.clientNonces = clientNonces;
        for (Asker asker : Asker.values()) {
            sessions.put(asker, new ArrayList<>(1));
        }
    }

    /// `request` with an answer for every realm that has asked so far, in place of what it had; but only for those
    /// that asked from where `flow` goes.
    public SipRequest authorize(SipRequest request, Flow flow) {
        SipHeaders.Builder headers = request.headers().toBuilder();
        boolean changed = false;
        for (Asker asker : Asker.values()) {
            for (DigestSession session : of(asker)) {
                if (!session.isAskedBy(flow)) {
                    continue;
                }
                headers =
                        changed ? headers : headers.remove(Asker.SERVER.answer).remove(Asker.PROXY.answer);
                headers.add(asker.answer, session.answer(request, clientNonces.get()));
                changed = true;
            }
        }
        return changed ? request.withHeaders(headers.build()) : request;
    }

    /// Takes a 401 or 407 to `refused`, which was sent over `sentOver`; the response came from `from`. True if
    /// the request is worth sending again, authorized.
    public boolean learn(SipRequest refused, SipResponse response, Flow sentOver, Flow from) {
        boolean challenged = response.status() == 401 || response.status() == 407;
        boolean asked = sentOver.remote().getAddress().equals(from.remote().getAddress());
        if (!challenged || !asked || credentials.isEmpty()) {
            return false;
        }
        boolean learned = false;
        for (Asker asker : Asker.values()) {
            for (Credentials own : credentials) {
                Optional<Challenge> strongest = strongest(response, asker, own);
                if (strongest.isPresent() && !take(asker, own, strongest.get(), refused, sentOver)) {
                    return false;
                }
                learned |= strongest.isPresent();
            }
        }
        return learned;
    }

    /// The strongest challenge of the realm that we can answer.
    private static Optional<Challenge> strongest(SipResponse response, Asker asker, Credentials own) {
        Optional<Challenge> best = Optional.empty();
        for (String value : response.headers().all(asker.challenge)) {
            Optional<Challenge> challenge = AuthenticationFields.parse(value)
                    .flatMap(Challenge::of)
                    .filter(c -> c.realm().equals(own.realm()) && own.mayAnswer(c.algorithm()));
            boolean better = challenge.isPresent()
                    && (best.isEmpty()
                            || challenge.get().algorithm().compareTo(best.get().algorithm()) < 0);
            best = better ? challenge : best;
        }
        return best;
    }

    /// False if the peer has just seen an answer to a nonce of his and wants another one, without saying that
    /// the nonce was too old: then the password is wrong.
    private boolean take(Asker asker, Credentials own, Challenge challenge, SipRequest refused, Flow flow) {
        List<DigestSession> known = of(asker);
        Optional<DigestSession> before =
                known.stream().filter(session -> session.isFor(own.realm())).findFirst();
        boolean shown = refused.headers().has(asker.answer);
        int stale = 0;
        if (before.isPresent() && shown) {
            DigestSession session = before.get();
            boolean first = session.answers() == 1;
            stale = first && challenge.stale() ? session.staleBefore() + 1 : 0;
            if (session.hasNonce(challenge.nonce()) || (first && !challenge.stale()) || stale > STALE_MAX) {
                return false;
            }
        }
        before.ifPresent(known::remove);
        Optional<String> ha1 = own.ha1(challenge.algorithm());
        ha1.ifPresent(hash -> known.add(new DigestSession(own.user(), hash, challenge, flow)));
        if (ha1.isPresent()) {
            known.getLast().staleBefore(stale);
        }
        return ha1.isPresent();
    }

    @SuppressWarnings("NullAway") // every asker has his list since the constructor
    private List<DigestSession> of(Asker asker) {
        return sessions.get(asker);
    }

    @Override
    public String toString() {
        return "digest client for " + credentials.size() + " realms";
    }
}
