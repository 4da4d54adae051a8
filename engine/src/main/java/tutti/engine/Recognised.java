package tutti.engine;

import tutti.engine.tones.ToneEvent;

/// What [Channel#listenFor] heard on a channel, reported in frame `frame`.
public record Recognised(Channel channel, long frame, ToneEvent event) {}
