package tutti.sip.interop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/// A phone made of the JAIN SIP reference implementation. Writes down what it gets; answers at once, or only
/// rings.
final class JainPeer implements SipListener, AutoCloseable {
    private static final String SDP = "v=0\r\no=jain 1 1 IN IP4 127.0.0.1\r\ns=-\r\n";

    final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final String transport;
    private final int port;
    private final SipStack stack;
    private final SipProvider provider;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;
    private volatile boolean onlyRings;
    private volatile Optional<Dialog> dialog = Optional.empty();
    private volatile Optional<ServerTransaction> ringing = Optional.empty();
    private volatile Optional<ClientTransaction> calling = Optional.empty();

    JainPeer(String transport) throws Exception {
        this.transport = transport;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "jain-" + transport + "-" + port);
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietLoggers.Stack.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietLoggers.Server.class.getName());
        SipFactory factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        addresses = factory.createAddressFactory();
        headers = factory.createHeaderFactory();
        messages = factory.createMessageFactory();
        stack = factory.createSipStack(properties);
        ListeningPoint point = stack.createListeningPoint("127.0.0.1", port, transport);
        provider = stack.createSipProvider(point);
        provider.addSipListener(this);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    /// Begins anew.
    void forget() {
        events.clear();
        onlyRings = false;
        dialog = Optional.empty();
        ringing = Optional.empty();
        calling = Optional.empty();
    }

    void onlyRing() {
        onlyRings = true;
    }

    // ---- what it does

    void invite(InetSocketAddress target) throws Exception {
        Request invite = outsideDialog(Request.INVITE, target);
        invite.setContent(SDP, headers.createContentTypeHeader("application", "sdp"));
        ClientTransaction transaction = provider.getNewClientTransaction(invite);
        calling = Optional.of(transaction);
        transaction.sendRequest();
    }

    void options(InetSocketAddress target) throws Exception {
        provider.getNewClientTransaction(outsideDialog(Request.OPTIONS, target)).sendRequest();
    }

    void cancel() throws Exception {
        Request cancel = calling.orElseThrow().createCancel();
        provider.getNewClientTransaction(cancel).sendRequest();
    }

    void send(String method, String type, String subtype, String body) throws Exception {
        Dialog current = dialog.orElseThrow();
        Request request = current.createRequest(method);
        request.setHeader(contact());
        if (!body.isEmpty()) {
            request.setContent(body, headers.createContentTypeHeader(type, subtype));
        }
        current.sendRequest(provider.getNewClientTransaction(request));
    }

    private Request outsideDialog(String method, InetSocketAddress target) throws Exception {
        Address from = addresses.createAddress("sip:jain@127.0.0.1:" + port);
        Address to = addresses.createAddress("sip:room@127.0.0.1:" + target.getPort() + ";transport=" + transport);
        Request request = messages.createRequest(
                to.getURI(),
                method,
                provider.getNewCallId(),
                headers.createCSeqHeader(1L, method),
                headers.createFromHeader(from, "jain" + System.nanoTime()),
                headers.createToHeader(to, null),
                List.of(headers.createViaHeader("127.0.0.1", port, transport, null)),
                headers.createMaxForwardsHeader(70));
        request.addHeader(contact());
        return request;
    }

    private ContactHeader contact() throws Exception {
        return headers.createContactHeader(
                addresses.createAddress("sip:jain@127.0.0.1:" + port + ";transport=" + transport));
    }

    // ---- what it gets

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        events.add(request.getMethod());
        try {
            if (!request.getMethod().equals(Request.ACK)) {
                answer(event, request);
            }
        } catch (Exception e) {
            events.add("failed: " + e);
        }
    }

    private void answer(RequestEvent event, Request request) throws Exception {
        ServerTransaction given = event.getServerTransaction();
        ServerTransaction transaction = given != null ? given : provider.getNewServerTransaction(request);
        switch (request.getMethod()) {
            case Request.INVITE -> answerInvite(transaction, request, given != null);
            case Request.CANCEL -> {
                transaction.sendResponse(messages.createResponse(Response.OK, request));
                ServerTransaction invite = ringing.orElseThrow();
                invite.sendResponse(messages.createResponse(Response.REQUEST_TERMINATED, invite.getRequest()));
            }
            default -> {
                Response ok = messages.createResponse(Response.OK, request);
                ok.addHeader(contact());
                transaction.sendResponse(ok);
            }
        }
    }

    private void answerInvite(ServerTransaction transaction, Request request, boolean again) throws Exception {
        if (!again) {
            dialog = Optional.of(transaction.getDialog());
            ringing = Optional.of(transaction);
            Response ring = messages.createResponse(Response.RINGING, request);
            ring.addHeader(contact());
            transaction.sendResponse(ring);
        }
        if (!onlyRings) {
            Response ok = messages.createResponse(Response.OK, request);
            ok.addHeader(contact());
            ok.setContent(SDP, headers.createContentTypeHeader("application", "sdp"));
            transaction.sendResponse(ok);
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        CSeqHeader cSeq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        events.add(response.getStatusCode() + " " + cSeq.getMethod());
        try {
            if (cSeq.getMethod().equals(Request.INVITE) && response.getStatusCode() == Response.OK) {
                Dialog current = event.getDialog();
                dialog = Optional.of(current);
                current.sendAck(current.createAck(cSeq.getSeqNumber()));
            }
        } catch (Exception e) {
            events.add("failed: " + e);
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        events.add("timeout");
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        events.add("io");
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    @Override
    public void close() {
        stack.stop();
    }
}
