package tutti.simulator.script.report;

import java.util.Locale;
import java.util.stream.Collectors;
import tutti.engine.roles.Reason;

/// Why somebody is heard or not, for people.
final class ReasonText {
    private ReasonText() {}

    static String of(Reason reason) {
        return switch (reason) {
            case Reason.TalksWithAll _ -> "talks with all";
            case Reason.BackgroundForAll _ -> "background for all";
            case Reason.CoachOfListener _ -> "coaches the listener";
            case Reason.CoachedByListener _ -> "coached by the listener";
            case Reason.HeardByCoached heard -> "heard by " + heard.coached().name() + ", whom the listener coaches";
            case Reason.InSideTalk _ -> "in a side talk with the listener";
            case Reason.PromptForListener _ -> "prompt for the listener";
            case Reason.NamedByRecorder _ -> "named by the recorder";
            case Reason.OwnSignal _ -> "own signal";
            case Reason.ListenerHearsNobody _ -> "the listener's role hears nobody";
            case Reason.NeverHeard _ -> "his role is never heard";
            case Reason.ListenerOnHold _ -> "the listener is on hold";
            case Reason.SourceOnHold _ -> "on hold";
            case Reason.NotCoached _ -> "coaches others";
            case Reason.NotHeardByCoached _ -> "not heard by those whom the listener coaches";
            case Reason.OutsideSideTalk _ -> "in a side talk without the listener";
            case Reason.PromptForOthers _ -> "prompt for others";
            case Reason.Muted muted ->
                "muted by "
                        + muted.by().stream()
                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" and "));
            case Reason.Absent _ -> "not in the meeting";
            case Reason.Disconnected _ -> "disconnected";
        };
    }

    /// The same for programs.
    static String code(Reason reason) {
        return reason.getClass().getSimpleName();
    }
}
