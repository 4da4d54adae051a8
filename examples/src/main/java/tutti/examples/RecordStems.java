package tutti.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.record.StemRecording;
import tutti.engine.record.StemSettings;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;

/// A meeting in one file for each party, aligned to the sample, with a timeline: Ann is muted, Ben comes late.
final class RecordStems {
    private RecordStems() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) throws IOException {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Meeting meeting = new Meeting(processor);
        Channel ear = processor.openChannel(ChannelType.OUTPUT);
        Member recorder = meeting.join("recorder", ear, ear, new Role.Recorder(Set.of()));
        Channel ann = telephones.connect("Ann");
        Channel ben = telephones.connect("Ben");
        Member muted = meeting.join("Ann", ann, ann, new Role.Party());
        try (Tapes tapes = new Tapes()) {
            StemRecording tape = StemRecording.begin(meeting, recorder, StemSettings.DEFAULT, tapes::create);
            telephones.talk();
            meeting.mute(muted, MuteOrigin.MODERATOR);
            meeting.join("Ben", ben, ben, new Role.Party());
            tape.attend();
            telephones.talk();
            tape.stop();
            while (tape.work()) {} // a server works several times a second, on a thread of its own

            Files.readAllLines(tapes.path(StemRecording.TIMELINE_FILE)).forEach(out::println);
            int[] annSaid = tapes.play("Ann-1.wav", 0);
            int[] benSaid = tapes.play("Ben-2.wav", 0);
            int[] mix = tapes.play(StemRecording.MIX_FILE, 0);
            telephones.proof().prove("Ann 1st s", Arrays.copyOf(annSaid, 8_000), "Ann");
            telephones.proof().prove("Ann 2nd s", annSaid);
            telephones.proof().prove("Ben 1st s", Arrays.copyOf(benSaid, 8_000));
            telephones.proof().prove("Ben 2nd s", benSaid, "Ben");
            int[] sum = new int[16_000];
            Arrays.setAll(sum, i -> annSaid[i] + benSaid[i]);
            telephones.proof().prove("  the stems add up to the mix, bit for bit", Arrays.equals(sum, mix));
        }
        return telephones.proven();
    }
}
