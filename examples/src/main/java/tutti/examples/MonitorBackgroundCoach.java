package tutti.examples;

import java.io.PrintStream;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;

/// A call centre: a customer, an agent, music, and a boss who monitors, then coaches the agent, then barges in.
final class MonitorBackgroundCoach {
    private MonitorBackgroundCoach() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Meeting meeting = new Meeting(processor);
        Channel line = telephones.connect("customer");
        Channel desk = telephones.connect("agent");
        Channel player = telephones.connect("music");
        Channel office = telephones.connect("boss");
        Member customer = meeting.join("customer", line, line, new Role.Party());
        Member agent = meeting.join("agent", desk, desk, new Role.Party());
        meeting.join("music", player, player, new Role.Background());
        Member boss = meeting.join("boss", office, office, new Role.Monitor());

        out.println("The boss monitors. Does the customer hear him? "
                + meeting.why(boss, customer).sentence());
        telephones.talk();
        telephones.prove("customer", "agent", "music");
        telephones.prove("agent", "customer", "music");
        telephones.prove("boss", "customer", "agent", "music");

        meeting.changeRole(boss, new Role.Coach(Set.of(agent)));
        out.println("He coaches the agent. Does the customer hear him? "
                + meeting.why(boss, customer).sentence());
        telephones.talk();
        telephones.prove("customer", "agent", "music");
        telephones.prove("agent", "customer", "music", "boss");

        meeting.changeRole(boss, new Role.Party());
        out.println("He barges in. Does the customer hear him? "
                + meeting.why(boss, customer).sentence());
        telephones.talk();
        telephones.prove("customer", "agent", "music", "boss");
        return telephones.proven();
    }
}
