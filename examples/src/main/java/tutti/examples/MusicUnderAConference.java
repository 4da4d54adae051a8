package tutti.examples;

import java.io.PrintStream;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.play.Clip;
import tutti.engine.play.Playlist;
import tutti.engine.play.Replay;
import tutti.engine.play.ReplaySettings;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Role;

/// Music under a conference: a clip again and again without a seam, 20 dB below the people, until it is aborted.
final class MusicUnderAConference {
    private MusicUnderAConference() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        Meeting meeting = new Meeting(processor);
        Channel ann = telephones.connect("Ann");
        Channel ben = telephones.connect("Ben");
        meeting.join("Ann", ann, ann, new Role.Party());
        meeting.join("Ben", ben, ben, new Role.Party());

        int[] note = new int[2_400];
        new ToneGenerator(8_000, Tone.ofDbov(1_000, Telephone.SPOKEN_DBOV)).generate(note, 0, note.length);
        Clip clip = Clip.of(note, 8_000, processor.settings().sampleRateHz());
        ReplaySettings quietly = ReplaySettings.DEFAULT.withVolumeDb(-20);
        Replay music = new Replay(Playlist.endless(clip.content()), quietly, processor.settings());
        Channel player = processor.openChannel(ChannelType.INPUT);
        player.receiveFrom(music);
        meeting.join("music", player, player, new Role.Background());
        telephones.proof().addVoice("music", 1_000, Telephone.SPOKEN_DBOV - 20);
        telephones.talk();
        telephones.prove("Ann", "Ben", "music");
        telephones.prove("Ben", "Ann", "music");
        int passes = music.position().pass();
        telephones.proof().prove("  The clip has been heard " + passes + " times. It is stopped.", passes == 3);
        music.abort();
        telephones.talk();
        telephones.prove("Ann", "Ben");
        return telephones.proven();
    }
}
