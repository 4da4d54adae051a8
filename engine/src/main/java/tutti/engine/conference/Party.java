package tutti.engine.conference;

import tutti.engine.Channel;

/// A member of a conference: the channel it is heard by and the channel it hears with, normally the same.
public record Party(Channel in, Channel out) {}
