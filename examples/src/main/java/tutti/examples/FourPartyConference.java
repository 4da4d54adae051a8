package tutti.examples;

import java.io.PrintStream;
import java.util.List;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.conference.Conference;

/// Four people in a conference: everybody hears the other three, as loud as they speak, and not himself.
final class FourPartyConference {
    private FourPartyConference() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Conference conference = new Conference(processor);
        for (String name : List.of("Ann", "Ben", "Cleo", "Dan")) {
            conference.addParty(telephones.connect(name));
        }
        telephones.talk();
        telephones.prove("Ann", "Ben", "Cleo", "Dan");
        telephones.prove("Ben", "Ann", "Cleo", "Dan");
        telephones.prove("Cleo", "Ann", "Ben", "Dan");
        telephones.prove("Dan", "Ann", "Ben", "Cleo");
        return telephones.proven();
    }
}
