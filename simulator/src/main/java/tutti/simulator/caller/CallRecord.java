package tutti.simulator.caller;

import tutti.simulator.voice.Voice;

/// What one caller said, when he said it, and what he heard.
public record CallRecord(String name, Voice voice, SentFrames sent, Recording heard) {}
