package tutti.engine.roles;

import java.util.List;

/// What `listener` hears in frame `frame`, which the processor makes next: `sources`, every other member,
/// in order of joining.
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
