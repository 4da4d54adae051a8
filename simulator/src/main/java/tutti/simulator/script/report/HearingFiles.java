package tutti.simulator.script.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tutti.simulator.script.ear.HeardStretch;
import tutti.simulator.script.network.LineReport;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.stage.Performer;

/// The hearing matrix twice: `hearing.json` for programs, `hearing.txt` for people.
final class HearingFiles {
    private final Script script;
    private final List<Performer> performers;
    private final List<HeardStretch> stretches;

    HearingFiles(Script script, List<Performer> performers, List<HeardStretch> stretches) {
        this.script = script;
        this.performers = performers;
        this.stretches = stretches;
    }

    void writeText(Path path) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("Who heard whom in \"" + script.name() + "\": what the rule says, and what was in the ear.\n");
            out.write("Levels are against what was spoken; who is not to be heard is given at his loudest.\n");
            String listener = "";
            for (HeardStretch stretch : stretches) {
                if (!stretch.listener().equals(listener)) {
                    listener = stretch.listener();
                    out.write("\n" + listener + "\n");
                    out.write(row("from s", "to s", "talker", "rule", "gain", "why", "in ear", "late", ""));
                }
                out.write(row(stretch));
            }
        }
    }

    private String row(HeardStretch stretch) {
        int frameMillis = script.settings().frameMillis();
        return row(
                Decimal.seconds(stretch.fromFrame(), frameMillis),
                Decimal.seconds(stretch.toFrame(), frameMillis),
                stretch.talker(),
                stretch.heardByRule() ? "hears" : "-",
                Decimal.db(stretch.gainDb()),
                ReasonText.of(stretch.reason()),
                Decimal.db(stretch.measuredDb()),
                stretch.lateMillis().isPresent() ? stretch.lateMillis().getAsLong() + " ms" : "-",
                stretch.verdict().name().toLowerCase(Locale.ROOT));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "  %-9s %-9s %-16s %-6s %-9s %-44s %-9s %-7s %s", cells)
                        .stripTrailing() + "\n";
    }

    void writeJson(Path path) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        try (BufferedWriter out = Files.newBufferedWriter(path);
                JsonGenerator json = mapper.writer().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("name", script.name());
            json.writeNumberProperty("seed", script.seed());
            json.writeNumberProperty("sampleRateHz", script.settings().sampleRateHz());
            json.writeNumberProperty("frameMillis", script.settings().frameMillis());
            json.writeNumberProperty("durationFrames", script.durationFrames());
            json.writeArrayPropertyStart("parties");
            for (Performer performer : performers) party(json, performer);
            json.writeEndArray();
            json.writeArrayPropertyStart("hearings");
            for (HeardStretch stretch : stretches) {
                json.writeRaw('\n');
                stretch(json, stretch);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void party(JsonGenerator json, Performer performer) {
        PartyPlan plan = performer.plan();
        json.writeStartObject();
        json.writeStringProperty("name", plan.name());
        json.writeNumberProperty("sampleRateHz", plan.sampleRateHz());
        json.writeStringProperty("source", plan.source().text());
        if (plan.source() instanceof SourcePlan.Tone tone) {
            json.writeNumberProperty("frequencyHz", Decimal.tenth(tone.frequencyHz()));
            json.writeNumberProperty("levelDbov", tone.levelDbov());
        }
        if (plan.network().isPresent()) {
            json.writeArrayPropertyStart("network");
            for (LineReport report : performer.lineReports()) line(json, report);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, LineReport report) {
        json.writeStartObject();
        json.writeNumberProperty("sentPackets", report.sentPackets());
        json.writeNumberProperty("lostPackets", report.lostPackets());
        json.writeNumberProperty("concealedMillis", Decimal.tenth(report.concealedMillis()));
        json.writeNumberProperty("playoutDelayMillis", Decimal.tenth(report.playoutDelayMillis()));
        json.writeEndObject();
    }

    private static void stretch(JsonGenerator json, HeardStretch stretch) {
        json.writeStartObject();
        json.writeStringProperty("listener", stretch.listener());
        json.writeStringProperty("talker", stretch.talker());
        json.writeNumberProperty("fromFrame", stretch.fromFrame());
        json.writeNumberProperty("toFrame", stretch.toFrame());
        json.writeBooleanProperty("heardByRule", stretch.heardByRule());
        json.writeStringProperty("reason", ReasonText.code(stretch.reason()));
        json.writeStringProperty("why", ReasonText.of(stretch.reason()));
        stretch.gainDb().ifPresent(db -> json.writeNumberProperty("gainDb", Decimal.tenth(db)));
        stretch.measuredDb().ifPresent(db -> json.writeNumberProperty("measuredDb", Decimal.tenth(db)));
        stretch.lateMillis().ifPresent(millis -> json.writeNumberProperty("lateMillis", millis));
        json.writeStringProperty("verdict", stretch.verdict().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }
}
