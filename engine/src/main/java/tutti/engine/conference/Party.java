package tutti.engine.conference;

import tutti.engine.Channel;

/// A member of a conference: `in`, the channel it is heard by, and `out`, the channel it hears with,
/// normally the same.
public record Party(Channel in, Channel out) {}
