package tutti.simulator.script.plan;

/// An action that is heard from `frame` on, and the line of the script that says so.
public record TimedAction(int frame, int line, Action action) {}
