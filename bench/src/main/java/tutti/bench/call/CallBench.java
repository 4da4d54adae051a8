package tutti.bench.call;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.rtp.srtp.SrtpProfile;
import tutti.server.codec.AudioCodec;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CallRecord;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerGroup;
import tutti.simulator.caller.CallerPlan;
import tutti.simulator.caller.CodecMissingException;
import tutti.simulator.caller.DirectCall;
import tutti.simulator.caller.GeneratorReport;
import tutti.simulator.caller.ReceptionReport;
import tutti.simulator.hearing.Hearing;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.Voice;

/// One run: fill a conference, let it warm up, measure, hang up.
///
/// ```
///   talkers    ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾    a steady tone each
///   probe 1    _/\_____________________/\________    a word of 120 ms each, in turn, every 500 ms
///   probe 2    _______/\_____________________/\__
///   listeners  __________________________________    digital silence, as all others; their ears are measured
/// ```
/// Thread: the caller's.
final class CallBench {
    private static final String ROOM = "bench";
    private static final int PORT_FIRST = 24_576;
    private static final int PORT_LAST = 32_767;
    private static final int DIALS_PER_SECOND = 50;
    private static final long ANSWER_MILLIS_MAX = 20_000;

    /// So many calls wait for their answer at a time, and for their keys: handshakes cost more than calls.
    private static final int ANSWERS_AWAITED_MAX = 10;

    private static final int FRAME_MILLIS = 20;
    private static final int PROBE_HZ = 467;
    private static final double PROBE_DBOV = -20;
    private static final int WORD_MILLIS = 120;
    private static final int TURN_MILLIS = 500;
    private static final List<Integer> TALKER_HZ = List.of(773, 1_021, 1_423, 1_777, 2_111);

    /// Five talkers as loud as the probes leave room for a sixth voice below the overload point.
    private static final int FULL_LEVEL_TALKERS = 5;

    private static final int SPARE_SECONDS = 15;
    private static final int DIRECT_LOOPS = 2;

    /// Long enough for an encoder to notice that nobody speaks.
    private static final int SILENCE_SECONDS = 4;

    private final CallLoad load;
    private final AudioCodec codec;
    private final Voice silentEar = silence(Voice.SAMPLE_RATE_HZ);
    private final Voice silent;
    private final Consumer<String> progress;
    private final List<Caller> probes = new ArrayList<>();
    private final List<Caller> listeners = new ArrayList<>();

    private CallBench(CallLoad load, AudioCodec codec, Consumer<String> progress) {
        this.load = load;
        this.codec = codec;
        silent = silence(codec.sampleRateHz());
        this.progress = progress;
    }

    /// Starts a server, loads it, measures it and stops it; `progress` is told what goes on.
    static CallResult run(CallLoad load, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        try (ServerProcess server =
                ServerProcess.start(load.parties(), load.codec().codecName())) {
            return run(load, server, progress);
        }
    }

    /// Loads `server`, measures it and leaves it empty.
    static CallResult run(CallLoad load, ServerProcess server, Consumer<String> progress)
            throws IOException, CallFailedException, CodecMissingException, InterruptedException {
        AudioCodec codec = load.codec().codec(load.discontinuous());
        try (CallerGroup group =
                CallerGroup.open(InetAddress.getLoopbackAddress(), PORT_FIRST, PORT_LAST, new SecureRandom())) {
            return new CallBench(load, codec, progress).measure(server, group);
        }
    }

    private CallResult measure(ServerProcess server, CallerGroup group)
            throws CallFailedException, InterruptedException, IOException {
        String how = load.srtp().map(profile -> " encrypted").orElse("");
        progress.accept("dialling " + load.parties() + how + " calls, " + DIALS_PER_SECOND + " a second at most");
        dial(server, group);
        progress.accept("warming up for " + load.warmUpSeconds() + " s");
        TimeUnit.SECONDS.sleep(load.warmUpSeconds());
        progress.accept("measuring for " + load.seconds() + " s");
        group.restartCounting();
        Duration cpuBefore = server.cpu();
        long fromNanos = System.nanoTime();
        TimeUnit.SECONDS.sleep(load.seconds());
        long toNanos = System.nanoTime();
        Duration cpu = server.cpu().minus(cpuBefore);
        GeneratorReport generator = group.generatorReport();
        ReceptionReport reception = group.reception();
        if (!server.alive() || group.size() < load.parties()) {
            throw new IOException("only " + group.size() + " of " + load.parties() + " calls lasted to the end");
        }
        return result(server, cpu, toNanos - fromNanos, generator, reception, delay(fromNanos, toNanos));
    }

    private void dial(ServerProcess server, CallerGroup group) throws CallFailedException, InterruptedException {
        List<Caller> all = new ArrayList<>();
        long beginNanos = System.nanoTime();
        for (int number = 0; number < load.parties(); number++) {
            long dueNanos = beginNanos + number * (TimeUnit.SECONDS.toNanos(1) / DIALS_PER_SECOND);
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
            if (number >= ANSWERS_AWAITED_MAX) awaitAnswer(all.get(number - ANSWERS_AWAITED_MAX));
            Caller caller = group.dial(plan(number), server.sip());
            all.add(caller);
            if (isProbe(number)) probes.add(caller);
            if (isListener(number)) listeners.add(caller);
        }
        CallerGroup.awaitAnswers(all, ANSWER_MILLIS_MAX);
    }

    private static void awaitAnswer(Caller caller) throws CallFailedException, InterruptedException {
        CallerGroup.awaitAnswers(List.of(caller), ANSWER_MILLIS_MAX);
    }

    private boolean isTalker(int number) {
        return number < load.talkers();
    }

    private boolean isProbe(int number) {
        return !isTalker(number) && number < load.talkers() + load.probes();
    }

    /// The last ones: they joined when all others were there.
    private boolean isListener(int number) {
        return number >= load.parties() - load.listeners();
    }

    private CallerPlan plan(int number) {
        int dialSeconds = load.parties() / DIALS_PER_SECOND;
        int recordSeconds = isProbe(number) || isListener(number)
                ? dialSeconds + load.warmUpSeconds() + load.seconds() + SPARE_SECONDS
                : 0;
        return new CallerPlan("party" + number, ROOM, codec, voice(number), load.encryption(), recordSeconds);
    }

    private Voice voice(int number) {
        if (isTalker(number)) {
            double crowdDb = 20 * Math.log10(Math.max(1.0, load.talkers() / (double) FULL_LEVEL_TALKERS));
            return tone(TALKER_HZ.get(number % TALKER_HZ.size()), PROBE_DBOV - crowdDb);
        }
        if (isProbe(number)) {
            int turn = number - load.talkers();
            int periodMillis = Math.max(2, load.probes()) * TURN_MILLIS;
            return Voice.bursts(PROBE_HZ, PROBE_DBOV, turn * TURN_MILLIS, WORD_MILLIS, periodMillis);
        }
        return isListener(number) ? silentEar : silent;
    }

    /// At the codec's own rate, as no ear looks for it: what the server decodes is what phones send.
    private Voice tone(int frequencyHz, double levelDbov) {
        int rateHz = codec.sampleRateHz();
        int[] samples = new int[rateHz];
        new ToneGenerator(rateHz, Tone.ofDbov(frequencyHz, levelDbov)).generate(samples, 0, rateHz);
        return Voice.of(samples, rateHz);
    }

    private static Voice silence(int rateHz) {
        return Voice.of(new int[SILENCE_SECONDS * rateHz], rateHz);
    }

    private Delay delay(long fromNanos, long toNanos) {
        double directMillis = directMillis();
        List<Double> millis = new ArrayList<>();
        int missed = 0;
        for (Caller probe : probes) {
            for (Caller listener : listeners) {
                Optional<Hearing> hearing = hearing(probe.callRecord(), listener.callRecord(), fromNanos, toNanos);
                if (hearing.isEmpty()) continue;
                hearing.get().delaysMillis().forEach(late -> millis.add(late - directMillis));
                missed += hearing.get().utterances() - hearing.get().heardUtterances();
            }
        }
        return Delay.of(millis, missed, directMillis);
    }

    /// What a probe's words need from mouth to ear in a call without a server.
    private double directMillis() {
        CallerPlan plan = probes.getFirst().plan();
        int loopSeconds = Math.ceilDiv(plan.voice().loopFrames(), Voice.FRAMES_PER_SECOND);
        CallerPlan direct =
                new CallerPlan(plan.name(), ROOM, codec, plan.voice(), DIRECT_LOOPS * loopSeconds + SPARE_SECONDS);
        CallRecord himself = DirectCall.of(direct, new SecureRandom());
        return HearingMatrix.measure(himself, himself, 0, Long.MAX_VALUE)
                .orElseThrow()
                .delayMillisMedian()
                .orElseThrow();
    }

    private static Optional<Hearing> hearing(CallRecord probe, CallRecord listener, long fromNanos, long toNanos) {
        return probe.name().equals(listener.name())
                ? Optional.empty()
                : HearingMatrix.measure(probe, listener, fromNanos, toNanos);
    }

    private CallResult result(
            ServerProcess server,
            Duration cpu,
            long elapsedNanos,
            GeneratorReport generator,
            ReceptionReport reception,
            Delay delay) {
        double partyFrames = (double) load.parties() * elapsedNanos / TimeUnit.MILLISECONDS.toNanos(FRAME_MILLIS);
        return new CallResult(
                load.parties(),
                load.talkers(),
                elapsedNanos / 1e9,
                load.codec().codecName().encodingName(),
                load.srtp().map(SrtpProfile::name),
                cpu.toNanos() / 1e3 / partyFrames,
                100.0 * cpu.toNanos() / elapsedNanos,
                delay,
                reception.packets(),
                Math.round(partyFrames),
                reception.lost(),
                reception.refused(),
                reception.late(),
                reception.timestampJumps(),
                generator.lateMillisP99(),
                generator.lateMillisMax(),
                generator.cpuMicrosPerPacket(),
                generator.lateMillisP99() <= CallResult.TRUSTED_LATE_MILLIS_P99,
                server.threads(),
                server.residentMiB());
    }
}
