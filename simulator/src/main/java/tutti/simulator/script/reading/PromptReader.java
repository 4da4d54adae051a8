package tutti.simulator.script.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tutti.audio.tone.Cadence;
import tutti.audio.tone.CallProgressTone;
import tutti.audio.tone.DigitTiming;
import tutti.audio.tone.Tone;
import tutti.simulator.script.plan.Action;
import tutti.simulator.script.plan.InputPlan;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.PromptPlan;
import tutti.simulator.script.plan.RolePlan;
import tutti.simulator.script.plan.SourcePlan;

/// Reads what is played; who plays it is a party of its own, from then on until it is over.
final class PromptReader {
    private static final List<String> KINDS = List.of("wav", "cadence", "tone", "digits");
    private static final int TIMES_MAX = 1_000;
    private static final double LEVEL_MIN_DBOV = -90;
    private static final double LEVEL_MAX_DBOV = -4;
    private static final int MILLIS_PER_SECOND = 1_000;

    private final String file;
    private final Timebase timebase;
    private final int processors;
    private final SourceReader sources;
    private final Cast cast;
    private final List<PartyPlan> parties = new ArrayList<>();

    /// `cast` has all parties of the list.
    PromptReader(String file, Timebase timebase, int processors, SourceReader sources, Cast cast) {
        this.file = file;
        this.timebase = timebase;
        this.processors = processors;
        this.sources = sources;
        this.cast = cast;
    }

    Action.Play read(Section section) throws ScriptException {
        int number = cast.names().size();
        RolePlan role = cast.promptTo(section.scalar("to"));
        Scalar name = section.has("name")
                ? section.scalar("name")
                : new Scalar(file, "name", "prompt-" + (parties.size() + 1), section.line());
        String added = cast.add(name, 1, false).getFirst();
        PromptPlan prompt = prompt(section);
        parties.add(new PartyPlan(
                added,
                number % processors,
                timebase.sampleRateHz(),
                new SourcePlan.Prompt(prompt),
                Optional.empty(),
                InputPlan.PLAIN,
                PartiesReader.volumeDb(section, "inDb"),
                0,
                false));
        return new Action.Play(added, prompt.text(), role);
    }

    private PromptPlan prompt(Section section) throws ScriptException {
        List<String> kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            throw new ScriptException(
                    file, section.line(), "what is played is exactly one of " + String.join(", ", KINDS));
        }
        int times = (int) section.scalar("times").wholeNumber(1, TIMES_MAX);
        return switch (kinds.getFirst()) {
            case "wav" -> {
                Scalar wav = section.scalar("wav");
                yield new PromptPlan.Recorded(wav.text(), sources.recorded(wav), times);
            }
            case "cadence" -> cadence(section.scalar("cadence"), times);
            case "tone" -> tone(section, times);
            default -> new PromptPlan.Digits(TimelineReader.digits(section.scalar("digits")), DigitTiming.DEFAULT);
        };
    }

    private static PromptPlan cadence(Scalar written, int times) throws ScriptException {
        CallProgressTone[] withAnEnd = Arrays.stream(CallProgressTone.values())
                .filter(tone -> tone.cadence().elements().getLast().onMillis() != Cadence.Element.FOREVER_MILLIS)
                .toArray(CallProgressTone[]::new);
        CallProgressTone tone = written.oneOf(withAnEnd);
        return new PromptPlan.Cadence(Words.of(tone), new Cadence(tone.cadence().elements(), times));
    }

    private PromptPlan tone(Section section, int times) throws ScriptException {
        double maxHz = timebase.sampleRateHz() / 2.0 - SourceReader.FREQUENCY_MIN_HZ;
        double frequencyHz = section.scalar("tone").number(SourceReader.FREQUENCY_MIN_HZ, maxHz, "Hz");
        double levelDbov = section.scalar("levelDbov").number(LEVEL_MIN_DBOV, LEVEL_MAX_DBOV, "dBov");
        Scalar length = section.scalar("length");
        int millis = (int) ((long) length.samples(timebase) * MILLIS_PER_SECOND / timebase.sampleRateHz());
        if (millis == 0) throw length.problem("give a millisecond or more");
        Tone sine = Tone.ofDbov(frequencyHz, levelDbov);
        return new PromptPlan.Cadence(
                Words.number(frequencyHz) + " Hz", new Cadence(List.of(Cadence.element(millis, 0, sine)), times));
    }

    /// Those who play, in the order in which they were read.
    List<PartyPlan> parties() {
        return parties;
    }
}
