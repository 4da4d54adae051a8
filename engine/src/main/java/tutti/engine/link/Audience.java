package tutti.engine.link;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Which listeners of one processor hear a source, and with which factors.
final class Audience {
    final BitSet listeners = new BitSet();
    private final TreeMap<Integer, Double> factors = new TreeMap<>();

    void put(int listener, OptionalDouble factor) {
        listeners.set(listener);
        if (factor.isPresent()) factors.put(listener, factor.getAsDouble());
        else factors.remove(listener);
    }

    void remove(int listener) {
        listeners.clear(listener);
        factors.remove(listener);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /// Whether a source with this audience may share a link. A factor is rounded once for each source, so what has
    /// factors must come alone: a sum times a factor is another number.
    boolean sharesLinks() {
        return factors.isEmpty();
    }

    OptionalDouble factor(int listener) {
        Double factor = factors.get(listener);
        return factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor);
    }

    Audience copy() {
        Audience copy = new Audience();
        copy.listeners.or(listeners);
        copy.factors.putAll(factors);
        return copy;
    }
}
