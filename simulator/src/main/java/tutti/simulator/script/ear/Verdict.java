package tutti.simulator.script.ear;

/// How the ear and the rule go together.
public enum Verdict {
    /// What ought to be heard is, about as loud as it ought to be; what ought not is not.
    AGREES,
    DIFFERS,
    /// Too short, or nothing was said, or it cannot be told from others.
    UNMEASURED
}
