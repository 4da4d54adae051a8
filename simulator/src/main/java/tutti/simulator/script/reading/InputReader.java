package tutti.simulator.script.reading;

import java.util.List;
import java.util.Optional;
import tutti.audio.agc.AgcSettings;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSuppressor;
import tutti.audio.detect.dtmf.DtmfSettings;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.audio.detect.voice.GruntSettings;
import tutti.engine.ToneSuppression;
import tutti.server.yaml.YamlNode;
import tutti.simulator.script.plan.InputPlan;
import tutti.simulator.script.plan.ListenPlan;

/// Reads what is done to a party's input side.
final class InputReader {
    private static final String OFF = "off";
    private static final List<String> SUPPRESSIONS = List.of(OFF, "cut");
    private static final int MILLIS_PER_SECOND = 1_000;

    private enum Signal {
        DTMF,
        CALLPROGRESS,
        GRUNT
    }

    private final String file;
    private final Timebase timebase;

    InputReader(String file, Timebase timebase) {
        this.file = file;
        this.timebase = timebase;
    }

    InputPlan read(Section party) throws ScriptException {
        boolean tracked = party.scalar("tracking").oneOf(List.of("on", OFF)).equals("on");
        return new InputPlan(tracked, agc(party), listen(party));
    }

    private Optional<AgcSettings> agc(Section party) throws ScriptException {
        Optional<YamlNode> node = party.node("agc");
        if (node.isEmpty()) return Optional.empty();
        Section agc = Section.of(file, KeyTable.AGC, node.get());
        double targetDbm0 =
                agc.scalar("targetDbm0").number(AgcSettings.TARGET_MIN_DBM0, AgcSettings.TARGET_MAX_DBM0, "dBm0");
        return Optional.of(AgcSettings.DEFAULT.withTarget(targetDbm0));
    }

    private Optional<ListenPlan> listen(Section party) throws ScriptException {
        if (!party.has("listen")) {
            if (!party.has("suppression")) return Optional.empty();
            throw new ScriptException(
                    file, party.line(), "\"suppression\" needs \"listen\": only what is recognised can be cut");
        }
        ToneDetectorSettings settings = ToneDetectorSettings.NOTHING;
        for (Scalar signal : party.scalars("listen")) settings = with(settings, signal.oneOf(Signal.values()));
        return Optional.of(new ListenPlan(settings, suppression(party)));
    }

    private static ToneDetectorSettings with(ToneDetectorSettings settings, Signal signal) {
        return switch (signal) {
            case DTMF -> settings.withDtmf(DtmfSettings.DEFAULT);
            case CALLPROGRESS -> settings.withCallProgress(CallProgressPattern.ALL);
            case GRUNT -> settings.withGrunt(GruntSettings.DEFAULT);
        };
    }

    private ToneSuppression suppression(Section party) throws ScriptException {
        Optional<YamlNode> node = party.node("suppression");
        if (node.isPresent() && node.get() instanceof YamlNode.Fields) {
            Scalar ahead = Section.of(file, KeyTable.SUPPRESSION, node.get()).scalar("lookAhead");
            int millis = ahead.samples(timebase) * MILLIS_PER_SECOND / timebase.sampleRateHz();
            if (millis <= ToneSuppressor.LOOK_AHEAD_MAX_MILLIS) return ToneSuppression.lookingAhead(millis);
            throw ahead.problem("give " + ToneSuppressor.LOOK_AHEAD_MAX_MILLIS + "ms or less; 40ms are enough");
        }
        String word = party.scalar("suppression").oneOf(SUPPRESSIONS);
        return word.equals(OFF) ? ToneSuppression.OFF : ToneSuppression.CUT;
    }
}
