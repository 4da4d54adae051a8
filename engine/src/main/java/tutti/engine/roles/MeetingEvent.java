package tutti.engine.roles;

/// The `happening` in a meeting. `seq` counts 1, 2, 3, … without a gap; `frame` is the first frame of the
/// processor's clock that can have heard it (a tick that runs meanwhile hears it one later).
public record MeetingEvent(long seq, long frame, Happening happening) {}
