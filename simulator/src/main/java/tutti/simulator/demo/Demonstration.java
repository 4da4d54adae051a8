package tutti.simulator.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tutti.audio.level.LevelMeter;
import tutti.audio.tone.ToneMeter;
import tutti.audio.wav.WavWriter;
import tutti.server.StartException;
import tutti.server.TuttiServer;
import tutti.server.codec.AudioCodec;
import tutti.server.config.LimitSettings;
import tutti.server.config.ServerSettings;
import tutti.simulator.caller.CallFailedException;
import tutti.simulator.caller.CallRecord;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CallerGroup;
import tutti.simulator.caller.CallerPlan;
import tutti.simulator.caller.CodecMissingException;
import tutti.simulator.caller.Recording;
import tutti.simulator.caller.SentFrames;
import tutti.simulator.hearing.Expectation;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.ToneSignature;
import tutti.simulator.voice.Voice;

/// A server and three callers, and what there is to see of them.
///
/// ```
///   Alice  ‾‾‾‾‾‾‾‾‾‾______________‾‾‾‾‾‾‾‾‾‾        one second each, beginning 800 ms apart,
///   Bob    ________‾‾‾‾‾‾‾‾‾‾______________‾‾        so that the next begins while one still talks
///   Carol  ________________‾‾‾‾‾‾‾‾‾‾________
/// ```
final class Demonstration implements AutoCloseable {
    static final double SPOKEN_DBOV = -20;

    private static final List<String> NAMES = List.of("Alice", "Bob", "Carol");
    private static final String ROOM = "demo";
    private static final int BURST_MILLIS = 1_000;
    private static final int TURN_MILLIS = 800;
    private static final int SERVER_PORT_FIRST = 20_000;
    private static final int SERVER_PORT_LAST = 21_999;
    private static final int CALLER_PORT_FIRST = 22_000;
    private static final int CALLER_PORT_LAST = 23_999;
    private static final long ANSWER_MILLIS_MAX = 5_000;

    /// Before that after the last answer nothing is judged: joining takes a moment on a machine that just
    /// started.
    private static final long SETTLE_MILLIS = 600;

    private static final int SPARE_SECONDS = 5;
    private static final long PICTURE_MILLIS = 100;

    /// Enough for two tones 200 Hz apart.
    private static final int PICTURE_SAMPLES = 800;

    private final TuttiServer server;
    private final CallerGroup group;
    private final AudioCodec codec;
    private final int seconds;
    private final List<Caller> callers = new ArrayList<>();
    private final long beginNanos;

    static Demonstration start(CallerCodec spoken, int seconds)
            throws StartException, CallFailedException, CodecMissingException, IOException, InterruptedException {
        AudioCodec codec = spoken.codec();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSettings free = ServerSettings.defaults().onFreePorts();
        ServerSettings settings = free.with(free.media()
                        .withRtpPorts(SERVER_PORT_FIRST, SERVER_PORT_LAST)
                        .withCodecs(List.of(spoken.codecName())))
                .with(new LimitSettings(NAMES.size(), NAMES.size()));
        TuttiServer server = TuttiServer.start(settings, _ -> {});
        try {
            CallerGroup group = CallerGroup.open(loopback, CALLER_PORT_FIRST, CALLER_PORT_LAST, new SecureRandom());
            try {
                return new Demonstration(server, group, codec, seconds);
            } catch (CallFailedException | InterruptedException | RuntimeException e) {
                group.close();
                throw e;
            }
        } catch (CallFailedException | InterruptedException | IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private Demonstration(TuttiServer server, CallerGroup group, AudioCodec codec, int seconds)
            throws CallFailedException, InterruptedException {
        this.server = server;
        this.group = group;
        this.codec = codec;
        this.seconds = seconds;
        for (int i = 0; i < NAMES.size(); i++) {
            Voice voice = Voice.bursts(
                    HearingMatrix.FREQUENCIES_HZ.get(i),
                    SPOKEN_DBOV,
                    i * TURN_MILLIS,
                    BURST_MILLIS,
                    (NAMES.size() + 1) * TURN_MILLIS);
            CallerPlan plan = new CallerPlan(NAMES.get(i), ROOM, codec, voice, seconds + SPARE_SECONDS);
            callers.add(group.dial(plan, server.sipAddress()));
        }
        CallerGroup.awaitAnswers(callers, ANSWER_MILLIS_MAX);
        beginNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
    }

    /// Lets them talk and shows it, until the time is over.
    void watch(Picture picture) throws InterruptedException {
        long endNanos = beginNanos + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - endNanos < 0) {
            TimeUnit.MILLISECONDS.sleep(PICTURE_MILLIS);
            picture.show(moment());
        }
    }

    DemoReport judge() {
        List<CallRecord> records = callers.stream().map(Caller::callRecord).toList();
        HearingMatrix matrix = HearingMatrix.measure(records, beginNanos, System.nanoTime());
        List<String> faults = matrix.faults(Expectation.CONFERENCE, HearingMatrix.CODED_LEVEL_TOLERANCE_DB);
        return new DemoReport(
                codec.sdp().encodingName(), seconds, faults.isEmpty(), faults, matrix.hearings(), matrix.table());
    }

    /// Writes what each heard to a file of his name in `folder`.
    void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Caller caller : callers) {
            Path file = folder.resolve(caller.name().toLowerCase(Locale.ROOT) + ".wav");
            Recording heard = caller.callRecord().heard();
            int[] samples = heard.samples(0, heard.sampleCount());
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try (WavWriter writer = new WavWriter(channel, Voice.SAMPLE_RATE_HZ, 1)) {
                writer.write(samples, 0, samples.length);
            }
        }
    }

    private Moment moment() {
        InetSocketAddress address = server.sipAddress();
        String sip = "sip:" + ROOM + "@" + address.getAddress().getHostAddress() + ":" + address.getPort();
        long second = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beginNanos));
        return new Moment(
                sip,
                codec.sdp().encodingName(),
                (int) Math.min(seconds, second),
                seconds,
                callers.stream().map(this::person).toList());
    }

    private Moment.Person person(Caller caller) {
        Recording heard = caller.callRecord().heard();
        int[] latest = heard.samples(heard.sampleCount() - PICTURE_SAMPLES, PICTURE_SAMPLES);
        List<Moment.Sound> sounds = callers.stream()
                .filter(talker -> talker != caller)
                .map(talker -> new Moment.Sound(
                        talker.name(), toneDbov(latest, talker.plan().voice())))
                .toList();
        return new Moment.Person(caller.name(), saysDbov(caller.callRecord()), sounds);
    }

    private static double toneDbov(int[] samples, Voice voice) {
        ToneSignature tone = voice.signature().orElseThrow();
        return ToneMeter.levelDbov(samples, 0, samples.length, Voice.SAMPLE_RATE_HZ, tone.frequencyHz());
    }

    private static double saysDbov(CallRecord record) {
        SentFrames sent = record.sent();
        if (sent.count() == 0) return LevelMeter.FLOOR_DBOV;
        long begin = (sent.firstFrame() + sent.count() - 1) * Voice.FRAME_SAMPLES;
        int[] said = new int[Voice.FRAME_SAMPLES];
        for (int i = 0; i < said.length; i++) said[i] = record.voice().sampleAt(begin + i);
        return LevelMeter.rmsDbov(said, 0, said.length);
    }

    @Override
    public void close() {
        group.close();
        server.close();
    }
}
