package tutti.engine.roles;

import java.util.List;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// What `listener` hears in frame `frame`, which the processor makes next: `sources`, every other member,
/// in order of joining.
public record Hearing(Member listener, long frame, List<SourceHearing> sources) {
    public Hearing {
        sources = List.copyOf(sources);
    }

    /// The row of `source`; `BAD_PARAMETER` when he is not among the sources, as the listener himself.
    public SourceHearing of(Member source) {
        return sources.stream()
                .filter(it -> it.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        ErrorCode.BAD_PARAMETER,
                        source + " is no source for " + listener + "; name another member of the meeting"));
    }
}
