package tutti.simulator.caller;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.rtp.srtp.SrtpWorkspace;
import tutti.server.DistinctErrors;
import tutti.server.LoopTasks;
import tutti.server.packet.PacketIo;
import tutti.server.packet.PacketNetwork;

/// The one thread that sends and receives all media of a group.
///
/// ```
///   slot    0     1     2   …   39    0     1   …         every 0.5 ms
///   sends   A     .     B       .     A     .             a caller has his slot within the 20 ms
///   reads   all   all   all     all   all   all           what has come since the slot before
/// ```
/// Slots have absolute deadlines, so lateness does not add up; a stall is caught up with, up to a limit. Sending goes
/// before reading, also between two packets that are read: all callers are sent to at the same moment, and those whose
/// slot comes then would send late, which the server could only take for jitter.
/// Packets that arrive together are read together, each with the time at which it came as far as the
/// [PacketNetwork] knows; where it does not, that is up to one slot too late, plus the lateness of the thread,
/// which is reported. Nothing in the loop allocates.
final class MediaThread implements AutoCloseable {
    static final int SLOT_NANOS = 500_000;
    static final int SLOTS_PER_FRAME = 40;

    /// After a longer stall, 200 ms, the slots in between are left out.
    static final int CATCH_UP_SLOTS_MAX = 400;

    private static final int SLOT_STEP = 17;
    private static final long ANSWER_SECONDS_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(MediaThread.class);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final DistinctErrors errors = new DistinctErrors(LOG);
    private final LoopTasks tasks = new LoopTasks(errors);
    private final List<List<CallerStream>> slots = IntStream.range(0, SLOTS_PER_FRAME)
            .<List<CallerStream>>mapToObj(_ -> new ArrayList<>())
            .toList();
    private final SrtpWorkspace srtpWorkspace = new SrtpWorkspace();
    private final byte[] packet = new byte[PacketIo.DATAGRAM_MAX];
    private final PacketIo io;
    private final LatenessHistogram lateness = new LatenessHistogram();
    private final long epochNanos = System.nanoTime();
    private final Thread thread;
    private long nextSlot;
    private long sentPackets;
    private long receivedPackets;
    private long refusedPackets;
    private long sendFailuresAtStart;
    private long skippedSlots;
    private long cpuNanosAtStart;
    private volatile boolean closing;

    /// The sockets of its callers are `network`'s.
    MediaThread(PacketNetwork network) {
        io = network.packetIo();
        thread = Thread.ofPlatform().name("callers").daemon().start(this::run);
    }

    /// The slot of the caller with that number: neighbours are far apart, forty callers have forty slots.
    static int slotOf(int callerNumber) {
        return Math.floorMod(callerNumber * SLOT_STEP, SLOTS_PER_FRAME);
    }

    private void run() {
        while (!closing) {
            try {
                tasks.run();
                sendDue();
                io.poll(deadlineNanos(nextSlot) - System.nanoTime());
            } catch (RuntimeException e) {
                errors.log("callers' media", e);
            }
        }
    }

    private long deadlineNanos(long slot) {
        return epochNanos + slot * SLOT_NANOS;
    }

    private void sendDue() {
        long dueSlots = (System.nanoTime() - deadlineNanos(nextSlot)) / SLOT_NANOS;
        if (dueSlots > CATCH_UP_SLOTS_MAX) {
            skippedSlots += dueSlots - CATCH_UP_SLOTS_MAX;
            nextSlot += dueSlots - CATCH_UP_SLOTS_MAX;
        }
        while (System.nanoTime() - deadlineNanos(nextSlot) >= 0) sendSlot(nextSlot++);
    }

    private void sendSlot(long slot) {
        List<CallerStream> callers = slots.get((int) (slot % SLOTS_PER_FRAME));
        long frame = slot / SLOTS_PER_FRAME;
        long deadline = deadlineNanos(slot);
        for (int i = 0; i < callers.size(); i++) {
            CallerStream caller = callers.get(i);
            if (!caller.sending()) continue;
            long now = System.nanoTime();
            if (!caller.send(frame, packet, now)) refusedPackets++;
            lateness.add(now - deadline);
            sentPackets++;
        }
    }

    /// The traffic of all callers. Thread: media.
    PacketIo io() {
        return io;
    }

    /// What encryption needs here for a moment.
    SrtpWorkspace srtpWorkspace() {
        return srtpWorkspace;
    }

    /// From now on `caller` sends and hears. Thread: media, as a task.
    void open(CallerStream caller) {
        io.open(caller.ports().rtp(), (datagram, length, from, arrivalNanos) -> {
            receivedPackets++;
            caller.onDatagram(datagram, length, from, arrivalNanos);
            sendDue();
        });
        slots.get(caller.slot()).add(caller);
    }

    /// Closes the sockets of `caller`. Thread: media, as a task.
    void close(CallerStream caller) {
        slots.get(caller.slot()).remove(caller);
        io.close(caller.ports().rtp());
        caller.close();
    }

    /// Runs `task` between two slots. Thread: any.
    void execute(Runnable task) {
        tasks.add(task);
    }

    /// What `question` says between two slots. Blocks. Thread: any but this one.
    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> answer.complete(question.get()));
        try {
            return answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the callers' thread was asked", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the callers' thread does not answer; is the group closed?", e);
        }
    }

    /// Thread: media, as a task.
    void restartCounting() {
        lateness.clear();
        sentPackets = 0;
        receivedPackets = 0;
        refusedPackets = 0;
        sendFailuresAtStart = io.sendFailures();
        skippedSlots = 0;
        cpuNanosAtStart = threads.getCurrentThreadCpuTime();
    }

    /// Thread: media, as a question.
    GeneratorReport report() {
        double cpuMicros = (threads.getCurrentThreadCpuTime() - cpuNanosAtStart) / 1e3;
        return new GeneratorReport(
                sentPackets,
                refusedPackets + io.sendFailures() - sendFailuresAtStart,
                skippedSlots,
                lateness.laterThan(GeneratorReport.LATE_NANOS),
                lateness.quantileMillis(0.99),
                lateness.maxMillis(),
                cpuMicros / Math.max(1, sentPackets + receivedPackets));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS_MAX));
            slots.forEach(callers -> callers.forEach(CallerStream::close));
            io.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
