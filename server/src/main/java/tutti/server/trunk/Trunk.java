package tutti.server.trunk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tutti.sip.auth.Credentials;
import tutti.sip.call.Invitation;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.registration.Registration;
import tutti.sip.registration.RegistrationState;
import tutti.sip.transport.Flow;
import tutti.sip.transport.Transport;

/// One provider: our registration there, where its calls come from, and how calls go out by it.
///
/// ```
///   STARTING ─► addresses ─► REGISTER ─► REGISTERED ◄─► RETRYING
///      └─► UNRESOLVED ─┘ (asked again)      └─► REFUSED
/// ```
/// Thread: the SIP loop's, except [#state] and [#name]. The journal gets a line when the state changes, no
/// more.
public final class Trunk {
    private final TrunkAccount account;
    private final Paths paths;
    private final Consumer<String> journal;
    private final Set<InetAddress> addresses = new HashSet<>();
    private Optional<Flow> flow = Optional.empty();
    private Optional<Registration> registration = Optional.empty();
    private volatile TrunkState state = TrunkState.STARTING;

    Trunk(TrunkAccount account, Paths paths, Consumer<String> journal) {
        this.account = account;
        this.paths = paths;
        this.journal = journal;
    }

    public String name() {
        return account.name();
    }

    public TrunkState state() {
        return state;
    }

    /// The conference its calls join; empty for the one they dial.
    public Optional<String> inbound() {
        return account.inbound();
    }

    TrunkAccount account() {
        return account;
    }

    // ---- where it is

    /// The addresses of its servers, asked anew; the next hop's first. None leaves everything as it was. We stay
    /// where we are registered, and go to the next server when this one does not answer or does not want now (RFC
    /// 3263 §4.3).
    void resolved(List<InetSocketAddress> nextHop, List<InetSocketAddress> all, Registrar registrar, long nowNanos) {
        if (nextHop.isEmpty()) {
            if (flow.isEmpty())
                become(
                        TrunkState.UNRESOLVED,
                        "no address of " + account.nextHop().host());
            return;
        }
        addresses.clear();
        all.forEach(address -> addresses.add(address.getAddress()));
        int current = flow.map(Flow::remote).map(nextHop::indexOf).orElse(-1);
        boolean othersMayAnswer = state == TrunkState.RETRYING && nextHop.size() > 1;
        if (current < 0 || othersMayAnswer) {
            moveTo(nextHop.get((current + 1) % nextHop.size()), registrar, nowNanos);
        }
    }

    /// Whether its addresses are worth asking for again soon.
    boolean isLost() {
        return flow.isEmpty() || state == TrunkState.RETRYING;
    }

    private void moveTo(InetSocketAddress address, Registrar registrar, long nowNanos) {
        Flow newFlow = paths.to(NextHop.of(account.nextHop()).orElseThrow().transport(), address);
        flow = Optional.of(newFlow);
        if (registration.isPresent()) {
            registration.get().start(newFlow, nowNanos);
        } else {
            registration = Optional.of(registrar.register(
                    account.registration(), newFlow, (_, changed) -> registrationChanged(changed), nowNanos));
        }
    }

    private void registrationChanged(RegistrationState changed) {
        switch (changed) {
            case RegistrationState.Registering _ -> {}
            case RegistrationState.Registered _ -> become(TrunkState.REGISTERED, "as " + account.ourselves());
            case RegistrationState.Retrying retrying -> become(TrunkState.RETRYING, "answer " + retrying.status());
            case RegistrationState.Refused refused -> become(TrunkState.REFUSED, why(refused.status()));
            case RegistrationState.Closed _ -> become(TrunkState.CLOSED, "unregistered");
        }
    }

    private String why(int status) {
        if (status != 401 && status != 407) return "answer " + status;
        return "answer " + status + "; check username and password, and whether its realm is "
                + String.join(
                        " or ",
                        account.credentials().stream().map(Credentials::realm).toList())
                + " (trunks[].realm)";
    }

    private void become(TrunkState next, String detail) {
        if (next == state) return;
        state = next;
        journal.accept("trunk " + name() + ": " + next + " (" + detail + ")");
    }

    void close(long nowNanos) {
        registration.ifPresent(open -> open.close(nowNanos));
    }

    // ---- calls that come

    /// Whether this request is the provider's, to our number there: from an address of its servers, by the
    /// transport that we register by, and over UDP from the very port. Somebody who forges that address
    /// over UDP gets no answer of ours, and so never completes a call.
    boolean isSourceOf(SipRequest request, Flow from) {
        if (flow.isEmpty() || !request.uri().user().equals(account.username())) return false;
        Flow ours = flow.get();
        boolean samePort = ours.transport() != Transport.UDP
                || from.remote().getPort() == ours.remote().getPort();
        return from.transport() == ours.transport()
                && samePort
                && addresses.contains(from.remote().getAddress());
    }

    // ---- calls that go

    /// Whether its numbers are at `host`.
    boolean serves(String host) {
        return account.domain().equalsIgnoreCase(host);
    }

    /// The address of `number` at the provider.
    public SipUri address(String number) {
        return account.address(number);
    }

    /// How we call `target` by this provider; empty while nobody knows where it is. `callerId` is a number
    /// of ours to show instead of the account's.
    public Optional<Invitation> invitation(SipUri target, Optional<String> callerId) {
        return flow.map(open -> {
            Invitation invitation = Invitation.to(target, NameAddress.of(account.ourselves()), open);
            account.credentials().forEach(invitation::with);
            account.route().ifPresent(invitation::through);
            callerId.ifPresent(number -> invitation.asserting(NameAddress.of(account.address(number))));
            return invitation;
        });
    }

    /// The way its requests go; empty while nobody knows where it is.
    public Optional<Flow> flow() {
        return flow;
    }

    @Override
    public String toString() {
        return account + " " + state;
    }
}
