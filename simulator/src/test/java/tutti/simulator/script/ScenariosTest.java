package tutti.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The examples: what the roles promise is written here once more, by hand, and held against rule and ear.
class ScenariosTest {
    private static final double STEP_SECONDS = 0.5;
    private static final double NEVER_BEFORE = 0;

    @TempDir
    Path folder;

    /// What `listener` ought to have of `talker`: empty when one is not there; minus infinity when he ought not
    /// to hear him; else the gain in dB.
    interface Rule {
        OptionalDouble gainDb(String listener, String talker, double seconds);
    }

    private static final OptionalDouble SILENT = OptionalDouble.of(Double.NEGATIVE_INFINITY);
    private static final OptionalDouble ABSENT = OptionalDouble.empty();
    private static final OptionalDouble AS_SPOKEN = OptionalDouble.of(0);

    private static OptionalDouble heardIf(boolean heard) {
        return heard ? AS_SPOKEN : SILENT;
    }

    private static boolean within(double seconds, double from, double to) {
        return seconds >= from && seconds < to;
    }

    @Test
    void fourPartiesHearOneAnotherAsTheyAreMutedAndHeld() throws Exception {
        JsonNode hearing =
                Simulated.scenario("four-party", folder.resolve("out")).hearing();
        assertFollows(hearing, List.of("anna", "ben", "carla", "dora"), 12, 0.5, (listener, talker, t) -> {
            if (!hereInFourParty(listener, t) || !hereInFourParty(talker, t)) return ABSENT;
            boolean held = within(t, 8, 9) && (listener.equals("anna") || talker.equals("anna"));
            boolean muted = within(t, 4, 7) && talker.equals("ben");
            if (listener.equals(talker) || held || muted) return SILENT;
            return talker.equals("carla") && t >= 10 ? OptionalDouble.of(-6) : AS_SPOKEN;
        });
        assertThat(Simulated.at(hearing, "anna", "dora", 1)
                        .orElseThrow()
                        .get("lateMillis")
                        .asInt())
                .isZero();
    }

    private static boolean hereInFourParty(String name, double t) {
        return switch (name) {
            case "carla" -> t >= 2;
            case "dora" -> t < 10;
            default -> t >= NEVER_BEFORE;
        };
    }

    @Test
    void customerAndRecordingNeverHearTheCoach() throws Exception {
        JsonNode hearing = Simulated.scenario("call-centre-coaching", folder.resolve("out"))
                .hearing();
        List<String> all = List.of("customer", "agent", "recorder", "supervisor");
        assertFollows(hearing, all, 12, 0.5, (listener, talker, t) -> {
            if (t < 2 && (listener.equals("supervisor") || talker.equals("supervisor"))) return ABSENT;
            if (listener.equals(talker) || talker.equals("recorder")) return SILENT;
            if (!talker.equals("supervisor")) return AS_SPOKEN;
            boolean coaches = within(t, 4, 7);
            boolean talks = within(t, 7, 10);
            return heardIf(talks || (coaches && listener.equals("agent")));
        });
        for (String deaf : List.of("customer", "recorder")) {
            JsonNode coached = Simulated.at(hearing, deaf, "supervisor", 5).orElseThrow();
            assertThat(coached.get("reason").asString()).isEqualTo("NotCoached");
            assertThat(coached.get("measuredDb").asDouble()).isLessThan(-60);
        }
    }

    @Test
    void musicIsForAllAndAPromptForItsAudience() throws Exception {
        JsonNode hearing =
                Simulated.scenario("music-and-monitor", folder.resolve("out")).hearing();
        List<String> all = List.of("anna", "ben", "monitor", "music", "welcome", "reminder");
        assertFollows(hearing, all, 10, 3, (listener, talker, t) -> {
            if (!hereWithMusic(listener, t) || !hereWithMusic(talker, t)) return ABSENT;
            if (List.of("music", "welcome", "reminder").contains(listener)) return SILENT;
            if (listener.equals(talker) || talker.equals("monitor")) return SILENT;
            if (talker.equals("reminder")) return heardIf(listener.equals("anna"));
            return talker.equals("music") && t >= 6 ? OptionalDouble.of(-12) : AS_SPOKEN;
        });
    }

    private static boolean hereWithMusic(String name, double t) {
        return switch (name) {
            case "music" -> t < 8;
            case "welcome" -> within(t, 2, 4);
            case "reminder" -> within(t, 5, 7);
            default -> t >= NEVER_BEFORE;
        };
    }

    @Test
    void aSideTalkHearsTheOthersAndIsNotHeard() throws Exception {
        JsonNode hearing = Simulated.scenario("sidebar", folder.resolve("out")).hearing();
        List<String> all = List.of("anna", "ben", "carla", "dora", "minutes", "evidence");
        List<String> aside = List.of("anna", "ben");
        assertFollows(hearing, all, 9, 0.5, (listener, talker, t) -> {
            if (listener.equals(talker) || talker.equals("minutes") || talker.equals("evidence")) return SILENT;
            boolean outside = within(t, 3, 6) && aside.contains(talker) && !aside.contains(listener);
            boolean named = listener.equals("evidence") && talker.equals("anna");
            return heardIf(!outside || named);
        });
    }

    @Test
    void twoHundredPartiesOverFourProcessorsHearOneAnother() throws Exception {
        Simulated simulated = Simulated.scenario("two-hundred", folder.resolve("out"));
        JsonNode hearing = simulated.hearing();
        assertThat(simulated.out).contains("4 processors", "Good: ear and rule agree");
        assertThat(hearing.get("parties").size()).isEqualTo(200);
        int heard = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode stretch : hearing.get("hearings")) {
            String listener = stretch.get("listener").asString();
            String talker = stretch.get("talker").asString();
            boolean mutedNow =
                    talker.equals("early-50") && stretch.get("fromFrame").asInt() == 150;
            boolean ought = !listener.equals(talker)
                    && !talker.equals("recorder")
                    && !mutedNow
                    && (!talker.equals("coach") || listener.equals("early-07"));
            boolean good = stretch.get("heardByRule").asBoolean() == ought
                    && (!ought || Math.abs(stretch.get("measuredDb").asDouble()) < 0.5);
            if (!good) wrong.add(stretch.toString());
            if (ought) heard++;
        }
        assertThat(wrong).isEmpty();
        // Each party in the ears of the others, of the coach and of the recorder; the coach in one.
        assertThat(heard).as("talkers in ears").isEqualTo(198 * (197 + 2) + 1);
        simulated.assertSameBytesAs(Simulated.run(withProcessors("two-hundred", 1), folder.resolve("one")));
    }

    @Test
    void badLinesAreHeardLaterAndStillHeard() throws Exception {
        JsonNode hearing =
                Simulated.scenario("bad-network", folder.resolve("out")).hearing();
        List<String> all = List.of("anna", "ben", "carla");
        assertFollows(hearing, all, 20, 3, (listener, talker, _) -> heardIf(!listener.equals(talker)));
        assertThat(lateMillis(hearing, "ben", "anna")).isZero();
        assertThat(lateMillis(hearing, "anna", "ben")).isBetween(40, 200);
        assertThat(lateMillis(hearing, "anna", "carla")).isBetween(80, 240);
        JsonNode carla = hearing.get("parties").get(2).get("network").get(0);
        assertThat(carla.get("sentPackets").asInt()).isEqualTo(1_000);
        assertThat(carla.get("lostPackets").asInt()).isBetween(5, 80);
        assertThat(carla.get("concealedMillis").asDouble()).isGreaterThan(40);
    }

    private static int lateMillis(JsonNode hearing, String listener, String talker) {
        return Simulated.at(hearing, listener, talker, 1)
                .orElseThrow()
                .get("lateMillis")
                .asInt();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four-party",
                "call-centre-coaching",
                "music-and-monitor",
                "sidebar",
                "bad-network",
                "digits",
                "recorded-coaching"
            })
    void twoRunsGiveTheSameBytes(String name) throws IOException {
        Simulated first = Simulated.scenario(name, folder.resolve("first"));
        Simulated second = Simulated.scenario(name, folder.resolve("second"));
        first.assertSameBytesAs(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sidebar", "bad-network", "music-and-monitor", "digits", "recorded-coaching"})
    void oneProcessorAndFourGiveTheSameBytes(String name) throws IOException {
        Simulated one = Simulated.run(withProcessors(name, 1), folder.resolve("one"));
        Simulated four = Simulated.run(withProcessors(name, 4), folder.resolve("four"));
        assertThat(four.out).contains("4 processors");
        one.assertSameBytesAs(four);
    }

    private Path withProcessors(String name, int processors) throws IOException {
        String script =
                Files.readString(Simulated.SCENARIOS.resolve(name + ".yaml")).replaceAll("(?m)^processors: .*$", "");
        Path path = folder.resolve("script-" + processors + ".yaml");
        return Files.writeString(path, script + "processors: " + processors + "\n");
    }

    @Test
    void everyExampleIsTestedHere() throws IOException {
        try (Stream<Path> examples = Files.list(Simulated.SCENARIOS)) {
            assertThat(examples.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "four-party.yaml",
                            "call-centre-coaching.yaml",
                            "music-and-monitor.yaml",
                            "sidebar.yaml",
                            "two-hundred.yaml",
                            "digits.yaml",
                            "recorded-coaching.yaml",
                            "bad-network.yaml");
        }
    }

    private static void assertFollows(JsonNode hearing, List<String> all, int seconds, double toleranceDb, Rule rule) {
        for (double t = STEP_SECONDS / 2; t < seconds; t += STEP_SECONDS) {
            for (String listener : all) {
                for (String talker : all) {
                    Optional<JsonNode> stretch = Simulated.at(hearing, listener, talker, t);
                    String what = listener + " of " + talker + " at " + t + " s: " + stretch;
                    OptionalDouble expected = rule.gainDb(listener, talker, t);
                    assertThat(stretch.isPresent()).as(what).isEqualTo(expected.isPresent());
                    if (stretch.isPresent()) assertFollows(stretch.get(), expected.getAsDouble(), toleranceDb, what);
                }
            }
        }
    }

    private static void assertFollows(JsonNode stretch, double expectedDb, double toleranceDb, String what) {
        boolean heard = expectedDb != Double.NEGATIVE_INFINITY;
        assertThat(stretch.get("heardByRule").asBoolean()).as(what).isEqualTo(heard);
        assertThat(stretch.get("verdict").asString()).as(what).isNotEqualTo("differs");
        if (!stretch.has("measuredDb")) return;
        double measuredDb = stretch.get("measuredDb").asDouble();
        if (heard) assertThat(measuredDb).as(what).isBetween(expectedDb - toleranceDb, expectedDb + toleranceDb);
        else assertThat(measuredDb).as(what).isLessThan(isKnownByATone(stretch) ? -30 : -12);
    }

    /// Noise and music are told by their samples, and everything looks a little like noise.
    private static boolean isKnownByATone(JsonNode stretch) {
        String talker = stretch.get("talker").asString();
        return !talker.equals("monitor") && !talker.equals("music");
    }
}
