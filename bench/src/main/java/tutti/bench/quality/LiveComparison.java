package tutti.bench.quality;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tutti.server.StartException;
import tutti.server.TuttiServer;
import tutti.server.codec.CodecCatalogue;
import tutti.server.config.LimitSettings;
import tutti.server.config.ServerSettings;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerGroup;
import tutti.simulator.caller.CallerPlan;
import tutti.simulator.caller.GeneratorReport;
import tutti.simulator.caller.SentFrames;
import tutti.simulator.voice.Voice;

/// Calls through a server with real sockets, each over another bad network, all at the same time; and the same calls in
/// virtual time.
///
/// ```
///   room n    speaker ─► [ImpairingRelay] ─► server ─► listener, who records
/// ```
/// Thread: the caller's, which waits half a minute.
final class LiveComparison implements AutoCloseable {
    /// The ones that are tried.
    static final List<Network> NETWORKS = List.of(
            Network.CLEAN,
            Network.jitter(30),
            Network.loss(3, 1),
            Network.loss(10, 3),
            Network.REORDERED,
            Network.STANDSTILL);

    private static final int SERVER_PORT_FIRST = 18_000;
    private static final int SERVER_PORT_LAST = 18_999;
    private static final int CALLER_PORT_FIRST = 19_000;
    private static final int CALLER_PORT_LAST = 19_999;
    private static final long ANSWER_MILLIS_MAX = 10_000;
    private static final int SPARE_SECONDS = 20;
    private static final long SEED = 1;
    private static final Pattern MADE_UP = Pattern.compile("made up ([0-9.]+) %");

    private final EncodedSpeech speech = Coding.muLaw().speech(0);
    private final int recordSeconds = speech.frames() / EncodedSpeech.FRAMES_PER_SECOND + SPARE_SECONDS;
    private final Queue<String> journal = new ConcurrentLinkedQueue<>();
    private final TuttiServer server;
    private final CallerGroup group;
    private final List<ImpairingRelay> relays = new ArrayList<>();
    private final List<Caller> listeners = new ArrayList<>();
    private final List<Caller> speakers = new ArrayList<>();

    /// What came of it.
    ///
    /// @param generator how well the callers kept time
    record Result(List<LiveRow> rows, GeneratorReport generator) {}

    /// Plays all calls and measures.
    static Result measure() throws StartException, IOException, CallFailedException, InterruptedException {
        try (LiveComparison comparison = new LiveComparison()) {
            comparison.dial();
            comparison.speak();
            return comparison.result();
        }
    }

    private LiveComparison() throws StartException, IOException {
        ServerSettings free = ServerSettings.defaults().onFreePorts();
        int calls = 2 * NETWORKS.size();
        server = TuttiServer.start(
                free.with(free.media().withRtpPorts(SERVER_PORT_FIRST, SERVER_PORT_LAST))
                        .with(new LimitSettings(calls, calls)),
                journal::add);
        group = CallerGroup.open(
                InetAddress.getLoopbackAddress(), CALLER_PORT_FIRST, CALLER_PORT_LAST, new SecureRandom());
    }

    /// Listeners first: they hear from the first packet on.
    private void dial() throws IOException, CallFailedException, InterruptedException {
        Voice silence = Voice.silence();
        for (int i = 0; i < NETWORKS.size(); i++) {
            listeners.add(group.dial(plan("listener" + i, i, silence), server.sipAddress()));
        }
        CallerGroup.awaitAnswers(listeners, ANSWER_MILLIS_MAX);
        Voice voice = Voice.of(speech.decoded, speech.sampleRateHz);
        for (int i = 0; i < NETWORKS.size(); i++) {
            Impairment impairment = NETWORKS.get(i).impairment();
            int packetsMax = recordSeconds * EncodedSpeech.FRAMES_PER_SECOND;
            ImpairingRelay relay = new ImpairingRelay(server.sipAddress(), impairment, packetsMax, SEED);
            relays.add(relay);
            speakers.add(group.dial(plan("speaker" + i, i, voice), relay.sipAddress()));
        }
        CallerGroup.awaitAnswers(speakers, ANSWER_MILLIS_MAX);
    }

    private CallerPlan plan(String name, int room, Voice voice) {
        return new CallerPlan(name, "network" + room, CodecCatalogue.PCMU, voice, recordSeconds);
    }

    private void speak() throws IOException, InterruptedException {
        await(() -> speakers.stream()
                .allMatch(speaker -> speaker.callRecord().sent().count() >= speech.frames()));
        speakers.forEach(Caller::hangUp);
        for (Caller speaker : speakers) await(() -> line(speaker).isPresent());
    }

    private void await(BooleanSupplier condition) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(recordSeconds);
        while (!condition.getAsBoolean()) {
            Optional<String> failure = relays.stream()
                    .map(ImpairingRelay::failure)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (failure.isPresent()) throw new IOException(failure.get());
            if (System.nanoTime() - deadlineNanos > 0)
                throw new IOException("the calls did not end in time; the server said: " + journal);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Optional<String> line(Caller speaker) {
        return journal.stream()
                .filter(line -> line.contains(" sip:" + speaker.name() + "@") && line.contains(" left "))
                .findFirst();
    }

    private Result result() throws IOException {
        List<LiveRow> rows = new ArrayList<>();
        for (int i = 0; i < NETWORKS.size(); i++) {
            SentFrames sent = speakers.get(i).callRecord().sent();
            LiveCall call = new LiveCall(
                    speech,
                    sent.firstFrame(),
                    sent.sentNanos(sent.firstFrame()),
                    listeners.get(i).callRecord().heard());
            rows.add(LiveRow.of(NETWORKS.get(i), call, concealedPercent(speakers.get(i)), SEED));
        }
        return new Result(rows, group.generatorReport());
    }

    private double concealedPercent(Caller speaker) throws IOException {
        String line = line(speaker).orElse("");
        Matcher madeUp = MADE_UP.matcher(line);
        if (!madeUp.find()) throw new IOException("the server does not say what it made up: " + line);
        return Double.parseDouble(madeUp.group(1));
    }

    @Override
    public void close() throws IOException {
        group.close();
        server.close();
        for (ImpairingRelay relay : relays) relay.close();
    }
}
