package tutti.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tutti.audio.tone.ToneMeter;

/// Compares what is heard with what ought to be, and remembers whether all of it was right.
final class Proof {
    private record Voice(String name, double toneHz, double levelDbov) {}

    private final PrintStream out;
    private final int rateHz;
    private final List<Voice> voices = new ArrayList<>();
    private boolean proven = true;

    Proof(PrintStream out, int rateHz) {
        this.out = out;
        this.rateHz = rateHz;
    }

    void addVoice(String name, double toneHz, double levelDbov) {
        voices.add(new Voice(name, toneHz, levelDbov));
    }

    /// Prints how loud each is at the end of `heard`, and WRONG unless it is exactly `talkers`, as loud as they are.
    void prove(String listener, int[] heard, String... talkers) {
        int count = Math.min(heard.length, rateHz / 2);
        boolean right = true;
        out.printf("  %-10s hears", listener);
        for (Voice voice : voices) {
            double levelDbov = ToneMeter.levelDbov(heard, heard.length - count, count, rateHz, voice.toneHz);
            boolean wanted = List.of(talkers).contains(voice.name);
            right &= wanted ? Math.abs(levelDbov - voice.levelDbov) < 0.1 : levelDbov < voice.levelDbov - 60;
            out.printf(Locale.ROOT, "  %s %6.1f", voice.name, levelDbov);
        }
        prove("  dBov", right);
    }

    void prove(String claim, boolean right) {
        out.println(right ? claim : claim + "  WRONG");
        proven &= right;
    }

    boolean proven() {
        return proven;
    }
}
