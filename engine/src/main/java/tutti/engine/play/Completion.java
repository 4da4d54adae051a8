package tutti.engine.play;

import tutti.engine.Channel;

/// That `play` is over on `channel`: how, by its `status`, and how much of it was heard,
/// `positionSamples`, in samples of the content at the rate of the channel.
public record Completion(Channel channel, Play play, PlayStatus status, long positionSamples) {}
