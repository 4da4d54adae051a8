package tutti.examples;

import java.io.PrintStream;

/// The examples there are, each by the name that `./tutti example NAME` knows.
public enum Example {
    FOUR_PARTY("four-party", "everybody hears the others and not himself"),
    COACH("coach", "a supervisor monitors, coaches, barges in; music behind"),
    PRIVATE_TALK("private-talk", "two of three turn to each other for a moment"),
    THOUSAND("thousand", "a thousand parties over four processors, bit for bit as on one");

    private final String title;
    private final String story;

    Example(String title, String story) {
        this.title = title;
        this.story = story;
    }

    public String title() {
        return title;
    }

    public String story() {
        return story;
    }

    /// Prints what everybody hears; whether that was as it should be. Takes well under a second.
    public boolean run(PrintStream out) {
        return switch (this) {
            case FOUR_PARTY -> FourPartyConference.run(out);
            case COACH -> MonitorBackgroundCoach.run(out);
            case PRIVATE_TALK -> PrivateTalk.run(out);
            case THOUSAND -> ThousandParties.run(out);
        };
    }
}
