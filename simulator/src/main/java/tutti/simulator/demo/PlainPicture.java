package tutti.simulator.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/// One line a second, for logs and pipes.
final class PlainPicture implements Picture {
    private final PrintWriter out;
    private int lastSecond = -1;

    PlainPicture(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(Moment moment) {
        if (lastSecond < 0) {
            out.println("Three callers in " + moment.sip() + ", " + moment.codec() + ", " + moment.seconds() + " s");
        }
        if (moment.second() != lastSecond) {
            lastSecond = moment.second();
            out.printf("%4d s  %s%n", lastSecond, line(moment));
            out.flush();
        }
    }

    private static String line(Moment moment) {
        return moment.people().stream().map(PlainPicture::person).collect(Collectors.joining(";  "));
    }

    private static String person(Moment.Person person) {
        String hears = person.hears().stream()
                .filter(sound -> sound.dbov() > Moment.AUDIBLE_DBOV)
                .map(sound -> String.format(Locale.ROOT, "%s %.0f", sound.talker(), sound.dbov()))
                .collect(Collectors.joining(", "));
        String talks = person.saysDbov() > Moment.AUDIBLE_DBOV ? " talks," : "";
        return person.name() + talks + " hears " + (hears.isEmpty() ? "nobody" : hears);
    }
}
