package tutti.examples;

import java.io.PrintStream;
import java.util.List;
import tutti.audio.tone.Cadence;
import tutti.audio.tone.Tone;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.play.Completion;
import tutti.engine.play.PlayStatus;
import tutti.engine.play.Prompts;
import tutti.engine.play.TonePlay;
import tutti.engine.roles.Audience;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;

/// A prompt for Ann alone in a meeting that goes on; when it is over, its player leaves.
final class PromptToOne {
    private PromptToOne() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Meeting meeting = new Meeting(processor);
        Channel ann = telephones.connect("Ann");
        Channel ben = telephones.connect("Ben");
        Member listener = meeting.join("Ann", ann, ann, new Role.Party());
        meeting.join("Ben", ben, ben, new Role.Party());

        Channel player = processor.openChannel(ChannelType.INPUT);
        Member prompter = meeting.join("prompt", player, player, new Role.Prompt(Audience.only(listener)));
        Cadence tone = Cadence.once(Cadence.element(1_000, 0, Tone.ofDbov(1_000, Telephone.SPOKEN_DBOV)));
        Prompts prompts = new Prompts();
        prompts.receiveFrom(player, TonePlay.of(tone, processor.settings()));
        telephones.proof().addVoice("prompt", 1_000, Telephone.SPOKEN_DBOV);
        telephones.talk();
        telephones.prove("Ann", "Ben", "prompt");
        telephones.prove("Ben", "Ann");

        List<Completion> over = prompts.poll();
        for (Completion it : over) out.println("Prompt " + it.status() + " after " + it.positionSamples() + " samples");
        boolean complete = over.size() == 1 && over.getFirst().status() == PlayStatus.COMPLETE;
        telephones.proof().prove("  It has been heard to its end.", complete);
        meeting.leave(prompter);
        telephones.talk();
        telephones.prove("Ann", "Ben");
        return telephones.proven();
    }
}
