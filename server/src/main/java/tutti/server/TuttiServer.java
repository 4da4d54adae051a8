package tutti.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import tutti.engine.Engine;
import tutti.server.call.CallControl;
import tutti.server.call.CallJournal;
import tutti.server.call.ConferenceView;
import tutti.server.call.DialListener;
import tutti.server.call.DialPlan;
import tutti.server.cli.Version;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.OpusAvailability;
import tutti.server.codec.OpusNatives;
import tutti.server.config.MediaEncryption;
import tutti.server.config.PacketInterface;
import tutti.server.config.PortRange;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.dtls.DtlsIdentity;
import tutti.server.dtls.DtlsLimits;
import tutti.server.http.HttpServer;
import tutti.server.media.MediaLoop;
import tutti.server.media.MediaPorts;
import tutti.server.packet.PacketNetwork;
import tutti.server.room.Rooms;
import tutti.server.sip.SipListening;
import tutti.server.sip.SipLoop;
import tutti.server.sip.SipWebSockets;
import tutti.server.tls.TlsContexts;
import tutti.server.trunk.HostLookup;
import tutti.server.trunk.SystemAddressBook;
import tutti.server.trunk.Trunk;
import tutti.server.trunk.Trunks;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.SessionTimerSettings;
import tutti.sip.message.Parameters;

/// The whole server: SIP, media and HTTP around one engine.
///
/// ```
///   SIP loop ── call control ──► engine (control side)          HTTP: health, metrics, conferences
///                    │                   │ program
///                    └─ legs ──► media loop ── processor ── RTP
/// ```
/// Thread: any. [#close] hangs up every call.
public final class TuttiServer implements AutoCloseable {
    private static final long GOODBYE_MILLIS = 2_000;
    private static final long GOODBYE_POLL_MILLIS = 10;
    private static final long ANSWER_MILLIS = 2_000;

    private final ServerSettings settings;
    private final SipLoop sip;
    private final SipEndpoint endpoint;
    private final MediaPorts ports;
    private final MediaLoop media;
    private final Rooms rooms;
    private final OpusAvailability opus;
    private final Trunks trunks;
    private final CallControl calls;
    private final HttpServer http;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Binds every port and serves. Calls are told to `journal`.
    ///
    /// Throws [StartException] with one sentence for the operator when a port is busy or an address is not
    /// ours.
    public static TuttiServer start(ServerSettings settings, CallJournal journal) throws StartException {
        return new TuttiServer(settings, journal);
    }

    private TuttiServer(ServerSettings settings, CallJournal journal) throws StartException {
        this.settings = settings;
        sip = bindSip(settings);
        try {
            PacketNetwork network =
                    settings.media().packets() == PacketInterface.PLAIN ? PacketNetwork.plain() : PacketNetwork.best();
            ports = mediaPorts(settings, network);
            media = new MediaLoop(new Engine().openProcessor(), dtls(settings), network);
            rooms = new Rooms(media.processor(), settings.limits().partiesPerRoom(), sip::execute);
            opus = OpusNatives.find(settings.media().opus().library());
            HostLookup lookup = new HostLookup(sip::execute, new SystemAddressBook(), settings.bind());
            trunks = new Trunks(settings.trunks(), sip::flowTo, lookup, journal::line);
            calls = new CallControl(
                    settings, ports, media, CodecCatalogue.of(settings.media(), opus), rooms, trunks, journal);
            endpoint = new SipEndpoint(sipSettings(), new SecureRandom(), sip, calls, calls.authority());
            calls.callOutBy(endpoint::invite, sip::flowTo, lookup);
            http = new HttpServer(settings, new ServerMetrics(this), this::conferences, this::dial, webSockets());
        } catch (StartException e) {
            sip.close();
            throw e;
        }
        media.onKeys(() -> sip.execute(() -> calls.takeKeys(System.nanoTime())));
        media.start();
        sip.start(endpoint, this::everySecond);
        sip.execute(() -> trunks.start(endpoint::register, System.nanoTime()));
    }

    private void everySecond(long nowNanos) {
        calls.endSilentCalls(nowNanos);
        trunks.keepHouse(nowNanos);
    }

    private static DtlsEndpoint dtls(ServerSettings settings) {
        SecureRandom random = new SecureRandom();
        DtlsEndpoint dtls = new DtlsEndpoint(DtlsIdentity.create(random, Instant.now()), DtlsLimits.USUAL, random);
        if (settings.media().encryption() != MediaEncryption.OFF) dtls.warmUp();
        return dtls;
    }

    private Optional<SipWebSockets> webSockets() {
        SipServerSettings.WebSocket webSocket = settings.sip().websocket();
        return webSocket.enabled() ? Optional.of(new SipWebSockets(sip, webSocket.origins())) : Optional.empty();
    }

    private static SipLoop bindSip(ServerSettings settings) throws StartException {
        SipListening listening = listening(settings);
        try {
            return new SipLoop(listening);
        } catch (BindException e) {
            throw busy("SIP", settings.bind(), settings.sip().port(), "--sip-port", e);
        } catch (IOException e) {
            throw new StartException("cannot open SIP sockets: " + e.getMessage());
        }
    }

    private static SipListening listening(ServerSettings settings) throws StartException {
        SipServerSettings.Tls tls = settings.sip().tls();
        SipListening listening = SipListening.plain(
                        settings.bind(), settings.sip().port())
                .withDialling(TlsContexts.dialling(tls.trust()));
        if (settings.advertise().isPresent()) {
            listening = listening.withAdvertised(settings.advertise().get());
        }
        if (tls.certificate().isEmpty()) return listening;
        Path certificate = tls.certificate().get();
        return listening.withTls(
                tls.port(), TlsContexts.serving(certificate, tls.key().orElse(certificate)));
    }

    /// One sentence that names the port and the option.
    public static StartException busy(String what, InetAddress bind, int port, String option, BindException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("assign")) {
            return new StartException(
                    bind.getHostAddress() + " is not an address of this machine; choose another with --bind");
        }
        if (message.contains("Permission")) {
            return new StartException(
                    what + " port " + port + " needs more rights; choose one above 1023 with " + option);
        }
        return new StartException(what + " port " + port + " on " + bind.getHostAddress()
                + " is in use by another program; choose another with " + option + " (0 takes a free one)");
    }

    private static MediaPorts mediaPorts(ServerSettings settings, PacketNetwork network) throws StartException {
        PortRange range = settings.media().rtpPorts();
        MediaPorts ports;
        try {
            ports = new MediaPorts(network, settings.bind(), range.first(), range.last());
        } catch (IllegalArgumentException e) {
            throw new StartException(e.getMessage() + " (--rtp-ports)");
        }
        MediaPorts.Pair probe = ports.acquire()
                .orElseThrow(() -> new StartException(
                        "no free pair of RTP ports in " + range + "; choose another range with --rtp-ports"));
        probe.close();
        ports.release(probe);
        return ports;
    }

    private SipSettings sipSettings() {
        SipSettings standard = SipSettings.standard("tutti/" + Version.current());
        return new SipSettings(
                standard.transactions(),
                standard.calls()
                        .withCallsMax(settings.limits().calls() + CALLS_BEING_REFUSED)
                        .withSessionTimer(new SessionTimerSettings(
                                true, settings.sip().sessionExpiresSeconds(), SessionTimerSettings.SHORTEST_SECONDS))
                        .withContactParameters(Parameters.NONE.with("isfocus", "")));
    }

    /// Call control refuses calls beyond the limit itself and says how long to wait; the endpoint's limit
    /// is behind it.
    private static final int CALLS_BEING_REFUSED = 1_000;

    public ServerSettings settings() {
        return settings;
    }

    /// Where SIP is served, UDP and TCP alike.
    public InetSocketAddress sipAddress() {
        return sip.local();
    }

    public InetSocketAddress httpAddress() {
        return new InetSocketAddress(settings.bind(), http.port());
    }

    public SipLoop sip() {
        return sip;
    }

    public SipEndpoint endpoint() {
        return endpoint;
    }

    public MediaPorts ports() {
        return ports;
    }

    public MediaLoop media() {
        return media;
    }

    public CallControl calls() {
        return calls;
    }

    /// The providers, and how we stand with each.
    public List<Trunk> trunks() {
        return trunks.all();
    }

    /// Calls somebody into a conference; `listener` hears what becomes of it, on the SIP loop's thread.
    /// Thread: any.
    public void dial(DialPlan plan, DialListener listener) {
        sip.execute(() -> calls.dial(plan, listener, System.nanoTime()));
    }

    /// What can be asked and changed in conferences while calls are up.
    public Rooms rooms() {
        return rooms;
    }

    /// The conferences there are; asks the SIP loop. Empty when it does not answer in time.
    public List<ConferenceView> conferences() {
        CompletableFuture<List<ConferenceView>> answer = new CompletableFuture<>();
        sip.execute(() -> answer.complete(calls.conferences()));
        try {
            return answer.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Says BYE to every call, waits a moment for the answers, and closes everything. Closing again changes
    /// nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        sip.execute(() -> {
            calls.hangUpAll(System.nanoTime());
            trunks.close(System.nanoTime());
        });
        awaitGoodbyes();
        http.close();
        sip.close();
        media.close();
    }

    private void awaitGoodbyes() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GOODBYE_MILLIS);
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(GOODBYE_POLL_MILLIS);
            } while (!allGone() && System.nanoTime() < deadline);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allGone() {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        sip.execute(() -> gone.complete(endpoint.calls() == 0));
        try {
            return gone.get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS) && media.openLegs() == 0;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
