package tutti.examples;

import java.io.PrintStream;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;
import tutti.engine.roles.SideTalk;

/// Ann and Ben turn to each other for a moment; Cleo and the tape do not hear them, they still hear Cleo.
final class PrivateTalk {
    private PrivateTalk() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Meeting meeting = new Meeting(processor);
        Member ann = join(meeting, "Ann", telephones.connect("Ann"), new Role.Party());
        Member ben = join(meeting, "Ben", telephones.connect("Ben"), new Role.Party());
        Member cleo = join(meeting, "Cleo", telephones.connect("Cleo"), new Role.Party());
        join(meeting, "tape", telephones.connect("tape"), new Role.Recorder(Set.of()));

        SideTalk privately = meeting.openSideTalk(Set.of(ann, ben));
        out.println("Ann and Ben talk privately. Does Cleo hear Ann? " + meeting.why(ann, cleo));
        telephones.talk();
        telephones.prove("Ann", "Ben", "Cleo");
        telephones.prove("Ben", "Ann", "Cleo");
        telephones.prove("Cleo");
        telephones.prove("tape", "Cleo");

        meeting.closeSideTalk(privately);
        out.println("They are back. Does Cleo hear Ann? " + meeting.why(ann, cleo));
        telephones.talk();
        telephones.prove("Cleo", "Ann", "Ben");
        telephones.prove("tape", "Ann", "Ben", "Cleo");
        return telephones.proven();
    }

    private static Member join(Meeting meeting, String name, Channel channel, Role role) {
        return meeting.join(name, channel, channel, role);
    }
}
