package tutti.sip.registration;

import java.util.Optional;
import tutti.sip.auth.DigestClient;
import tutti.sip.message.DeltaSeconds;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.StatusReason;
import tutti.sip.registration.RegistrationState.Closed;
import tutti.sip.registration.RegistrationState.Refused;
import tutti.sip.registration.RegistrationState.Registered;
import tutti.sip.registration.RegistrationState.Registering;
import tutti.sip.registration.RegistrationState.Retrying;
import tutti.sip.time.Timer;
import tutti.sip.time.TimerQueue;
import tutti.sip.transaction.Identifiers;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.Transactions;
import tutti.sip.transport.Flow;

/// Keeps one name of ours registered at a provider, until it is closed. States: see [RegistrationState].
///
/// Refreshes after four fifths of what the registrar has promised; after failures it waits longer each time, and
/// never as long as others that failed at the same moment. One REGISTER at a time; all of them have one Call-ID
/// and rising numbers. Thread: the endpoint's.
///
/// Source: RFC 3261 §10.2, §10.2.8 (423); RFC 5626 §4.5.
public final class Registration {
    /// What a registrar may make us wait, or hold, at most.
    private static final int SECONDS_MAX = 86_400;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int JITTER_PERCENT = 51;
    private static final int DOUBLINGS_MAX = 16;

    private final RegistrationSettings settings;
    private final Transactions transactions;
    private final TimerQueue timers;
    private final Identifiers identifiers;
    private final DigestClient digest;
    private final RegistrationListener listener;
    private final NameAddress contact;
    private final String product;
    private final String callId;
    private final String from;
    private Flow flow;
    private RegistrationState state = new Closed();
    private Timer timer = Timer.IDLE;
    private long number;
    private int askedSeconds;
    private int failures;
    private boolean underWay;
    private boolean closing = true;
    private boolean unregistering;

    /// Nothing is sent before [#start].
    ///
    /// @param flow where the registrar is; calls will come by it
    /// @param contact where calls are to come to
    public Registration(
            RegistrationSettings settings,
            Transactions transactions,
            TimerQueue timers,
            Identifiers identifiers,
            Flow flow,
            NameAddress contact,
            String product,
            RegistrationListener listener) {
        this.settings = settings;
        this.transactions = transactions;
        this.timers = timers;
        this.identifiers = identifiers;
        this.digest = new DigestClient(settings.credentials(), identifiers::tag);
        this.flow = flow;
        this.contact = contact;
        this.product = product;
        this.listener = listener;
        this.callId = identifiers.callId();
        this.from = NameAddress.of(settings.addressOfRecord())
                .withTag(identifiers.tag())
                .toString();
        this.askedSeconds = settings.expiresSeconds();
    }

    public RegistrationState state() {
        return state;
    }

    public RegistrationSettings settings() {
        return settings;
    }

    /// Registers, for the first time or after a refusal, or at once instead of after the wait.
    public void start(long nowNanos) {
        timers.advanceTo(nowNanos);
        closing = false;
        failures = 0;
        if (!underWay) {
            register(askedSeconds);
        }
    }

    /// The same from now on over another flow: the connection is a new one, or the registrar has moved.
    public void start(Flow newFlow, long nowNanos) {
        flow = newFlow;
        start(nowNanos);
    }

    /// Takes the registration back (§10.2.2). [Closed] follows when that is answered, or has come to nothing.
    public void close(long nowNanos) {
        timers.advanceTo(nowNanos);
        timers.stop(timer);
        boolean registered = state instanceof Registered;
        closing = true;
        if (!underWay && registered) {
            register(0);
        } else if (!underWay) {
            become(new Closed());
        }
    }

    private void register(int seconds) {
        timers.stop(timer);
        underWay = true;
        unregistering = seconds == 0;
        if (!unregistering) {
            become(new Registering());
        }
        send(seconds);
    }

    private void send(int seconds) {
        number++;
        SipHeaders headers = SipHeaders.builder()
                .add("Max-Forwards", "70")
                .add("From", from)
                .add("To", NameAddress.of(settings.addressOfRecord()).toString())
                .add("Call-ID", callId)
                .add("CSeq", number + " REGISTER")
                .add("Contact", contact + ";expires=" + seconds)
                .add("Expires", Integer.toString(seconds))
                .add("User-Agent", product)
                .build();
        SipRequest plain = new SipRequest("REGISTER", settings.registrar(), headers, SipMessage.noBody());
        SipRequest request = digest.authorize(plain, flow);
        transactions.send(request, flow, new Answer(request, flow, seconds));
    }

    private final class Answer implements ResponseHandler {
        private final SipRequest request;
        private final Flow sentOver;
        private final int seconds;

        Answer(SipRequest request, Flow sentOver, int seconds) {
            this.request = request;
            this.sentOver = sentOver;
            this.seconds = seconds;
        }

        @Override
        public void onResponse(SipResponse response, Flow from) {
            if (response.isProvisional()) {
                return;
            }
            if (digest.learn(request, response, sentOver, from)) {
                send(seconds);
                return;
            }
            underWay = false;
            if (closing) {
                whileClosing(response.isSuccess());
            } else if (response.isSuccess()) {
                registered(promised(response, seconds));
            } else if (response.status() == 423 && raise(response)) {
                register(askedSeconds);
            } else {
                refused(response);
            }
        }

        @Override
        public void onFailure(ClientFailure failure) {
            underWay = false;
            int status = failure == ClientFailure.TIMEOUT ? 408 : 503;
            if (closing) {
                whileClosing(false);
            } else {
                retry(status, StatusReason.of(status), 0);
            }
        }
    }

    /// Closed while a REGISTER was on its way: what it has achieved is taken back first.
    private void whileClosing(boolean success) {
        if (success && !unregistering) {
            register(0);
        } else {
            become(new Closed());
        }
    }

    private void registered(int seconds) {
        failures = 0;
        timer = timers.start(seconds * 800L * NANOS_PER_MILLI, () -> register(askedSeconds));
        become(new Registered(seconds));
    }

    private boolean raise(SipResponse tooBrief) {
        int least = seconds(tooBrief.headers().first("Min-Expires"));
        boolean higher = least > askedSeconds && least <= SECONDS_MAX;
        askedSeconds = higher ? least : askedSeconds;
        return higher;
    }

    private void refused(SipResponse response) {
        int status = response.status();
        boolean mayPass = status == 408
                || status == 429
                || status == 480
                || (status >= 500 && status != 501 && status != 505 && status != 513 && status != 603);
        if (mayPass) {
            retry(status, response.reason(), seconds(response.headers().first("Retry-After")));
        } else {
            become(new Refused(status, response.reason()));
        }
    }

    /// Half of the wait at least, and the rest as chance will have it.
    private void retry(int status, String reason, int notBeforeSeconds) {
        long longest = Math.min(settings.retryMaxMillis(), settings.retryMillis() << Math.min(failures, DOUBLINGS_MAX));
        failures++;
        long jittered = longest * (100 - identifiers.below(JITTER_PERCENT)) / 100;
        long delayMillis = Math.max(jittered, Math.min(notBeforeSeconds, SECONDS_MAX) * 1_000L);
        timer = timers.start(delayMillis * NANOS_PER_MILLI, () -> register(askedSeconds));
        become(new Retrying(status, reason, delayMillis));
    }

    /// What the registrar says of our Contact, else of all, else what we asked for (§10.2.4, §10.3 step 8).
    private int promised(SipResponse response, int asked) {
        for (NameAddress binding : response.addresses("Contact")) {
            Optional<String> expires = binding.parameters().get("expires");
            if (isOurs(binding) && expires.isPresent()) {
                return atLeastOne(seconds(expires), asked);
            }
        }
        return atLeastOne(seconds(response.headers().first("Expires")), asked);
    }

    private boolean isOurs(NameAddress binding) {
        return binding.uri().user().equals(contact.uri().user())
                && binding.uri().host().equalsIgnoreCase(contact.uri().host())
                && binding.uri().port().equals(contact.uri().port());
    }

    private static int atLeastOne(int seconds, int otherwise) {
        return seconds < 1 ? otherwise : Math.min(seconds, SECONDS_MAX);
    }

    private static int seconds(Optional<String> value) {
        return value.flatMap(DeltaSeconds::parse).map(DeltaSeconds::seconds).orElse(0);
    }

    private void become(RegistrationState next) {
        state = next;
        listener.changed(this, next);
    }

    @Override
    public String toString() {
        return "registration of " + settings.addressOfRecord() + " at " + settings.registrar() + ": " + state;
    }
}
