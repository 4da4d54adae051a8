package tutti.sip.transaction;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tutti.sip.transport.Flow;

/// What depends on a flow, so that the end of one costs what hangs on it and not a walk through everything.
final class FlowIndex<T> {
    private final Map<Flow, Set<T>> byFlow = new HashMap<>();

    void add(Flow flow, T dependent) {
        byFlow.computeIfAbsent(flow, f -> new LinkedHashSet<>(2)).add(dependent);
    }

    void remove(Flow flow, T dependent) {
        byFlow.computeIfPresent(flow, (f, dependents) -> {
            dependents.remove(dependent);
            return dependents.isEmpty() ? null : dependents;
        });
    }

    /// A copy, for those who remove while they walk.
    List<T> on(Flow flow) {
        return List.copyOf(byFlow.getOrDefault(flow, Set.of()));
    }

    boolean isEmpty() {
        return byFlow.isEmpty();
    }
}
