package tutti.engine.activity;

import java.util.Comparator;

/// An input that is active: `id`, which it has as a conference input, and its level `levelDbov` (-127…0).
public record ActiveInput(int id, double levelDbov) {
    /// The loudest first; of equally loud ones the lower id.
    public static final Comparator<ActiveInput> BY_POWER =
            Comparator.comparingDouble(ActiveInput::levelDbov).reversed().thenComparingInt(ActiveInput::id);
}
