package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tutti.audio.g722.G722Decoder;
import tutti.audio.g722.G722Encoder;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.audio.tone.ToneMeter;
import tutti.simulator.Meeting;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.Recording;
import tutti.simulator.voice.Voice;

/// Who can hear wideband hears it, although a telephone is in the room.
class WidebandIT {
    private static final String ROOM = "team";
    private static final int RATE_HZ = 16_000;
    private static final double LOW_DBOV = -22;
    private static final double HIGH_DBOV = -32;
    private static final double NOISE_SPREAD_DB = 12;
    private static final int MEASURED_SAMPLES = 2 * RATE_HZ;
    private static final long SEED = 6;

    /// A stall of the machine costs audio and is played out of the way afterwards.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Meeting meeting;

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open();
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    @Test
    void pairsOfG722AndOpusHearEachOtherAboveFourKilohertz() throws Exception {
        Caller gina = meeting.dial("Gina", ROOM, CallerCodec.G722.codec(), voice(700, 5_200));
        Caller gus = meeting.dial("Gus", ROOM, CallerCodec.G722.codec(), silence());
        Caller otto = meeting.dial("Otto", ROOM, CallerCodec.OPUS.codec(), voice(950, 6_100));
        Caller olga = meeting.dial("Olga", ROOM, CallerCodec.OPUS.codec(), silence());
        Caller pia = meeting.dial("Pia", ROOM, CallerCodec.PCMU.codec(), Voice.silence());
        meeting.hearAfter(500, 2_000);
        for (Caller listener : List.of(gus, otto, olga)) assertHears(listener, 5_200);
        for (Caller listener : List.of(gina, gus, olga)) assertHears(listener, 6_100);
        assertNotHeard(gina, 700);
        assertNotHeard(otto, 950);
        assertThat(levelDbov(pia, 700, 8_000)).isBetween(LOW_DBOV - 1, LOW_DBOV + 1);
        assertThat(levelDbov(pia, 8_000 - 5_200, 8_000)).as("an alias").isLessThan(HIGH_DBOV - 40);
        assertThat(levelDbov(pia, 8_000 - 6_100, 8_000)).as("an alias").isLessThan(HIGH_DBOV - 40);
    }

    private static void assertHears(Caller listener, int highHz) {
        assertThat(levelDbov(listener, highHz, RATE_HZ))
                .as(listener.name() + " hears " + highHz + " Hz, spoken at " + HIGH_DBOV + " dBov")
                .isBetween(HIGH_DBOV - 3, HIGH_DBOV + 3);
    }

    /// A voice that leaks is a line in the spectrum: far below what was said, or within the coding noise around it.
    private static void assertNotHeard(Caller speaker, int ownHz) {
        int[] latest = latest(speaker.callRecord().heard(), 2 * RATE_HZ);
        double[] around = IntStream.rangeClosed(1, 20)
                .mapToDouble(i -> level(latest, ownHz + (i % 2 == 0 ? 5 : -5) * i))
                .sorted()
                .toArray();
        double noiseDbov = around[around.length / 2];
        assertThat(level(latest, ownHz))
                .as(speaker.name() + "'s own voice")
                .isLessThan(Math.max(LOW_DBOV - 60, noiseDbov + NOISE_SPREAD_DB));
    }

    private static double level(int[] samples, int frequencyHz) {
        return ToneMeter.levelDbov(samples, 0, samples.length, RATE_HZ, frequencyHz);
    }

    private static double levelDbov(Caller listener, int frequencyHz, int rateHz) {
        int[] latest = latest(listener.callRecord().heard(), 2 * rateHz);
        return ToneMeter.levelDbov(latest, 0, latest.length, rateHz, frequencyHz);
    }

    private static int[] latest(Recording heard, int count) {
        return heard.samples(heard.sampleCount() - count, count);
    }

    private static Voice voice(int lowHz, int highHz) {
        int[] samples = new int[RATE_HZ];
        new ToneGenerator(RATE_HZ, Tone.ofDbov(lowHz, LOW_DBOV), Tone.ofDbov(highHz, HIGH_DBOV))
                .generate(samples, 0, samples.length);
        return Voice.of(samples, RATE_HZ);
    }

    private static Voice silence() {
        return Voice.of(new int[RATE_HZ / 50], RATE_HZ);
    }

    /// The server decodes what the talker encoded and encodes it again: so does the reference.
    @Test
    void speechFromG722ToG722LosesNothingButItsTwoEncodings() throws Exception {
        int[] speech = speech();
        meeting.dial("Gina", ROOM, CallerCodec.G722.codec(), Voice.of(speech, RATE_HZ));
        Caller gus = meeting.dial("Gus", ROOM, CallerCodec.G722.codec(), silence());
        int[] spoken = looped(speech, 4 * speech.length, 0);
        int[] direct = looped(coded(coded(spoken)), MEASURED_SAMPLES, 2 * speech.length);
        double directDb = SegmentalSnr.decibels(speech, direct, RATE_HZ);
        Recording heard = gus.callRecord().heard();
        await("%.1f dB, as without the server".formatted(directDb))
                .pollDelay(Duration.ofSeconds(3))
                .pollInterval(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .until(
                        () -> SegmentalSnr.decibels(speech, latest(heard, MEASURED_SAMPLES), RATE_HZ),
                        heardDb -> heardDb > directDb - 1);
    }

    private static int[] looped(int[] loop, int count, int from) {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) samples[i] = loop[(from + i) % loop.length];
        return samples;
    }

    private static int[] coded(int[] samples) {
        byte[] payload = new byte[samples.length / 2];
        int[] decoded = new int[samples.length];
        new G722Encoder().encode(samples, 0, samples.length, payload, 0);
        new G722Decoder().decode(payload, 0, payload.length, decoded, 0);
        return decoded;
    }

    /// Syllables of harmonics and hiss, loud enough for speech tracking, without long pauses: one second.
    private static int[] speech() {
        Random random = new Random(SEED);
        int[] samples = new int[RATE_HZ];
        int syllable = RATE_HZ / 8;
        for (int from = 0; from < samples.length; from += syllable) {
            double pitchHz = 100 + 60 * random.nextDouble();
            double formantHz = 400 + 1_600 * random.nextDouble();
            for (int i = 0; i < syllable; i++) {
                double envelope = Math.sin(Math.PI * (i + 0.5) / syllable);
                double value = 0.02 * random.nextGaussian();
                for (int h = 1; h * pitchHz < 3_800; h++) {
                    double off = (h * pitchHz - formantHz) / 200;
                    value += (0.02 + 0.3 / (1 + off * off)) * Math.cos(2 * Math.PI * h * pitchHz * i / RATE_HZ);
                }
                samples[from + i] = (int) Math.clamp(9_000 * envelope * value, -32_768, 32_767);
            }
        }
        return samples;
    }
}
