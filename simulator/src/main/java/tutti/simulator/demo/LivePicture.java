package tutti.simulator.demo;

import java.io.PrintWriter;
import java.util.Locale;

/// Draws over itself on a terminal: who talks, how loud, and what arrives at each ear.
///
/// ```
/// Three callers in sip:demo@127.0.0.1:40123, PCMU          3 of 8 s
///
///   Alice  says ████████████  -20   hears  Bob ████████████  -20   Carol ·
///   Bob    says ████████████  -20   hears  Alice ████████████  -20   Carol ·
/// ```
final class LivePicture implements Picture {
    private static final int BAR_WIDTH = 10;
    private static final double BAR_FLOOR_DBOV = -50;
    private static final double BAR_TOP_DBOV = -10;

    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_LINE = ESCAPE + "2K";
    private static final String GREEN = ESCAPE + "32m";
    private static final String CYAN = ESCAPE + "36m";
    private static final String PLAIN = ESCAPE + "0m";

    private final PrintWriter out;
    private boolean drawn;

    LivePicture(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Moment moment) {
        if (drawn) out.print(ESCAPE + (moment.people().size() + 2) + "A");
        drawn = true;
        line("Three callers in " + moment.sip() + ", " + moment.codec() + "    " + moment.second() + " of "
                + moment.seconds() + " s");
        line("");
        moment.people().forEach(person -> line(row(person)));
        out.flush();
    }

    private void line(String text) {
        out.print(CLEAR_LINE);
        out.println(text);
    }

    private static String row(Moment.Person person) {
        StringBuilder row = new StringBuilder();
        row.append(String.format("  %-6s says ", person.name())).append(bar(person.saysDbov(), GREEN));
        row.append("  hears");
        for (Moment.Sound sound : person.hears()) {
            row.append("  ").append(sound.talker()).append(' ').append(bar(sound.dbov(), CYAN));
        }
        return row.toString();
    }

    private static String bar(double dbov, String colour) {
        if (dbov <= BAR_FLOOR_DBOV) return "·" + " ".repeat(BAR_WIDTH + 3);
        double part = (dbov - BAR_FLOOR_DBOV) / (BAR_TOP_DBOV - BAR_FLOOR_DBOV);
        int filled = Math.clamp(Math.round(part * BAR_WIDTH), 1, BAR_WIDTH);
        String level = String.format(Locale.ROOT, "%4.0f", dbov);
        return colour + "█".repeat(filled) + PLAIN + "░".repeat(BAR_WIDTH - filled) + level;
    }
}
