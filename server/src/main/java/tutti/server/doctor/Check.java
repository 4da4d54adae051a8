package tutti.server.doctor;

import java.util.List;
import java.util.function.Supplier;

/// One thing that can be wrong with a machine. Looking leaves nothing behind.
///
/// @param name one or two words, with a capital
/// @param look finds out; throws nothing that is expected to happen
record Check(String name, Supplier<List<Finding>> look) {
    static Check one(String name, Supplier<Finding> look) {
        return new Check(name, () -> List.of(look.get()));
    }
}
