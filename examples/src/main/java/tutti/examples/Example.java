package tutti.examples;

import java.io.IOException;
import java.io.PrintStream;

/// The examples there are, each by the name that `./tutti example NAME` knows.
public enum Example {
    FOUR_PARTY("four-party", "everybody hears the others and not himself"),
    COACH("coach", "a supervisor monitors, coaches, barges in; music behind"),
    PRIVATE_TALK("private-talk", "two of three turn to each other for a moment"),
    THOUSAND("thousand", "a thousand parties over four processors, bit for bit as on one"),
    RECORD_STEREO("record-stereo", "a call of two, one on each side of a WAV file"),
    RECORD_STEMS("record-stems", "a meeting in a file for each party, and a timeline"),
    DIGITS("digits", "*6 mutes, # ends, and nobody hears the tones"),
    MUSIC("music", "music without end, 20 dB below the people"),
    PROMPT("prompt", "something that only one of the meeting hears");

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

    /// Prints what everybody hears; whether that was as it should be. Takes well under a second. Fails when a temporary
    /// file cannot be written.
    public boolean run(PrintStream out) throws IOException {
        return switch (this) {
            case FOUR_PARTY -> FourPartyConference.run(out);
            case COACH -> MonitorBackgroundCoach.run(out);
            case PRIVATE_TALK -> PrivateTalk.run(out);
            case THOUSAND -> ThousandParties.run(out);
            case RECORD_STEREO -> RecordTwoParties.run(out);
            case RECORD_STEMS -> RecordStems.run(out);
            case DIGITS -> DigitsThatAct.run(out);
            case MUSIC -> MusicUnderAConference.run(out);
            case PROMPT -> PromptToOne.run(out);
        };
    }
}
