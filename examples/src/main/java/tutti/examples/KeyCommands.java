package tutti.examples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.engine.Channel;
import tutti.engine.Recognised;
import tutti.engine.ToneSuppression;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;
import tutti.engine.tones.ToneEvent;

/// Keys that act in a meeting: *6 mutes who presses it, # ends the meeting for all.
final class KeyCommands {
    private final Meeting meeting;
    private final Map<Channel, Member> members = new HashMap<>();
    private final Map<Channel, String> pressed = new HashMap<>();

    KeyCommands(Meeting meeting) {
        this.meeting = meeting;
    }

    void join(String name, Channel line, ToneSuppression suppression) {
        line.listenFor(ToneDetectorSettings.DTMF, suppression);
        members.put(line, meeting.join(name, line, line, new Role.Party()));
    }

    /// A server calls it several times a second with what its processors have recognised.
    void act(List<Recognised> recognised) {
        for (Recognised it : recognised) {
            if (!(it.event() instanceof ToneEvent.DigitStarted key)) continue;
            pressed.put(it.channel(), pressedOn(it.channel()) + key.digit());
            Optional.ofNullable(members.get(it.channel())).ifPresent(this::act);
        }
    }

    private void act(Member member) {
        if (pressedOn(member.in()).endsWith("*6")) meeting.mute(member, MuteOrigin.SELF);
        if (pressedOn(member.in()).endsWith("#")) members.values().forEach(meeting::leave);
    }

    String pressedOn(Channel line) {
        return pressed.getOrDefault(line, "");
    }
}
