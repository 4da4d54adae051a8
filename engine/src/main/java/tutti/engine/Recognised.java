package tutti.engine;

import tutti.engine.tones.ToneEvent;

/// What [Channel#listenFor] heard on `channel`: `event`, reported in frame `frame`.
public record Recognised(Channel channel, long frame, ToneEvent event) {}
