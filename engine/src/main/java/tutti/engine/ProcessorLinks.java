package tutti.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What leaves a processor over links, and how much arrives. Thread: control.
final class ProcessorLinks {
    private final Processor processor;
    private final Control control;
    private final Map<Channel, Integer> readersByOutput = new LinkedHashMap<>();
    private final AtomicLong missedFrames = new AtomicLong();
    private int arrivals;

    ProcessorLinks(Processor processor, Control control) {
        this.processor = processor;
        this.control = control;
    }

    /// A channel of this processor reads the sum of `output`, of whichever processor.
    void begin(Channel output) {
        ProcessorLinks from = output.processor().links();
        arrivals++;
        from.readersByOutput.merge(output, 1, Integer::sum);
        touch(output);
    }

    void end(Channel output) {
        ProcessorLinks from = output.processor().links();
        arrivals--;
        int readers = from.readersByOutput.getOrDefault(output, 0) - 1;
        if (readers > 0) from.readersByOutput.put(output, readers);
        else from.readersByOutput.remove(output);
        touch(output);
    }

    /// What `output` sends here has begun or ended.
    void touch(Channel output) {
        control.linksTouched(output.processor(), processor);
    }

    boolean areThere() {
        return arrivals > 0 || !readersByOutput.isEmpty();
    }

    /// Channels whose output somebody reads over a link.
    Collection<Channel> outputs() {
        return Collections.unmodifiableSet(readersByOutput.keySet());
    }

    LinkArrival arrival(LinkLane lane, SampleRate rate) {
        return new LinkArrival(lane, processor.engine().linkWait(), missedFrames, processor.silence(rate));
    }

    long missedFrames() {
        return missedFrames.get();
    }
}
