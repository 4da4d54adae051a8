package tutti.engine;

import java.util.ArrayList;
import java.util.List;

/// The whole machine: opens processors.
///
/// It starts no thread and reads no clock: whoever opens a processor drives it by calling [Processor#tick],
/// from one thread in real time or as fast as it likes. Thread: any.
public final class Engine {
    private final EngineSettings settings;
    private final List<Processor> processors = new ArrayList<>();

    public Engine() {
        this(EngineSettings.TELEPHONE);
    }

    public Engine(EngineSettings settings) {
        this.settings = settings;
    }

    public EngineSettings settings() {
        return settings;
    }

    public synchronized Processor openProcessor() {
        Processor processor = new Processor(settings, processors.size());
        processors.add(processor);
        return processor;
    }

    public synchronized List<Processor> processors() {
        return List.copyOf(processors);
    }
}
