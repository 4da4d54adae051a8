package tutti.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.ToneSuppressor;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.bench.signal.Hybrid;
import tutti.bench.signal.Noise;

/// Which stages to measure: some groups at some rates.
record Stages(List<Integer> sampleRatesHz, List<String> only) {
    static final List<String> GROUPS =
            List.of("dtmf", "progress", "suppressor", "speech", "agc", "sidetone", "echo", "resampler");
    private static final List<Integer> RATES_HZ = List.of(8_000, 16_000, 48_000);
    private static final int ECHO_RATE_MAX_HZ = 16_000;
    private static final int LOOK_AHEAD_MILLIS = 40;
    private static final ToneDetectorSettings PROGRESS =
            ToneDetectorSettings.NOTHING.withCallProgress(CallProgressPattern.ALL);

    Stages {
        sampleRatesHz = List.copyOf(sampleRatesHz);
        only = List.copyOf(only);
    }

    /// What is wrong, as a sentence, or nothing.
    String problem() {
        for (int rate : sampleRatesHz) {
            if (!RATES_HZ.contains(rate)) return "--rate " + rate + ": give some of 8000, 16000, 48000";
        }
        for (String group : only) {
            if (!GROUPS.contains(group)) return "--only " + group + ": give some of " + String.join(", ", GROUPS);
        }
        return list().isEmpty() ? "--only echo: there is none at 48000, give 8000 or 16000" : "";
    }

    List<StageCase> list() {
        List<StageCase> cases = new ArrayList<>();
        for (int rate : sampleRatesHz) {
            Signals signals = new Signals(rate);
            addDtmf(cases, signals);
            addProgress(cases, signals);
            addSuppressor(cases, signals);
            addConditioning(cases, signals);
            if (rate <= ECHO_RATE_MAX_HZ) addEcho(cases, signals);
            addResamplers(cases, signals);
        }
        return cases.stream()
                .filter(it -> only.isEmpty() || only.contains(it.group()))
                .toList();
    }

    /// Takes a signal's name and what listens to it.
    private static BiConsumer<String, Supplier<Stage>> to(List<StageCase> cases, String group, String stage, int rate) {
        return (signal, made) -> cases.add(new StageCase(group, stage, signal, rate, made));
    }

    private static void addDtmf(List<StageCase> cases, Signals on) {
        int rate = on.sampleRateHz();
        ToneDetectorSettings dtmf = ToneDetectorSettings.DTMF;
        BiConsumer<String, Supplier<Stage>> digits = to(cases, "dtmf", "digits", rate);
        digits.accept("silence", () -> new ToneDetection(rate, dtmf, on.silence(), false));
        digits.accept("speech", () -> new ToneDetection(rate, dtmf, on.speech(), false));
        digits.accept("noise", () -> new ToneDetection(rate, dtmf, on.noise(), false));
        digits.accept("1 kHz", () -> new ToneDetection(rate, dtmf, on.tone(), false));
        digits.accept("digits", () -> new ToneDetection(rate, dtmf, on.digits(), true));
        digits.accept("one long digit", () -> new ToneDetection(rate, dtmf, on.digit(), true));
    }

    private static void addProgress(List<StageCase> cases, Signals on) {
        int rate = on.sampleRateHz();
        BiConsumer<String, Supplier<Stage>> progress = to(cases, "progress", "call progress", rate);
        progress.accept("silence", () -> new ToneDetection(rate, PROGRESS, on.silence(), false));
        progress.accept("speech", () -> new ToneDetection(rate, PROGRESS, on.speech(), false));
        progress.accept("busy tone", () -> new ToneDetection(rate, PROGRESS, on.busy(), true));
    }

    private static void addSuppressor(List<StageCase> cases, Signals on) {
        int rate = on.sampleRateHz();
        addSuppressor(to(cases, "suppressor", "suppressor", rate), on, () -> ToneSuppressor.cutting(rate));
        addSuppressor(
                to(cases, "suppressor", "suppressor, 40 ms ahead", rate),
                on,
                () -> ToneSuppressor.lookingAhead(rate, LOOK_AHEAD_MILLIS));
    }

    private static void addSuppressor(
            BiConsumer<String, Supplier<Stage>> to, Signals on, Supplier<ToneSuppressor> suppressor) {
        int rate = on.sampleRateHz();
        to.accept("no digit", () -> new ToneSuppression(rate, suppressor.get(), on.noise(), false));
        to.accept("one long digit", () -> new ToneSuppression(rate, suppressor.get(), on.digit(), true));
    }

    private static void addConditioning(List<StageCase> cases, Signals on) {
        int rate = on.sampleRateHz();
        BiConsumer<String, Supplier<Stage>> speech = to(cases, "speech", "speech and gate", rate);
        speech.accept("speech", () -> new SpeechTracking(rate, on.speech(), true));
        speech.accept("line noise", () -> new SpeechTracking(rate, on.lineNoise(), false));
        to(cases, "agc", "gain control", rate).accept("speech", () -> new GainControl(rate, on.speech()));
        to(cases, "sidetone", "sidetone", rate).accept("speech", () -> new SidetoneSuppression(rate, on.speech()));
    }

    private static void addEcho(List<StageCase> cases, Signals on) {
        int rate = on.sampleRateHz();
        BiConsumer<String, Supplier<Stage>> echo = to(cases, "echo", "echo canceller", rate);
        echo.accept("echo of noise", () -> {
            int[] sent = on.noise();
            return EchoCancelling.ofEcho(rate, sent, new Hybrid(rate, 30, 8, 1).echo(sent));
        });
        echo.accept(
                "no echo", () -> EchoCancelling.ofNoEcho(rate, on.noise(), Noise.ofRoom(on.silence().length, -50, 1)));
        echo.accept("far end silent", () -> EchoCancelling.ofSilence(rate, on.speech()));
    }

    private static void addResamplers(List<StageCase> cases, Signals on) {
        int from = on.sampleRateHz();
        for (int to : RATES_HZ) {
            if (to == from) continue;
            to(cases, "resampler", "resampler to " + to / 1000 + " kHz", from)
                    .accept("1 kHz", () -> new Resampling(from, to, on.tone()));
        }
    }
}
