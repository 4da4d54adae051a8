package tutti.simulator.script.plan;

import java.util.List;
import java.util.OptionalDouble;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.engine.roles.MuteOrigin;

/// What somebody does, or what is done to him. Parties go by name.
public sealed interface Action {
    /// In the words of the script.
    String text();

    record Join(String who, RolePlan role) implements Action {
        @Override
        public String text() {
            return who + " joins as " + role.text();
        }
    }

    record Leave(String who) implements Action {
        @Override
        public String text() {
            return who + " leaves";
        }
    }

    record ChangeRole(String who, RolePlan role) implements Action {
        @Override
        public String text() {
            return who + " becomes " + role.text();
        }
    }

    /// From coach or monitor to party.
    record Barge(String who) implements Action {
        @Override
        public String text() {
            return who + " barges in";
        }
    }

    record StartSideTalk(List<String> who) implements Action {
        public StartSideTalk {
            who = List.copyOf(who);
        }

        @Override
        public String text() {
            return String.join(", ", who) + " start a side talk";
        }
    }

    /// Ends the one that `who` is in.
    record EndSideTalk(String who) implements Action {
        @Override
        public String text() {
            return "the side talk of " + who + " ends";
        }
    }

    record Mute(String who, MuteOrigin by) implements Action {
        @Override
        public String text() {
            return who + " is muted by " + by;
        }
    }

    record Unmute(String who, MuteOrigin by) implements Action {
        @Override
        public String text() {
            return who + " is unmuted by " + by;
        }
    }

    record Hold(String who) implements Action {
        @Override
        public String text() {
            return who + " is put on hold";
        }
    }

    record Resume(String who) implements Action {
        @Override
        public String text() {
            return who + " is taken off hold";
        }
    }

    /// `over`: besides what he says, not instead of it.
    record Press(String who, DigitString digits, DigitTiming timing, boolean over) implements Action {
        @Override
        public String text() {
            return who + " presses " + digits.text();
        }
    }

    /// A party that is there as long as it plays; `what` is in the words of the script.
    record Play(String who, String what, RolePlan role) implements Action {
        @Override
        public String text() {
            return who + " plays " + what + " as " + role.text();
        }
    }

    /// Kept through leaving and joining again.
    record AdjustVolume(String who, OptionalDouble inDb, OptionalDouble outDb) implements Action {
        @Override
        public String text() {
            String in = inDb.isPresent() ? " in " + inDb.getAsDouble() + " dB" : "";
            String out = outDb.isPresent() ? " out " + outDb.getAsDouble() + " dB" : "";
            return "volume of " + who + in + out;
        }
    }
}
