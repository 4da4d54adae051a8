package tutti.sip.dialog;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;
import tutti.sip.transport.NumericAddress;

/// One dialog: its tags, sequence numbers, route set, remote target, and the flow to the peer.
///
/// **Where requests go.** Over the flow the peer's latest message in this dialog came by: his connection, or
/// over UDP the address he sends from. That reaches phones behind NAT, whose Contact does not. Only if the
/// settings ask for strict Contact routing, or the connection is gone, the next hop's own address counts (first
/// Route, else remote target), and only if it is numeric.
///
/// Thread: the endpoint's. Source: RFC 3261 §12.
public final class Dialog {
    private final DialogId id;
    private final String local;
    private final String remote;
    private List<NameAddress> routeSet;
    private SipUri remoteTarget;
    private long localNumber;
    private long remoteNumber;
    private Flow flow;

    private Dialog(
            DialogId id,
            String local,
            String remote,
            List<NameAddress> routeSet,
            SipUri remoteTarget,
            long localNumber,
            long remoteNumber,
            Flow flow) {
        this.id = id;
        this.local = local;
        this.remote = remote;
        this.routeSet = routeSet;
        this.remoteTarget = remoteTarget;
        this.localNumber = localNumber;
        this.remoteNumber = remoteNumber;
        this.flow = flow;
    }

    /// The dialog that answering `invite` with `localTag` makes (§12.1.1). A peer of RFC 2543 without a Contact
    /// is reached at his From.
    public static Dialog answering(SipRequest invite, String localTag, Flow flow) {
        SipUri target =
                invite.contact().map(NameAddress::uri).orElse(invite.from().uri());
        return new Dialog(
                new DialogId(invite.callId(), localTag, invite.from().tag()),
                invite.headers().first("To").orElse("") + ";tag=" + localTag,
                invite.headers().first("From").orElse(""),
                invite.addresses("Record-Route"),
                target,
                0,
                invite.cSeq().number(),
                flow);
    }

    /// The dialog that `response` to our `invite` makes (§12.1.2): the route set is the Record-Route backwards.
    public static Dialog calling(SipRequest invite, SipResponse response, Flow flow) {
        SipUri target = response.contact().map(NameAddress::uri).orElse(invite.uri());
        return new Dialog(
                new DialogId(invite.callId(), invite.from().tag(), response.to().tag()),
                invite.headers().first("From").orElse(""),
                response.headers().first("To").orElse(""),
                response.addresses("Record-Route").reversed(),
                target,
                invite.cSeq().number(),
                -1,
                flow);
    }

    /// Takes over from the 2xx of an early dialog: route set and target as it says, wherever it came from
    /// (§13.2.2.4). Sequence numbers go on.
    public void confirm(SipResponse response, Flow from) {
        routeSet = response.addresses("Record-Route").reversed();
        refreshTarget(response);
        flow = from;
    }

    public DialogId id() {
        return id;
    }

    /// The peer's Contact, or what stands for it.
    public SipUri remoteTarget() {
        return remoteTarget;
    }

    /// The flow the peer was last heard on.
    public Flow flow() {
        return flow;
    }

    /// A request of ours in this dialog, with the next CSeq number and `more` after the headers every request
    /// has.
    public SipRequest request(String method, SipHeaders more, byte[] body) {
        localNumber++;
        return build(method, localNumber, more, body);
    }

    /// The ACK for a 2xx to our `invite` (§13.2.2.4).
    /// It carries the credentials of the INVITE (§22.1).
    public SipRequest ack(SipRequest invite) {
        SipHeaders credentials = SipHeaders.builder()
                .copy("Authorization", invite.headers())
                .copy("Proxy-Authorization", invite.headers())
                .build();
        return build("ACK", invite.cSeq().number(), credentials, SipMessage.noBody());
    }

    /// Loose routing if the first router knows it, else the exchange of Request-URI and route that strict
    /// routers expect (§12.2.1.1).
    private SipRequest build(String method, long number, SipHeaders more, byte[] body) {
        SipHeaders.Builder headers = SipHeaders.builder()
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", id.callId())
                .add("CSeq", number + " " + method);
        boolean strict = !routeSet.isEmpty() && !isLoose(routeSet.getFirst());
        for (NameAddress route : strict ? routeSet.subList(1, routeSet.size()) : routeSet) {
            headers.add("Route", route.toString());
        }
        if (strict) {
            headers.add("Route", NameAddress.of(remoteTarget).toString());
        }
        for (SipHeader header : more) {
            headers.add(header.name(), header.value());
        }
        return new SipRequest(method, strict ? routeSet.getFirst().uri() : remoteTarget, headers.build(), body);
    }

    private static boolean isLoose(NameAddress route) {
        return route.uri().parameters().has("lr");
    }

    /// Takes note of a request of the peer's: false if it is older than one already seen and is to be answered
    /// 500 (§12.2.2).
    public boolean follow(SipRequest request, Flow from) {
        if (request.cSeq().number() < remoteNumber) {
            return false;
        }
        remoteNumber = request.cSeq().number();
        flow = from;
        return true;
    }

    /// Takes note of where an ACK or a response came from.
    public void follow(Flow from) {
        flow = from;
    }

    /// Moves the remote target to the Contact of a target refresh that succeeded (§12.2.1.2, §12.2.2).
    public void refreshTarget(SipMessage message) {
        message.contact().ifPresent(contact -> remoteTarget = contact.uri());
    }

    /// Gives up a connection that ended: what is sent from now on needs a new one.
    public void loseFlow() {
        flow = nextHop().map(flow::to).orElse(flow.to(flow.remote()));
    }

    /// Where the next request goes; `strict` as the settings say.
    public Flow route(boolean strict) {
        return strict
                ? nextHop()
                        .map(hop -> hop.equals(flow.remote()) ? flow : flow.to(hop))
                        .orElse(flow)
                : flow;
    }

    private Optional<InetSocketAddress> nextHop() {
        SipUri hop = routeSet.isEmpty() ? remoteTarget : routeSet.getFirst().uri();
        return NumericAddress.parse(hop.host(), hop.port().orElse(NumericAddress.DEFAULT_PORT));
    }
}
