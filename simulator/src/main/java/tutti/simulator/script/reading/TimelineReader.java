package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.engine.roles.MuteOrigin;
import tutti.server.yaml.YamlNode;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.TimedAction;

/// Reads the timeline. One entry that names several parties is an action for each, in that order.
final class TimelineReader {
    private static final double DIGIT_MIN_DBM0 = -60;
    private static final double DIGIT_MAX_DBM0 = -6;
    private static final double TWIST_DB = 2;
    private static final int DIGIT_MIN_MILLIS = 10;
    private static final int DIGIT_MAX_MILLIS = 5_000;

    private final String file;
    private final Timebase timebase;
    private final int durationFrames;
    private final Cast cast;
    private final PromptReader prompts;
    private final List<TimedAction> actions = new ArrayList<>();

    TimelineReader(String file, Timebase timebase, int durationFrames, Cast cast, PromptReader prompts) {
        this.file = file;
        this.timebase = timebase;
        this.durationFrames = durationFrames;
        this.cast = cast;
        this.prompts = prompts;
    }

    List<TimedAction> read(List<YamlNode> items) throws ScriptException {
        for (YamlNode item : items) read(item);
        return actions;
    }

    private void read(YamlNode item) throws ScriptException {
        KeyTable table = table(item);
        Section section = Section.ofAction(file, table, item);
        Scalar at = section.scalar("at");
        int frame = at.frames(timebase);
        if (frame >= durationFrames) {
            throw at.problem(
                    "the script is over then; it lasts " + Words.number(timebase.seconds(durationFrames)) + "s");
        }
        if (table == KeyTable.PLAY) {
            add(frame, section, prompts.read(section));
            return;
        }
        List<String> who = new ArrayList<>();
        for (Scalar name : section.scalars("who")) who.add(cast.known(name));
        if (table == KeyTable.START_SIDE_TALK) {
            add(frame, section, new Action.StartSideTalk(who));
        } else {
            for (String one : who) add(frame, section, action(table, section, one));
        }
    }

    private void add(int frame, Section section, Action action) throws ScriptException {
        if (actions.size() == Script.ACTIONS_MAX) {
            throw new ScriptException(
                    file, section.line(), "these are more than " + Script.ACTIONS_MAX + " actions; take fewer");
        }
        actions.add(new TimedAction(frame, section.line(), action));
    }

    private KeyTable table(YamlNode item) throws ScriptException {
        List<String> words = KeyTable.ACTIONS.stream().map(KeyTable::word).toList();
        if (!(item instanceof YamlNode.Fields(var fields, int line))) {
            throw new ScriptException(file, item.line(), "an action is written as {at: 3.2s, do: mute, who: NAME}");
        }
        YamlNode.Field verb = fields.get("do");
        if (verb == null || !(verb.value() instanceof YamlNode.Text(String word, int _))) {
            throw new ScriptException(file, line, "an action needs \"do\": one of " + String.join(", ", words));
        }
        String found = new Scalar(file, "do", word, verb.line()).oneOf(words);
        return KeyTable.ACTIONS.get(words.indexOf(found));
    }

    private Action action(KeyTable table, Section section, String who) throws ScriptException {
        return switch (table) {
            case JOIN -> new Action.Join(who, cast.role(section.scalar("role")));
            case LEAVE -> new Action.Leave(who);
            case ROLE -> new Action.ChangeRole(who, cast.role(section.scalar("role")));
            case BARGE -> new Action.Barge(who);
            case END_SIDE_TALK -> new Action.EndSideTalk(who);
            case MUTE -> new Action.Mute(who, section.scalar("by").oneOf(MuteOrigin.values()));
            case UNMUTE -> new Action.Unmute(who, section.scalar("by").oneOf(MuteOrigin.values()));
            case HOLD -> new Action.Hold(who);
            case RESUME -> new Action.Resume(who);
            case PRESS -> press(section, who);
            case VOLUME -> volume(section, who);
            default -> throw new IllegalStateException(table + " is no action; see KeyTable.ACTIONS");
        };
    }

    private static Action press(Section section, String who) throws ScriptException {
        double levelDbm0 = section.scalar("levelDbm0").number(DIGIT_MIN_DBM0, DIGIT_MAX_DBM0, "dBm0");
        DigitTiming timing = new DigitTiming(
                (int) section.scalar("digitMillis").wholeNumber(DIGIT_MIN_MILLIS, DIGIT_MAX_MILLIS),
                (int) section.scalar("gapMillis").wholeNumber(DIGIT_MIN_MILLIS, DIGIT_MAX_MILLIS),
                DigitTiming.DEFAULT.pauseMillis(),
                levelDbm0,
                levelDbm0 + TWIST_DB);
        boolean over = section.scalar("over").yesOrNo();
        return new Action.Press(who, digits(section.scalar("digits")), timing, over);
    }

    static DigitString digits(Scalar written) throws ScriptException {
        if (written.text().isEmpty()) throw written.problem("give one digit at least");
        try {
            return new DigitString(written.text());
        } catch (IllegalArgumentException refused) {
            throw written.problem(String.valueOf(refused.getMessage()));
        }
    }

    private Action volume(Section section, String who) throws ScriptException {
        if (!section.has("inDb") && !section.has("outDb")) {
            throw new ScriptException(file, section.line(), "\"volume\" needs \"inDb\", \"outDb\" or both");
        }
        return new Action.AdjustVolume(who, decibels(section, "inDb"), decibels(section, "outDb"));
    }

    private static OptionalDouble decibels(Section section, String key) throws ScriptException {
        return section.has(key) ? OptionalDouble.of(PartiesReader.volumeDb(section, key)) : OptionalDouble.empty();
    }
}
