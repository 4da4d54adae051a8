package tutti.sip.call;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tutti.sip.auth.Credentials;
import tutti.sip.message.NameAddress;
import tutti.sip.message.Replaces;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// Collects what a call of ours is to be. Use it once.
///
/// Whether we may make the call at all is the application's to decide before: nothing here asks.
public final class Invitation {
    private final SipUri target;
    private final NameAddress from;
    private final Flow flow;
    private final SipHeaders.Builder headers = SipHeaders.builder();
    private final List<Credentials> credentials = new ArrayList<>(1);
    private Body offer = Body.NONE;
    private OptionalLong answerMaxNanos = OptionalLong.empty();
    private int redirectsMax;

    private Invitation(SipUri target, NameAddress from, Flow flow) {
        this.target = target;
        this.from = from;
        this.flow = flow;
    }

    /// A call to `target` over `flow`: over that connection, or to that address. `from` is who we say we are; it
    /// gets a tag.
    public static Invitation to(SipUri target, NameAddress from, Flow flow) {
        return new Invitation(target, from, flow);
    }

    /// The offer of the session. Without one the peer's 2xx carries an offer nobody answers.
    public Invitation offering(byte[] body, String contentType) {
        offer = new Body(body, contentType);
        return this;
    }

    /// Shown to the peer, or a proxy before him, if they ask for this realm (RFC 3261 §22).
    public Invitation with(Credentials own) {
        credentials.add(own);
        return this;
    }

    /// The proxy or trunk the call goes through; call it again for the next (RFC 3261 §8.1.1.1, §16.12).
    ///
    /// @throws IllegalArgumentException if the proxy's URI lacks `;lr`
    public Invitation through(SipUri proxy) {
        if (!proxy.parameters().has("lr")) {
            throw new IllegalArgumentException("Not a loose router: give its URI with ;lr, such as <sip:host;lr>");
        }
        headers.add("Route", NameAddress.of(proxy).toString());
        return this;
    }

    /// Who is calling, to a network that trusts us (RFC 3325 §9.1).
    public Invitation asserting(NameAddress identity) {
        return with("P-Asserted-Identity", identity.toString());
    }

    /// Any other header.
    ///
    /// @throws IllegalArgumentException as [SipHeader] says
    public Invitation with(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /// Takes the place of another call of the peer's (RFC 3891).
    public Invitation replacing(Replaces replaced) {
        headers.add("Replaces", replaced.toString()).add("Require", Capabilities.REPLACES);
        return this;
    }

    /// How long it may ring, instead of what the settings say; then it is cancelled.
    public Invitation answeredWithin(long millis) {
        answerMaxNanos = OptionalLong.of(millis * 1_000_000);
        return this;
    }

    /// Follows up to so many redirections over the same flow; without this a 3xx is the call's end
    /// ([Rejection#REDIRECTED]). Only for a flow to a proxy of ours, which decides where we may call.
    public Invitation followingRedirects(int max) {
        redirectsMax = max;
        return this;
    }

    SipUri target() {
        return target;
    }

    NameAddress from() {
        return from;
    }

    Flow flow() {
        return flow;
    }

    Body offer() {
        return offer;
    }

    SipHeaders headers() {
        return headers.build();
    }

    List<Credentials> credentials() {
        return credentials;
    }

    OptionalLong answerMaxNanos() {
        return answerMaxNanos;
    }

    int redirectsMax() {
        return redirectsMax;
    }
}
