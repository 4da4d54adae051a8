package tutti.engine.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for things, lowest-free-first, so that sets of them are bit sets.
final class Numbers<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> things = new ArrayList<>();
    private final BitSet used = new BitSet();

    boolean has(T thing) {
        return numbers.containsKey(thing);
    }

    /// Its number; it gets one when it has none.
    int of(T thing) {
        return numbers.computeIfAbsent(thing, this::give);
    }

    private int give(T thing) {
        int number = used.nextClearBit(0);
        used.set(number);
        if (number == things.size()) things.add(thing);
        else things.set(number, thing);
        return number;
    }

    T thing(int number) {
        return things.get(number);
    }

    /// Takes their numbers from all others.
    void keep(BitSet numbersInUse) {
        numbers.values().removeIf(number -> !numbersInUse.get(number));
        used.and(numbersInUse);
    }
}
