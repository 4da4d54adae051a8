package tutti.engine.roles;

import java.io.PrintStream;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;

/// A call centre: a customer, an agent, music, and a supervisor who monitors, then coaches, then barges in.
final class MonitorBackgroundCoachExample {
    private MonitorBackgroundCoachExample() {}

    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        Processor processor = new Engine().openProcessor();
        Meeting meeting = new Meeting(processor);
        Channel line = processor.openChannel(ChannelType.FULL_DUPLEX);
        Channel desk = processor.openChannel(ChannelType.FULL_DUPLEX);
        Channel player = processor.openChannel(ChannelType.INPUT);
        Channel office = processor.openChannel(ChannelType.FULL_DUPLEX);
        Member customer = meeting.join("customer", line, line, new Role.Party());
        Member agent = meeting.join("agent", desk, desk, new Role.Party());
        meeting.join("music", player, player, new Role.Background());
        Member boss = meeting.join("boss", office, office, new Role.Monitor());
        out.println("customer hears boss as monitor: " + meeting.why(boss, customer));
        meeting.changeRole(boss, new Role.Coach(Set.of(agent)));
        out.println("customer hears boss as coach: " + meeting.why(boss, customer));
        out.println("agent hears boss as coach: " + meeting.why(boss, agent));
        meeting.changeRole(boss, new Role.Party());
        out.println("customer hears boss as party: " + meeting.why(boss, customer));
    }
}
