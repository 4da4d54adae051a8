package tutti.examples;

import java.io.IOException;
import java.io.PrintStream;
import tutti.engine.Channel;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.conference.Conference;
import tutti.engine.record.Recording;
import tutti.engine.record.Recording.Side;
import tutti.engine.record.RecordingSettings;

/// A call of two, recorded in stereo: what the customer says on the left, what the agent says on the right.
final class RecordTwoParties {
    private RecordTwoParties() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) throws IOException {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Channel customer = telephones.connect("customer");
        Channel agent = telephones.connect("agent");
        Conference call = new Conference(processor);
        call.addParty(customer);
        call.addParty(agent);
        telephones.talk();
        try (Tapes tapes = new Tapes()) {
            Side left = Side.of(customer.conferenceInput().contribution());
            Side right = Side.of(agent.conferenceInput().contribution());
            Recording tape = Recording.stereo(left, right, RecordingSettings.DEFAULT, () -> tapes.create("call.wav"));
            telephones.talk();
            tape.stop();
            telephones.talk();
            while (tape.drain()) {} // a server drains several times a second, on a thread of its own

            int[] onLeft = tapes.play("call.wav", 0);
            int[] onRight = tapes.play("call.wav", 1);
            telephones.proof().prove("left", onLeft, "customer");
            telephones.proof().prove("right", onRight, "agent");
            String lengths = "  one second: %d samples left, %d right".formatted(onLeft.length, onRight.length);
            telephones.proof().prove(lengths, onLeft.length == 8_000 && onRight.length == 8_000);
        }
        return telephones.proven();
    }
}
