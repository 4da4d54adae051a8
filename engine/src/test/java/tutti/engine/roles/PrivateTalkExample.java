package tutti.engine.roles;

import java.io.PrintStream;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;

/// Two of three turn to each other for a moment; the third and the recorder do not hear them.
final class PrivateTalkExample {
    private final Processor processor = new Engine().openProcessor();
    private final Meeting meeting = new Meeting(processor);

    public static void main(String[] arguments) {
        new PrivateTalkExample().run(System.out);
    }

    void run(PrintStream out) {
        Member ann = join("Ann", new Role.Party());
        Member ben = join("Ben", new Role.Party());
        Member cleo = join("Cleo", new Role.Party());
        Member tape = join("tape", new Role.Recorder(Set.of()));
        out.println("cells: "
                + meeting.dryRun(new Change.OpenSideTalk(Set.of(ann, ben))).size());
        SideTalk talk = meeting.openSideTalk(Set.of(ann, ben));
        out.println("Ben hears Ann: " + meeting.why(ann, ben));
        out.println("Ann hears Cleo: " + meeting.why(cleo, ann));
        out.println("Cleo hears Ann: " + meeting.why(ann, cleo));
        out.println("the tape hears Ann: " + meeting.why(ann, tape));
        meeting.closeSideTalk(talk);
        out.println("Cleo hears Ann again: " + meeting.why(ann, cleo));
    }

    private Member join(String name, Role role) {
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
        return meeting.join(name, channel, channel, role);
    }
}
