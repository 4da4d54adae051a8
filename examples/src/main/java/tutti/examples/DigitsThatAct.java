package tutti.examples;

import java.io.PrintStream;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.ToneSuppression;
import tutti.engine.roles.Meeting;

/// Ann mutes herself with *6, Cleo ends the meeting with #; a second detector finds no digit in what Ben hears.
final class DigitsThatAct {
    private DigitsThatAct() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out) ? 0 : 1);
    }

    static boolean run(PrintStream out) {
        return meet(out, ToneSuppression.lookingAhead(40), "") && meet(out, ToneSuppression.OFF, "*6#");
    }

    private static boolean meet(PrintStream out, ToneSuppression suppression, String digitsThatBenHears) {
        Processor processor = new Engine().openProcessor();
        Telephones telephones = new Telephones(processor, out);
        KeyCommands keys = new KeyCommands(new Meeting(processor));
        Channel ben = telephones.connect("Ben");
        keys.join("Ben", ben, suppression);
        keys.join("Cleo", telephones.connect("Cleo"), suppression);
        keys.join("Ann", telephones.connect("Ann"), suppression);
        Channel second = processor.openChannel(ChannelType.INPUT);
        second.receiveFrom(ben.outputFeed());
        second.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.OFF);

        telephones.telephone("Ann").press("*6");
        telephones.talk();
        keys.act(processor.takeRecognised());
        telephones.talk();
        telephones.prove("Ben", "Cleo");
        telephones.telephone("Cleo").press("#");
        telephones.talk();
        keys.act(processor.takeRecognised());
        telephones.talk();
        telephones.prove("Ben");
        String heard = keys.pressedOn(second);
        String claim = "  Tones are cut: %b. Digits in what Ben heard: '%s'".formatted(suppression.cuts(), heard);
        telephones.proof().prove(claim, heard.equals(digitsThatBenHears));
        return telephones.proven();
    }
}
