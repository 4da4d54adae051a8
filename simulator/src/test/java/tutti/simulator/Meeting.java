package tutti.simulator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import tutti.audio.g711.G711;
import tutti.server.StartException;
import tutti.server.TuttiServer;
import tutti.server.call.CallJournal;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.CodecName;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;
import tutti.server.room.Room;
import tutti.server.tls.TlsContexts;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerEncryption;
import tutti.simulator.caller.CallerGroup;
import tutti.simulator.caller.CallerPlan;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.Voice;

/// A server on loopback with the callers of one test.
public final class Meeting implements AutoCloseable {
    public static final int RECORD_SECONDS = 300;

    /// Of the server's media.
    public static final int SERVER_PORT_FIRST = 20_000;

    private static final int SERVER_PORT_LAST = 23_999;

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PORT_FIRST = 24_000;
    private static final int PORT_LAST = 27_999;

    private static final long SEED = 20_261_101;
    private static final long ANSWER_MILLIS_MAX = 20_000;
    private static final long QUESTION_SECONDS_MAX = 10;
    private static final long UTTERANCE_MILLIS_MAX = 800;
    private static final int ATTEMPTS_MAX = 5;

    /// Until jitter buffers have forgotten a stall and what it had them hold is played.
    private static final long AFTER_STALL_MILLIS = 4_000;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TuttiServer server;
    private final Journal journal;
    private final CallerGroup group;
    private final List<Caller> callers = new ArrayList<>();
    private Punctuality quiet = new Punctuality(0, 0, 0, 0);

    private Meeting(TuttiServer server, Journal journal, CallerGroup group) {
        this.server = server;
        this.journal = journal;
        this.group = group;
    }

    public static Meeting open() throws StartException, IOException {
        Journal journal = new Journal();
        TuttiServer server = TuttiServer.start(settings(), journal);
        return new Meeting(server, journal, CallerGroup.open(LOOPBACK, PORT_FIRST, PORT_LAST, new Random(SEED)));
    }

    /// The same with a server that also serves TLS, as whom `certificate` says, and callers who believe it.
    public static Meeting open(CertificateFiles certificate) throws StartException, IOException {
        Journal journal = new Journal();
        ServerSettings settings = settings();
        SipServerSettings.Tls tls = new SipServerSettings.Tls(
                0, Optional.of(certificate.certificate()), Optional.of(certificate.key()), Optional.empty());
        TuttiServer server = TuttiServer.start(settings.with(settings.sip().withTls(tls)), journal);
        SSLContext trust = TlsContexts.dialling(Optional.of(certificate.certificate()));
        return new Meeting(server, journal, CallerGroup.open(LOOPBACK, PORT_FIRST, PORT_LAST, new Random(SEED), trust));
    }

    private static ServerSettings settings() {
        ServerSettings free = ServerSettings.defaults().onFreePorts();
        return free.with(
                free.media().withRtpPorts(SERVER_PORT_FIRST, SERVER_PORT_LAST).withCodecs(List.of(CodecName.values())));
    }

    private static final class Journal implements CallJournal {
        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void line(String text) {
            lines.add(text);
        }
    }

    public InetSocketAddress address() {
        return server.sipAddress();
    }

    /// The server's lines about calls so far.
    public List<String> journal() {
        return journal.lines;
    }

    public CallerGroup group() {
        return group;
    }

    /// What `question` finds or changes in the server's room of that name.
    public <T> T ask(String room, Function<Room, T> question)
            throws ExecutionException, InterruptedException, TimeoutException {
        return server.rooms().ask(room, question).get(QUESTION_SECONDS_MAX, SECONDS);
    }

    /// Waits until the server has made that many frames more.
    public void awaitFrames(int frames) {
        long until = server.media().processor().frame() + frames;
        await().pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> server.media().processor().frame() >= until);
    }

    /// A caller who is up when this returns, and recorded.
    public Caller dial(String name, String room, G711 law, Voice voice)
            throws CallFailedException, InterruptedException {
        return dial(name, room, law == G711.MU_LAW ? CodecCatalogue.PCMU : CodecCatalogue.PCMA, voice);
    }

    /// The same with any codec.
    public Caller dial(String name, String room, AudioCodec codec, Voice voice)
            throws CallFailedException, InterruptedException {
        return dial(name, room, codec, voice, CallerEncryption.NONE);
    }

    /// The same with any protection of his media; he has his keys when this returns.
    public Caller dial(String name, String room, AudioCodec codec, Voice voice, CallerEncryption encryption)
            throws CallFailedException, InterruptedException {
        CallerPlan plan = new CallerPlan(name, room, codec, voice, encryption, RECORD_SECONDS);
        InetSocketAddress address = encryption instanceof CallerEncryption.Sdes
                ? server.sip().localTls().orElseThrow()
                : address();
        Caller caller = group.dial(plan, address);
        CallerGroup.awaitAnswers(List.of(caller), ANSWER_MILLIS_MAX);
        callers.add(caller);
        return caller;
    }

    /// He is gone when this returns, and is asked about no more.
    public void hangUp(Caller caller) throws ExecutionException, InterruptedException, TimeoutException {
        callers.remove(caller);
        caller.hangUp();
        caller.ended().get(QUESTION_SECONDS_MAX, SECONDS);
    }

    /// What everybody heard of what was said in `millis` from `settleMillis` on. If the machine stalled
    /// meanwhile, what came after that: a stall costs audio whatever the server does. What it leaves in the jitter
    /// buffers is worked off seconds later, and is not what is to be heard either.
    public HearingMatrix hearAfter(long settleMillis, long millis) {
        for (int attempt = 1; ; attempt++) {
            Punctuality before = punctuality();
            boolean stalled = before.stallsSince(quiet) > 0;
            quiet = before;
            long waitMillis = stalled ? Math.max(settleMillis, AFTER_STALL_MILLIS) : settleMillis;
            long from = System.nanoTime() + MILLISECONDS.toNanos(waitMillis);
            long to = from + MILLISECONDS.toNanos(millis);
            awaitRecordedUntil(to + MILLISECONDS.toNanos(UTTERANCE_MILLIS_MAX));
            if (attempt == ATTEMPTS_MAX || punctuality().stallsSince(before) == 0) {
                return HearingMatrix.measure(
                        callers.stream().map(Caller::callRecord).toList(), from, to);
            }
        }
    }

    private void awaitRecordedUntil(long nanos) {
        await().atMost(PATIENCE)
                .until(() -> callers.stream()
                        .map(caller -> caller.callRecord().heard())
                        .allMatch(heard -> heard.firstPacketSince(nanos) < heard.packets()));
    }

    /// Nobody's stream had a gap, a repeat or a jump, but for frames that the server left out because the machine had
    /// stalled it for longer than it makes up for.
    public void assertSeamless() {
        long skippedFrames = server.media().dutyCycle().skippedFrames();
        for (Caller caller : callers) {
            assertThat(caller.reception())
                    .as(caller.name())
                    .satisfies(report -> assertThat(report.seamlessButForJumps(skippedFrames))
                            .as("%s, %d frames left out", report, skippedFrames)
                            .isTrue());
        }
    }

    /// How punctual both sides have been so far: the first thing to look at when somebody heard a gap.
    public Punctuality punctuality() {
        var cycle = server.media().dutyCycle();
        var callerSide = group.generatorReport();
        return new Punctuality(
                cycle.lateTicks(), cycle.latestNanos() / 1e6, callerSide.latePackets(), callerSide.lateMillisMax());
    }

    /// Ticks of the server and packets of the callers that the machine delayed, and the worst of each.
    public record Punctuality(long lateTicks, double tickMillisMax, long latePackets, double packetMillisMax) {
        private static final int WORKED_OFF_LATER_MAX = 3;

        public long stallsSince(Punctuality before) {
            return lateTicks - before.lateTicks + latePackets - before.latePackets;
        }

        /// The same and some of those before: delay that they left in jitter buffers may have been worked off since.
        public long stallsFeltSince(Punctuality before) {
            return stallsSince(before) + Math.min(before.lateTicks + before.latePackets, WORKED_OFF_LATER_MAX);
        }
    }

    @Override
    public void close() {
        group.close();
        server.close();
    }
}
