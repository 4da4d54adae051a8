package tutti.engine.roles;

/// A private talk of some parties inside a meeting. `number` is never given again in that meeting.
public record SideTalk(int number) {}
