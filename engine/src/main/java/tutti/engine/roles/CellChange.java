package tutti.engine.roles;

/// One cell of the matrix, whether `listener` hears `source` and why, `before` and `after` a change; who
/// is not in the meeting has [Reason.Absent] cells.
public record CellChange(Member listener, Member source, Reason before, Reason after) {
    /// Whether the listener begins or ceases to hear the source; otherwise only the reason is another.
    public boolean audible() {
        return before.heard() != after.heard();
    }
}
