package tutti.simulator.hearing;

/// Who ought to hear whom.
@FunctionalInterface
public interface Expectation {
    /// Everybody hears everybody except himself.
    Expectation CONFERENCE = (listener, talker) -> !listener.equals(talker);

    /// Everybody hears himself and nobody else.
    Expectation ECHO = String::equals;

    /// Whether `listener` ought to hear `talker`, as loud as he speaks; otherwise not at all.
    boolean hears(String listener, String talker);
}
