package tutti.server.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.engine.DutyCycle;
import tutti.engine.Processor;
import tutti.rtp.sdp.DtlsFingerprint;
import tutti.rtp.srtp.SrtpWorkspace;
import tutti.server.DistinctErrors;
import tutti.server.LoopTasks;
import tutti.server.dtls.DtlsEndpoint;
import tutti.server.encoding.Encodings;
import tutti.server.packet.PacketIo;
import tutti.server.packet.PacketNetwork;

/// The one thread that owns a processor, its legs and their sockets.
///
/// ```
///   ┌► after a stall: receive what waits, so that catching up does not take it for lost
///   │  frames that are due: pull legs ─► mix ─► push legs (send)
///   │  tasks of other threads: a leg comes, goes, changes its codec
///   └─ receive what arrives until the next frame is due
/// ```
public final class MediaLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaLoop.class);

    private final Processor processor;
    private final DutyCycle dutyCycle;
    private final DtlsEndpoint dtls;
    private final PacketIo io;
    private final SrtpWorkspace srtpWorkspace = new SrtpWorkspace();
    private final Encodings encodings = new Encodings();
    private final DistinctErrors errors = new DistinctErrors(LOG);
    private final LoopTasks tasks = new LoopTasks(errors);
    private final List<RtpLeg> legs = new ArrayList<>();

    @SuppressWarnings("UnusedVariable") // Without it the compiler could leave the reading out.
    private long prefetched;

    private final KeyQueue keys = new KeyQueue();
    private final AtomicBoolean keysTold = new AtomicBoolean();
    private Runnable keysWaiting = () -> {};
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean closing;
    private volatile int openLegs;
    private volatile long sendFailures;

    /// `dtls` is our end of all handshakes; the sockets of its legs are `network`'s.
    public MediaLoop(Processor processor, DtlsEndpoint dtls, PacketNetwork network) {
        this.processor = processor;
        this.dtls = dtls;
        io = network.packetIo();
        dutyCycle = new DutyCycle(processor);
    }

    /// Of the certificate we show in handshakes. Thread: any.
    public DtlsFingerprint fingerprint() {
        return DtlsFingerprint.of("sha-256", dtls.identity().fingerprint().value());
    }

    public Processor processor() {
        return processor;
    }

    /// Late ticks, skipped frames and the worst lateness.
    public DutyCycle dutyCycle() {
        return dutyCycle;
    }

    /// Takes a telephone-event's key. Thread: the reader's own.
    @FunctionalInterface
    public interface KeyReader {
        void pressed(RtpLeg leg, char digit);
    }

    /// `waiting` is run on this loop's thread when keys or tones wait to be taken, once until [#takeKeys]
    /// is called; it must not block. Before [#start].
    public void onKeys(Runnable waiting) {
        keysWaiting = waiting;
    }

    /// Hands over the keys that came as telephone-events; tones wait in the processor. Thread: any, one at
    /// a time.
    public void takeKeys(KeyReader reader) {
        keysTold.set(false);
        keys.drain(reader);
    }

    public void start() {
        thread = Optional.of(
                Thread.ofPlatform().name("media-" + processor.number()).daemon().start(this::run));
    }

    private void run() {
        dutyCycle.begin(System.nanoTime());
        while (!closing) {
            try {
                long nowNanos = System.nanoTime();
                if (dutyCycle.isBehind(nowNanos)) io.drain();
                if (dutyCycle.deadlineNanos() - nowNanos <= 0) prefetch();
                long deadlineNanos = dutyCycle.work(nowNanos);
                tellOfKeys();
                tasks.run();
                io.poll(deadlineNanos - System.nanoTime());
                sendFailures = io.sendFailures();
            } catch (RuntimeException e) {
                errors.log("media loop", e);
            }
        }
    }

    /// After 20 ms the caches have forgotten most legs: what the tick needs of them is fetched for
    /// several at a time.
    private void prefetch() {
        long sum = 0;
        for (int i = 0; i < legs.size(); i++) sum += legs.get(i).prefetchSending();
        prefetched = sum;
    }

    private void tellOfKeys() {
        boolean waiting = !keys.isEmpty() || processor.hasRecognised();
        if (waiting && keysTold.compareAndSet(false, true)) keysWaiting.run();
    }

    /// Runs `task` on the loop's thread before the next frame but one. Thread: any.
    public void execute(Runnable task) {
        tasks.add(task);
        io.wakeUp();
    }

    /// A leg over `ports` for a channel of this loop's processor at `sampleRateHz`; it lives when
    /// [RtpLeg#open] is called. Thread: any.
    public RtpLeg leg(MediaPorts.Pair ports, RtpLeg.Identity identity, int sampleRateHz) {
        return new RtpLeg(this, ports, identity, sampleRateHz);
    }

    /// Encoders with a state that run now: one for each class of listeners. Thread: any.
    public int encodersRunning() {
        return encodings.running();
    }

    public int openLegs() {
        return openLegs;
    }

    /// Packets that the network refused to take.
    public long sendFailures() {
        return sendFailures;
    }

    /// Exceptions that should not have been; each kind is in the log once.
    public long unexpectedErrors() {
        return errors.total();
    }

    // ---- for legs, on the loop's thread ----

    DtlsEndpoint dtls() {
        return dtls;
    }

    SrtpWorkspace srtpWorkspace() {
        return srtpWorkspace;
    }

    PacketIo io() {
        return io;
    }

    Encodings encodings() {
        return encodings;
    }

    void keyPressed(RtpLeg leg, char digit) {
        keys.offer(leg, digit);
    }

    void opened(RtpLeg leg) {
        legs.add(leg);
        openLegs = legs.size();
    }

    void closed(RtpLeg leg) {
        legs.remove(leg);
        openLegs = legs.size();
    }

    /// Stops the thread and closes every socket.
    @Override
    public void close() {
        closing = true;
        io.wakeUp();
        thread.ifPresent(running -> {
            try {
                running.join(2_000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        io.close();
    }
}
