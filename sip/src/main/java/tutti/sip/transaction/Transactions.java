package tutti.sip.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tutti.sip.message.Malformed;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.StatusReason;
import tutti.sip.message.Via;
import tutti.sip.time.TimerQueue;
import tutti.sip.transaction.ResponseHandler.ClientFailure;
import tutti.sip.transport.Flow;
import tutti.sip.transport.NumericAddress;
import tutti.sip.transport.SipCounter;
import tutti.sip.transport.SipCounters;
import tutti.sip.transport.SipOutput;

/// All transactions of an endpoint, and which message belongs to which.
///
/// A transaction is forgotten on its own timers, however it goes; a full table answers new requests with a 503
/// that leaves nothing behind. Thread: the endpoint's.
///
/// Source: RFC 3261 §17, §18; RFC 6026; RFC 3581.
public final class Transactions {
    private final TransactionSettings settings;
    private final TimerQueue timers;
    private final Identifiers identifiers;
    private final Wire wire;
    private final TransactionUser user;
    private final Map<TransactionKey, ClientTransaction> clients = new HashMap<>();
    private final Map<TransactionKey, ServerTransaction> servers = new HashMap<>();
    private final FlowIndex<ClientTransaction> clientsByFlow = new FlowIndex<>();
    private final FlowIndex<ServerTransaction> serversByFlow = new FlowIndex<>();
    private final MergeIndex merges = new MergeIndex();

    public Transactions(
            TransactionSettings settings,
            TimerQueue timers,
            Identifiers identifiers,
            SipOutput output,
            SipCounters counters,
            TransactionUser user) {
        this.settings = settings;
        this.timers = timers;
        this.identifiers = identifiers;
        this.wire = new Wire(output, counters);
        this.user = user;
    }

    /// Takes a request from the network.
    public void receive(SipRequest received, Flow flow) {
        Via via = received.topVia();
        TransactionKey key = TransactionKey.ofServer(received, via);
        Optional<ServerTransaction> known = Optional.ofNullable(servers.get(key));
        if (received.is("ACK")) {
            receiveAck(received, flow, known);
        } else if (known.isPresent()) {
            counters().count(SipCounter.ABSORBED);
            known.get().onRetransmission();
        } else {
            receiveNew(received.withTopVia(ReturnPath.complete(via, flow)), key, flow);
        }
    }

    private void receiveAck(SipRequest ack, Flow flow, Optional<ServerTransaction> known) {
        boolean forUser = known.isEmpty() || (known.get() instanceof InviteServerTransaction invite && invite.onAck());
        if (forUser) {
            user.onAck(ack, flow);
        } else {
            counters().count(SipCounter.ABSORBED);
        }
    }

    private void receiveNew(SipRequest request, TransactionKey key, Flow flow) {
        boolean begins = request.to().tag().isEmpty() && !request.is("CANCEL");
        if (servers.size() >= (begins ? settings.transactionsMax() : settings.inDialogTransactionsMax())) {
            refuse(request, flow);
            return;
        }
        boolean merged = begins && merges.isKnown(request);
        ServerTransaction transaction = request.is("INVITE")
                ? new InviteServerTransaction(this, key, request, flow, merged)
                : new NonInviteServerTransaction(this, key, request, flow, merged);
        servers.put(key, transaction);
        if (begins && !merged) {
            merges.add(request);
        }
        if (flow.isReliable()) {
            serversByFlow.add(flow, transaction);
        }
        transaction.start();
        user.onRequest(transaction);
    }

    private void refuse(SipRequest request, Flow flow) {
        counters().count(SipCounter.REFUSED_TRANSACTION_LIMIT);
        SipHeaders headers = SipResponse.responseHeaders(request, identifiers.statelessTag(request))
                .add("Retry-After", Integer.toString(settings.retryAfterSeconds()))
                .build();
        SipResponse busy = new SipResponse(503, StatusReason.of(503), headers, SipMessage.noBody());
        wire.response(ReturnPath.of(request.topVia(), flow), busy.toBytes());
    }

    /// Takes a response from the network. One that nobody waits for, or whose top Via is not ours, is dropped
    /// and counted (RFC 3261 §18.1.2).
    public void receive(SipResponse response, Flow flow) {
        Via via = response.topVia();
        Optional<ClientTransaction> transaction = Optional.ofNullable(
                        clients.get(TransactionKey.ofClient(response, via)))
                .filter(known -> known.request().topVia().isSentBySameAs(via));
        if (transaction.isEmpty()) {
            counters().count(SipCounter.STRAY_RESPONSES);
        } else {
            transaction.get().onResponse(response, flow);
        }
    }

    /// Sends `request` (without a Via) over `flow` in a transaction of its own.
    public ClientTransaction send(SipRequest request, Flow flow, ResponseHandler handler) {
        return begin(withVia(request, flow), flow, handler);
    }

    /// Sends an ACK for a 2xx, which is in no transaction, and answers the bytes for sending it again.
    public byte[] sendAck(SipRequest ack, Flow flow) {
        byte[] bytes = withVia(ack, flow).toBytes();
        wire.request(flow, bytes);
        return bytes;
    }

    /// Sends an ACK that was sent before.
    public void repeatAck(byte[] ack, Flow flow) {
        wire.again(flow, ack);
    }

    /// Gives up an INVITE of ours; its final response, or a failure, still arrives. Anything else is left alone.
    public void cancel(ClientTransaction transaction) {
        if (transaction instanceof InviteClientTransaction invite && invite.isPending()) {
            invite.cancel();
        }
    }

    /// Sends the 2xx of `transaction` again. Only meant for an accepted INVITE.
    public void repeatSuccess(ServerTransaction transaction) {
        if (transaction instanceof InviteServerTransaction invite) {
            invite.repeatSuccess();
        }
    }

    /// Sends the provisional response of `transaction` again, as a reliable one must be (RFC 3262 §3).
    public void repeatProvisional(ServerTransaction transaction) {
        if (!transaction.isAnswered()) {
            transaction.sendAgain();
        }
    }

    /// The INVITE that a CANCEL means, if we have it (RFC 3261 §9.2).
    public Optional<ServerTransaction> inviteOf(ServerTransaction cancel) {
        return Optional.ofNullable(servers.get(cancel.key.ofInvite())).filter(invite -> invite != cancel);
    }

    /// Ends what depends on a flow that is no more, or over which sending failed.
    public void flowFailed(Flow flow) {
        clientsByFlow.on(flow).forEach(transaction -> transaction.fail(ClientFailure.TRANSPORT));
        serversByFlow.on(flow).forEach(ServerTransaction::onFlowLost);
    }

    /// Says what is wrong to whoever sent something that is no SIP, if he can be told; leaves no state.
    public void refuse(Malformed malformed, Flow flow) {
        Optional<Via> via = malformed.request() ? malformed.topVia() : Optional.empty();
        if (via.isEmpty()) {
            counters().count(SipCounter.MALFORMED_DROPPED);
            return;
        }
        counters().count(SipCounter.MALFORMED_ANSWERED);
        Via completed = ReturnPath.complete(via.get(), flow);
        String tag = identifiers.statelessTag(via.get().toString());
        wire.response(ReturnPath.of(completed, flow), malformed.answer(completed, tag));
    }

    /// How many transactions there are, of both kinds.
    public int size() {
        return clients.size() + servers.size();
    }

    private SipRequest withVia(SipRequest request, Flow flow) {
        String host = NumericAddress.host(flow.local());
        Via via = Via.of(flow.transport().viaName(), host, flow.local().getPort(), identifiers.branch());
        return request.withHeaders(
                request.headers().toBuilder().addFirst("Via", via.toString()).build());
    }

    private ClientTransaction begin(SipRequest request, Flow flow, ResponseHandler handler) {
        TransactionKey key = TransactionKey.ofClient(request, request.topVia());
        ClientTransaction transaction = request.is("INVITE")
                ? new InviteClientTransaction(this, key, request, flow, handler)
                : new NonInviteClientTransaction(this, key, request, flow, handler);
        clients.put(key, transaction);
        clientsByFlow.add(flow, transaction);
        transaction.start();
        return transaction;
    }

    /// The CANCEL of an INVITE of ours: its Request-URI, Via, Route, From, To, Call-ID and CSeq number (§9.1).
    void sendCancel(InviteClientTransaction invite) {
        SipRequest request = invite.request();
        SipHeaders source = request.headers();
        SipHeaders headers = SipHeaders.builder()
                .add("Via", request.topVia().toString())
                .add("Max-Forwards", "70")
                .copy("From", source)
                .copy("To", source)
                .copy("Call-ID", source)
                .add("CSeq", request.cSeq().number() + " CANCEL")
                .copy("Route", source)
                .build();
        begin(new SipRequest("CANCEL", request.uri(), headers, SipMessage.noBody()), invite.flow(), NOBODY);
    }

    void forget(ClientTransaction transaction) {
        transaction.stopTimers();
        clients.remove(transaction.key);
        clientsByFlow.remove(transaction.flow(), transaction);
    }

    void forget(ServerTransaction transaction) {
        transaction.stopTimers();
        servers.remove(transaction.key);
        serversByFlow.remove(transaction.flow(), transaction);
        if (!transaction.isMerged()) {
            merges.remove(transaction.request());
        }
    }

    TransactionSettings settings() {
        return settings;
    }

    TimerQueue timers() {
        return timers;
    }

    Wire wire() {
        return wire;
    }

    SipCounters counters() {
        return wire.counters();
    }

    /// What comes of a CANCEL changes nothing: the INVITE's own answer counts.
    private static final ResponseHandler NOBODY = new ResponseHandler() {
        @Override
        public void onResponse(SipResponse response, Flow flow) {}

        @Override
        public void onFailure(ClientFailure failure) {}
    };
}
