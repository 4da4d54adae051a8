package tutti.engine.roles;

import java.util.List;

/// What one member hears in the frame that the processor makes next: every other member, in order of joining.
public record Hearing(Member listener, long frame, List<SourceHearing> sources) {
    public Hearing {
        sources = List.copyOf(sources);
    }

    /// The row of `source`; [IllegalArgumentException] when he is not among the sources.
    public SourceHearing of(Member source) {
        return sources.stream()
                .filter(it -> it.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(source + " is no source that could be heard here"));
    }
}
