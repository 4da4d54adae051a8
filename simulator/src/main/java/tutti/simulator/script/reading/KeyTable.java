package tutti.simulator.script.reading;

import static tutti.simulator.script.reading.Key.NONE;
import static tutti.simulator.script.reading.Key.REQUIRED;

import java.util.Arrays;
import java.util.List;
import tutti.audio.tone.DigitString;
import tutti.simulator.script.plan.Script;

/// All keys that a script may have: the reader refuses every other one and takes the defaults from here, and the
/// reference is printed from it.
enum KeyTable {
    SCRIPT(
            "script",
            "The script",
            new Key("name", "text", "the file's name", "What the script is called in the results."),
            new Key("seed", "whole number", "1", "Of noise and networks; the same seed gives the same bytes."),
            new Key(
                    "duration",
                    "duration",
                    REQUIRED,
                    "How long it runs, at most " + Script.DURATION_SECONDS_MAX + "s."),
            new Key("sampleRateHz", "8000, 16000 or 48000 Hz", "8000", "Of all who do not have another."),
            new Key("frameMillis", "10 or 20 ms", "20", "Length of a frame."),
            new Key(
                    "processors",
                    "1 to " + Script.PROCESSORS_MAX,
                    "1",
                    "Over how many processors the parties are spread; nobody hears a difference."),
            new Key("parties", "list of parties", REQUIRED, "Who takes part, at most " + Script.PARTIES_MAX + "."),
            new Key("timeline", "list of actions", NONE, "What happens, in any order of `at`."),
            new Key(
                    "recordings",
                    "list of recordings",
                    NONE,
                    "What the engine records, in the folder `recordings`; at most " + Script.RECORDINGS_MAX + ".")),
    PARTY(
            "party",
            "A party",
            new Key(
                    "name",
                    "letters, digits, `.`, `_`, `-`",
                    REQUIRED,
                    "Also of his WAV file. With `count`: a pattern like `party-%03d`."),
            new Key("count", "whole number", "1", "Makes that many, numbered from 1."),
            new Key("role", "role", "party", "What he joins as; who is named must have joined before."),
            new Key("source", "source", "tone", "What he says from the moment he joins."),
            new Key("join", "duration or `later`", "0s", "When he joins; `later`: when the timeline says so."),
            new Key("joinEvery", "duration", "0s", "With `count`: how long after the one before."),
            new Key("leave", "duration or `end`", "end", "When he leaves; `end`: never."),
            new Key("sampleRateHz", "8000, 16000 or 48000 Hz", "as the script", "Of his channel and his WAV files."),
            new Key("network", "network", NONE, "His packets come through this; without, his samples come directly."),
            new Key("inDb", "-24 to 24 dB", "0", "How loud he is for the others."),
            new Key("outDb", "-24 to 24 dB", "0", "How loud he hears the others."),
            new Key("processor", "number from 0, or `any`", "any", "Where his channel is; `any`: one after the other."),
            new Key(
                    "listen",
                    "`dtmf`, `callprogress`, `grunt`, or several",
                    NONE,
                    "What is recognised in what he sends; told in `events.jsonl`."),
            new Key(
                    "suppression",
                    "`off`, `cut` or `{lookAhead: 40ms}`",
                    "cut",
                    "With `listen`: whether others hear the tones; `cut`: less than 20 ms of each."),
            new Key("tracking", "`on` or `off`", "off", "`on`: he is heard only while he is found to speak."),
            new Key(
                    "agc",
                    "gain control",
                    NONE,
                    "Brings his speech to one level; he is judged by whether he is heard.")),
    SUPPRESSION(
            "suppression",
            "`suppression`: with a look-ahead",
            new Key(
                    "lookAhead",
                    "duration, 200ms or less",
                    REQUIRED,
                    "So much later he is heard; from 40ms on, no tone.")),
    AGC(
            "gain control",
            "Gain control",
            new Key("targetDbm0", "-90 to 3 dBm0", REQUIRED, "Active speech level, before `inDb` is added.")),
    TONE(
            "tone",
            "`tone`: a sine that never stops",
            new Key(
                    "frequencyHz",
                    "Hz, `from..to` with `count`, or `own`",
                    "own",
                    "`own`: one that nobody else has, so that he is known by it."),
            new Key("levelDbov", "-90 to -4 dBov", "-20", "RMS.")),
    VOICE(
            "voice",
            "`voice`: a sine that talks and pauses",
            new Key("frequencyHz", "Hz, `from..to` with `count`, or `own`", "own", "As for `tone`."),
            new Key("levelDbov", "-90 to -4 dBov", "-20", "RMS while he talks."),
            new Key("start", "duration", "0s", "From joining to the first utterance."),
            new Key("talk", "duration, 50ms or more", "1s", "Length of an utterance; below 400ms none is judged."),
            new Key("pause", "duration, 20ms or more", "1s", "From the end of one to the beginning of the next.")),
    WAV(
            "wav",
            "`wav`: a recording (also `wav: file.wav`)",
            new Key("file", "path", REQUIRED, "Beside the script; one channel at `sampleRateHz`."),
            new Key("start", "duration", "0s", "Where in the file to begin."),
            new Key("loop", "true or false", "true", "Whether it begins again from there when it has ended.")),
    MUSIC("music", "`music`: four chords", new Key("levelDbov", "-90 to -10 dBov", "-30", "RMS.")),
    NOISE("noise", "`noise`: white noise", new Key("levelDbov", "-90 to -10 dBov", "-40", "RMS.")),
    SILENCE("silence", "`silence`: says nothing"),
    NETWORK(
            "network",
            "A network",
            new Key("delayMillis", "0 to 1000 ms", "10", "One way, for every packet."),
            new Key("jitterMillis", "0 to 500 ms", "0", "Standard deviation of what is added; the order is kept."),
            new Key("loss", "percent, as `5%`", "0%", "Packets that never come."),
            new Key("burst", "1 to 100 packets", "1", "Mean length of a run of losses."),
            new Key("reorder", "percent", "0%", "Packets that come three frames late."),
            new Key("duplicate", "percent", "0%", "Packets that come twice.")),
    RECORDING(
            "recording",
            "A recording: `mix`, `stems` or `stereo`",
            new Key("name", "letters, digits, `.`, `_`, `-`", REQUIRED, "Of its file or folder."),
            new Key("mix", "a recorder", NONE, "What he hears while he is one, as `NAME.wav`."),
            new Key(
                    "stems",
                    "a recorder",
                    NONE,
                    "A file in `NAME/` for each whom he can hear, with `mix.wav` and `timeline.jsonl`, from his first"
                            + " joining until he leaves."),
            new Key("stereo", "[left, right]", NONE, "What two parties say, whoever hears it, as `NAME.wav`.")),
    JOIN("join", "`join`", who("Whom"), new Key("role", "role", "party", "As what.")),
    LEAVE("leave", "`leave`", who("Whom")),
    ROLE("role", "`role`", who("Whom"), new Key("role", "role", REQUIRED, "What he becomes.")),
    BARGE("barge", "`barge`: a coach or monitor becomes a party", who("Whom")),
    START_SIDE_TALK("startSideTalk", "`startSideTalk`", who("The parties that talk aside")),
    END_SIDE_TALK("endSideTalk", "`endSideTalk`", who("One of those in it")),
    MUTE("mute", "`mute`", who("Whom"), by()),
    UNMUTE("unmute", "`unmute`: lifts the mute of one origin", who("Whom"), by()),
    HOLD("hold", "`hold`", who("Whom")),
    RESUME("resume", "`resume`: ends `hold`", who("Whom")),
    PRESS(
            "press",
            "`press`: digits on a telephone",
            who("Whose"),
            new Key(
                    "digits",
                    "0-9, `*`, `#`, A-D, `,`",
                    REQUIRED,
                    "At most " + DigitString.LENGTH_MAX
                            + "; a comma is a pause of 2 s. Quoted, or YAML takes `#` away."),
            new Key("digitMillis", "10 to 5000 ms", "100", "Length of each tone."),
            new Key("gapMillis", "10 to 5000 ms", "100", "Silence after it."),
            new Key("levelDbm0", "-60 to -6 dBm0", "-12", "Of the low tone of each; the high one is 2 dB louder."),
            new Key("over", "true or false", "false", "Whether what else he says is heard besides.")),
    PLAY(
            "play",
            "`play`: a prompt, with exactly one of `wav`, `cadence`, `tone` and `digits`",
            new Key("to", "names, or `all`", REQUIRED, "Who hears it."),
            new Key("name", "as of a party", "prompt-N", "Who plays it: a party of its own until it is over."),
            new Key("wav", "path", NONE, "Beside the script; one channel at `sampleRateHz`."),
            new Key("cadence", "`us_busy`, `eu_ringback`, `sit`, …", NONE, "A call-progress tone that has an end."),
            new Key("tone", "Hz", NONE, "A sine."),
            new Key("length", "duration", "1s", "Of the sine."),
            new Key("levelDbov", "-90 to -4 dBov", "-20", "RMS of the sine."),
            new Key("digits", "0-9, `*`, `#`, A-D, `,`", NONE, "DTMF."),
            new Key("times", "1 to 1000", "1", "How often, all but digits."),
            new Key("inDb", "-24 to 24 dB", "0", "How loud it is for the others.")),
    VOLUME(
            "volume",
            "`volume`: one of the two or both",
            who("Whose"),
            new Key("inDb", "-24 to 24 dB", NONE, "How loud he is for the others."),
            new Key("outDb", "-24 to 24 dB", NONE, "How loud he hears the others."));

    static final List<KeyTable> SOURCES = List.of(TONE, VOICE, WAV, MUSIC, NOISE, SILENCE);
    static final List<KeyTable> ACTIONS = List.of(
            JOIN, LEAVE, ROLE, BARGE, START_SIDE_TALK, END_SIDE_TALK, MUTE, UNMUTE, HOLD, RESUME, PRESS, PLAY, VOLUME);

    /// What every action has besides its own keys.
    static final List<Key> EVERY_ACTION = List.of(
            new Key("at", "duration", REQUIRED, "The first frame that hears it; rounded up to a whole frame."),
            new Key("do", "action", REQUIRED, "What happens."));

    private final String word;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<Key> keys;

    KeyTable(String word, String title, Key... keys) {
        this.word = word;
        this.title = title;
        this.keys = List.copyOf(Arrays.asList(keys));
    }

    private static Key who(String meaning) {
        return new Key("who", "name or list of names", REQUIRED, meaning + ".");
    }

    private static Key by() {
        return new Key("by", "self, moderator or policy", "moderator", "Each origin lifts only its own mute.");
    }

    /// As a script names it.
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    List<Key> keys() {
        return keys;
    }
}
