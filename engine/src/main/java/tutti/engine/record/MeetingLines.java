package tutti.engine.record;

import java.util.Locale;
import java.util.Map;
import tutti.engine.roles.Audience;
import tutti.engine.roles.Happening;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;
import tutti.engine.roles.Standing;

/// Tells a timeline what happens in a meeting.
final class MeetingLines {
    private final Timeline timeline;

    MeetingLines(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Who is there already when the recording begins.
    void present(Map<Member, Standing> standings, long frame) {
        standings.forEach((member, standing) -> {
            joined(member, standing.role(), frame);
            for (MuteOrigin origin : standing.mutes()) mute("mute", member, origin, frame);
            if (standing.held()) timeline.add(frame, "hold", member, it -> it);
            standing.sideTalk()
                    .ifPresent(talk ->
                            timeline.add(frame, "side-talk-join", member, it -> it.put("sideTalk", talk.number())));
        });
    }

    void happened(Happening happening, long frame) {
        switch (happening) {
            case Happening.Joined(Member member, Role role) -> joined(member, role, frame);
            case Happening.Left(Member member) -> timeline.add(frame, "leave", member, it -> it);
            case Happening.RoleChanged(Member member, Role role) ->
                timeline.add(frame, "role", member, it -> role(it, role));
            case Happening.Muted(Member member, MuteOrigin by) -> mute("mute", member, by, frame);
            case Happening.Unmuted(Member member, MuteOrigin by) -> mute("unmute", member, by, frame);
            case Happening.Held(Member member) -> timeline.add(frame, "hold", member, it -> it);
            case Happening.Resumed(Member member) -> timeline.add(frame, "resume", member, it -> it);
            case Happening.SideTalkOpened opened ->
                opened.members()
                        .forEach(member -> timeline.add(
                                frame,
                                "side-talk-join",
                                member,
                                it -> it.put("sideTalk", opened.sideTalk().number())));
            case Happening.SideTalkLeft left ->
                timeline.add(
                        frame,
                        "side-talk-leave",
                        left.member(),
                        it -> it.put("sideTalk", left.sideTalk().number()));
            case Happening.SideTalkClosed closed ->
                timeline.add(
                        frame,
                        "side-talk-close",
                        it -> it.put("sideTalk", closed.sideTalk().number()));
            case Happening.CellsChanged _ -> {
                // follows from the others
            }
        }
    }

    private void joined(Member member, Role role, long frame) {
        timeline.add(frame, "join", member, it -> role(it, role));
    }

    private void mute(String event, Member member, MuteOrigin origin, long frame) {
        timeline.add(frame, event, member, it -> it.put("origin", origin.name().toLowerCase(Locale.ROOT)));
    }

    private static JsonLine role(JsonLine line, Role role) {
        return switch (role) {
            case Role.Party _ -> line.put("role", "party");
            case Role.Monitor _ -> line.put("role", "monitor");
            case Role.Background _ -> line.put("role", "background");
            case Role.Coach coach -> line.put("role", "coach").put("coached", coach.coached());
            case Role.Recorder recorder -> line.put("role", "recorder").put("alsoHears", recorder.alsoHears());
            case Role.Prompt prompt -> audience(line.put("role", "prompt"), prompt.audience());
        };
    }

    private static JsonLine audience(JsonLine line, Audience audience) {
        return switch (audience) {
            case Audience.Everybody _ -> line.put("audience", "everybody");
            case Audience.Only only -> line.put("audience", only.members());
        };
    }
}
