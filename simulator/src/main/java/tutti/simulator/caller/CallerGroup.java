package tutti.simulator.caller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.sdp.LocalMedia;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.EncodingWishes;
import tutti.server.media.MediaPorts;
import tutti.server.packet.PacketNetwork;
import tutti.server.sip.SipListening;
import tutti.server.sip.SipLoop;
import tutti.simulator.voice.Voice;
import tutti.sip.SipEndpoint;
import tutti.sip.SipSettings;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.message.NameAddress;
import tutti.sip.message.Parameters;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Transport;

/// Telephones by the dozen: 1 to 1,000 callers on two threads, over real SIP and RTP.
///
/// ```
///   dial ─► SIP thread ─► INVITE … 200, ACK ─► (handshake) ─► media thread: sends in its slot, hears, records
///   hangUp, BYE ─► SIP thread ─► media thread closes the sockets ─► ports are free again
/// ```
/// All callers of a group speak by one clock: frame n of every voice belongs to the same 20 ms, so voices
/// with bursts keep their turns. Within these 20 ms each caller has his own moment to send.
///
/// How exact: a sending is stamped right before the system call, and an arrival by the kernel where the
/// [PacketNetwork] can ask it; where it cannot, when the thread reads it, up to 0.5 ms late plus the lateness of
/// the thread ([#generatorReport]), so delays are too large by 0.25 ms on average there.
///
/// Thread: any. [#close] hangs up every call.
public final class CallerGroup implements AutoCloseable {
    private static final String PRODUCT = "tutti-callers";
    private static final long GOODBYE_NANOS = 2_000_000_000L;
    private static final long GOODBYE_POLL_MILLIS = 5;
    private static final int FRAMES_PER_SECOND = 50;

    private final InetAddress address;
    private final MediaPorts ports;
    private final SipLoop sip;
    private final SipEndpoint endpoint;
    private final PacketNetwork network = PacketNetwork.best();
    private final MediaThread media = new MediaThread(network);
    private final RandomGenerator random;
    private final Collection<Caller> callers = ConcurrentHashMap.newKeySet();
    private final CallerKeys keys = new CallerKeys();
    private final Map<Spoken, EncodedVoice> voices = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile InetAddress describedAddress;

    /// Callers at `address`, with SIP at a free port and media ports `firstPort`…`lastPort`. `random` gives
    /// tags, SSRCs and the like; it must be safe to use from several threads.
    ///
    /// Throws [IOException] if the address is none of this machine.
    public static CallerGroup open(InetAddress address, int firstPort, int lastPort, RandomGenerator random)
            throws IOException {
        return new CallerGroup(SipListening.plain(address, 0), firstPort, lastPort, random);
    }

    /// The same for callers some of whom dial over TLS, [CallerEncryption.Sdes]: `trust` has whom they believe.
    public static CallerGroup open(
            InetAddress address, int firstPort, int lastPort, RandomGenerator random, SSLContext trust)
            throws IOException {
        return new CallerGroup(SipListening.plain(address, 0).withDialling(trust), firstPort, lastPort, random);
    }

    private CallerGroup(SipListening listening, int firstPort, int lastPort, RandomGenerator random)
            throws IOException {
        address = listening.bind();
        describedAddress = address;
        ports = new MediaPorts(network, address, firstPort, lastPort);
        this.random = random;
        sip = new SipLoop(listening);
        SipSettings settings = SipSettings.standard(PRODUCT);
        endpoint = new SipEndpoint(settings, random, sip, new CallListener() {});
        sip.start(endpoint);
    }

    /// Whoever dials from now on says that he hears at `inside`, which the server cannot reach, as from behind a NAT
    /// whose outside is the group's address.
    public void goBehindNat(InetAddress inside) {
        describedAddress = inside;
    }

    private static String hostText(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /// Dials `sip:ROOM@server`; the caller tells how it went.
    ///
    /// Throws [IllegalStateException] if no media port is left: the range is what limits the group.
    public Caller dial(CallerPlan plan, InetSocketAddress server) {
        MediaPorts.Pair pair = ports.acquire()
                .orElseThrow(() -> new IllegalStateException(
                        "no media port is left for " + plan.name() + "; give the group a wider range"));
        Caller caller = newCaller(plan, pair);
        callers.add(caller);
        media.execute(() -> media.open(caller.stream()));
        sip.execute(() -> invite(caller, server));
        return caller;
    }

    private Caller newCaller(CallerPlan plan, MediaPorts.Pair pair) {
        boolean records = plan.recordSeconds() > 0;
        Optional<SentFrames> sent =
                records ? Optional.of(new SentFrames(plan.recordSeconds() * FRAMES_PER_SECOND)) : Optional.empty();
        int rateHz = plan.voice().sampleRateHz();
        Optional<Recording> recording =
                records ? Optional.of(new Recording(plan.codec(), rateHz, plan.recordSeconds())) : Optional.empty();
        SpokenStream spoken =
                new SpokenStream(new RtpWriter(random), random, encoded(plan.voice(), plan.codec()), sent);
        HeardStream heard = new HeardStream(plan.codec().decoder(rateHz), rateHz, recording);
        int slot = MediaThread.slotOf(numbers.getAndIncrement());
        CallerStream stream =
                new CallerStream(pair, spoken, heard, slot, media.io(), media, keys.handshakes(plan.encryption()));
        LocalMedia local = new LocalMedia(describedAddress.getHostAddress(), pair.rtpPort(), pair.rtcpPort());
        Caller.Terms terms = new Caller.Terms(
                local,
                random.nextInt(Integer.MAX_VALUE),
                keys.offered(plan.encryption(), transport(plan).isSecure()));
        return new Caller(plan, this, terms, stream, sent, recording);
    }

    /// Keys in a description are for those only who may read it.
    private static Transport transport(CallerPlan plan) {
        return plan.encryption() instanceof CallerEncryption.Sdes ? Transport.TLS : Transport.UDP;
    }

    /// `voice` in `codec`, encoded once for all who say it.
    EncodedVoice encoded(Voice voice, AudioCodec codec) {
        EncoderKind kind = codec.encoderKind(voice.sampleRateHz(), EncodingWishes.NONE);
        return voices.computeIfAbsent(new Spoken(voice, kind), _ -> new EncodedVoice(voice, kind));
    }

    private record Spoken(Voice voice, EncoderKind kind) {}

    private void invite(Caller caller, InetSocketAddress server) {
        String user = caller.name();
        NameAddress from = new NameAddress(
                user, SipUri.of(user, hostText(address), sip.local().getPort()), Parameters.NONE);
        SipUri target = SipUri.of(caller.plan().room(), hostText(server.getAddress()), server.getPort());
        Call call = endpoint.invite(
                target,
                from,
                sip.flowTo(transport(caller.plan()), server),
                caller.offer(),
                caller.offerType(),
                caller.listener(),
                System.nanoTime());
        caller.dialled(call);
    }

    /// Waits until every one of `dialled` is up. Throws the first [CallFailedException], or one with 408 if
    /// `timeoutMillis` pass.
    public static void awaitAnswers(Collection<Caller> dialled, long timeoutMillis)
            throws CallFailedException, InterruptedException {
        List<CompletableFuture<Caller>> answers = new ArrayList<>();
        dialled.forEach(caller -> answers.add(caller.answered()));
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallFailedException failed) throw failed;
            throw new IllegalStateException("a call failed in an unexpected way", e);
        } catch (TimeoutException _) {
            long missing = answers.stream().filter(answer -> !answer.isDone()).count();
            throw new CallFailedException(
                    408,
                    missing + " of " + answers.size() + " calls were not answered within " + timeoutMillis + " ms");
        }
    }

    /// Callers that are up or still dialling.
    public int size() {
        return callers.size();
    }

    /// Counts of all callers and of the media thread begin at zero again; recordings go on.
    public void restartCounting() {
        media.ask(() -> {
            callers.forEach(caller -> caller.stream().heard().restartCounting());
            media.restartCounting();
            return true;
        });
    }

    /// How well the group itself kept time. Blocks for a moment.
    public GeneratorReport generatorReport() {
        return media.ask(media::report);
    }

    /// What all callers that are up received, together. Blocks for a moment.
    public ReceptionReport reception() {
        return media.ask(() -> callers.stream()
                .map(caller -> caller.stream().heard().report())
                .reduce(ReceptionReport.NOTHING, ReceptionReport::plus));
    }

    void onSipThread(Runnable task) {
        sip.execute(task);
    }

    void onMediaThreadSoon(Runnable task) {
        media.execute(task);
    }

    <T> T onMediaThread(Supplier<T> question) {
        return media.ask(question);
    }

    /// Closes the media of a call that is over, then tells.
    void release(Caller caller, Runnable then) {
        media.execute(() -> {
            callers.remove(caller);
            media.close(caller.stream());
            ports.release(caller.stream().ports());
            then.run();
        });
    }

    /// Hangs up every call, waits a moment for the server to agree, and closes everything.
    @Override
    public void close() {
        callers.forEach(Caller::hangUp);
        long deadline = System.nanoTime() + GOODBYE_NANOS;
        try {
            while (!allGone() && System.nanoTime() - deadline < 0) TimeUnit.MILLISECONDS.sleep(GOODBYE_POLL_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sip.close();
        media.close();
    }

    private boolean allGone() throws InterruptedException {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        sip.execute(() -> gone.complete(endpoint.calls() == 0));
        try {
            return callers.isEmpty() && gone.get(GOODBYE_NANOS, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }
}
