package tutti.simulator.caller;

import tutti.server.codec.AudioCodec;
import tutti.simulator.voice.Voice;

/// What a caller is to do.
///
/// @param name who he is: the user part and display name of From
/// @param room whom he dials: the user part of the Request-URI
/// @param codec the only one he offers; beside it key presses at the same clock
/// @param voice what he says
/// @param encryption how his media is protected
/// @param recordSeconds how much he remembers of what he hears and of when he spoke; 0 for nothing
public record CallerPlan(
        String name, String room, AudioCodec codec, Voice voice, CallerEncryption encryption, int recordSeconds) {
    /// Longer records are refused: 30 MB for one caller.
    public static final int RECORD_SECONDS_MAX = 3_600;

    /// In plain RTP.
    public CallerPlan(String name, String room, AudioCodec codec, Voice voice, int recordSeconds) {
        this(name, room, codec, voice, CallerEncryption.NONE, recordSeconds);
    }

    public CallerPlan {
        if (recordSeconds < 0 || recordSeconds > RECORD_SECONDS_MAX) {
            throw new IllegalArgumentException(
                    "A record of " + recordSeconds + " s: give 0 to " + RECORD_SECONDS_MAX + " s");
        }
    }
}
