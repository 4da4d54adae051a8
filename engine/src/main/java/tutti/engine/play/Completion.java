package tutti.engine.play;

import tutti.engine.Channel;

/// That `play` is over on `channel`: how, and how much of it was heard, in samples of the content at the
/// rate of the channel.
public record Completion(Channel channel, Play play, PlayStatus status, long positionSamples) {}
