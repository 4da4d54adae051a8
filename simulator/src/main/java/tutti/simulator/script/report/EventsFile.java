package tutti.simulator.script.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.engine.roles.Audience;
import tutti.engine.roles.CellChange;
import tutti.engine.roles.Happening;
import tutti.engine.roles.MeetingEvent;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;
import tutti.engine.tones.ToneEvent;
import tutti.simulator.script.plan.TimedAction;
import tutti.simulator.script.stage.Completed;
import tutti.simulator.script.stage.Signal;

/// A line of JSON for each action of the script, after it for each event of the meeting that it brought, then for
/// what was recognised in the frame.
public final class EventsFile implements Closeable {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final BufferedWriter writer;

    EventsFile(Path path) throws IOException {
        writer = Files.newBufferedWriter(path);
    }

    public void write(TimedAction timed, List<MeetingEvent> events) throws IOException {
        ObjectNode line = mapper.createObjectNode();
        line.put("frame", timed.frame());
        line.put("line", timed.line());
        line.put("action", timed.action().text());
        write(line);
        for (MeetingEvent event : events) write(event);
    }

    private void write(MeetingEvent event) throws IOException {
        ObjectNode line = mapper.createObjectNode();
        line.put("seq", event.seq());
        line.put("frame", event.frame());
        line.put("event", event.happening().getClass().getSimpleName());
        describe(event.happening(), line);
        write(line);
    }

    /// `frame` is the first without it.
    public void write(int frame, Completed completed) throws IOException {
        ObjectNode line = mapper.createObjectNode();
        line.put("frame", frame);
        line.put("who", completed.who().plan().name());
        line.put("completed", word(completed.status()));
        line.put("heardMillis", Decimal.tenth(completed.heardMillis()));
        write(line);
        for (MeetingEvent event : completed.events()) write(event);
    }

    /// `startMillis` is where the tone began, `frame` in which it was known.
    public void write(Signal signal) throws IOException {
        ObjectNode line = mapper.createObjectNode();
        line.put("frame", signal.frame());
        line.put("who", signal.who().plan().name());
        line.put("recognised", signal.event().getClass().getSimpleName());
        line.put("startMillis", Decimal.tenth(signal.startMillis()));
        describe(signal, line);
        write(line);
    }

    private static void describe(Signal signal, ObjectNode line) {
        switch (signal.event()) {
            case ToneEvent.DigitStarted it -> digit(line, it.digit(), it.lowDbm0(), it.highDbm0(), it.leakedMillis());
            case ToneEvent.DigitEnded it -> {
                digit(line, it.digit(), it.lowDbm0(), it.highDbm0(), it.leakedMillis());
                length(line, signal, it.lengthSamples());
            }
            case ToneEvent.CallProgressStarted it -> tone(line, it.tone(), it.levelDbm0());
            case ToneEvent.CallProgressEnded it -> {
                tone(line, it.tone(), it.levelDbm0());
                length(line, signal, it.lengthSamples());
            }
            case ToneEvent.GruntStarted _ -> {}
            case ToneEvent.GruntEnded it -> length(line, signal, it.lengthSamples());
        }
    }

    private static void digit(ObjectNode line, char digit, double lowDbm0, double highDbm0, double leakedMillis) {
        line.put("digit", String.valueOf(digit));
        line.put("levelDbm0", Decimal.tenth(lowDbm0));
        line.put("twistDb", Decimal.tenth(highDbm0 - lowDbm0));
        line.put("leakedMillis", Decimal.tenth(leakedMillis));
    }

    private static void tone(ObjectNode line, CallProgressPattern tone, double levelDbm0) {
        line.put("tone", word(tone.meaning()));
        line.put("network", tone.network());
        line.put("levelDbm0", Decimal.tenth(levelDbm0));
    }

    private static void length(ObjectNode line, Signal signal, long lengthSamples) {
        line.put("lengthMillis", Decimal.tenth(signal.millis(lengthSamples)));
    }

    private void write(ObjectNode line) throws IOException {
        writer.write(mapper.writeValueAsString(line));
        writer.write('\n');
    }

    private static void describe(Happening happening, ObjectNode line) {
        switch (happening) {
            case Happening.Joined(Member member, Role role) ->
                line.put("member", member.name()).put("role", text(role));
            case Happening.Left(Member member) -> line.put("member", member.name());
            case Happening.RoleChanged(Member member, Role role) ->
                line.put("member", member.name()).put("role", text(role));
            case Happening.Muted muted ->
                line.put("member", muted.member().name()).put("by", word(muted.by()));
            case Happening.Unmuted unmuted ->
                line.put("member", unmuted.member().name()).put("by", word(unmuted.by()));
            case Happening.Held(Member member) -> line.put("member", member.name());
            case Happening.Resumed(Member member) -> line.put("member", member.name());
            case Happening.SideTalkOpened opened -> {
                line.put("sideTalk", opened.sideTalk().number());
                ArrayNode members = line.putArray("members");
                opened.members().forEach(member -> members.add(member.name()));
            }
            case Happening.SideTalkLeft left ->
                line.put("sideTalk", left.sideTalk().number())
                        .put("member", left.member().name());
            case Happening.SideTalkClosed closed ->
                line.put("sideTalk", closed.sideTalk().number());
            case Happening.CellsChanged(List<CellChange> cells) -> {
                ArrayNode list = line.putArray("cells");
                cells.forEach(cell -> describe(cell, list.addObject()));
            }
        }
    }

    private static void describe(CellChange cell, ObjectNode node) {
        node.put("listener", cell.listener().name());
        node.put("talker", cell.source().name());
        node.put("before", ReasonText.code(cell.before()));
        node.put("after", ReasonText.code(cell.after()));
        node.put("heard", cell.after().heard());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Role role) {
        return switch (role) {
            case Role.Party _ -> "party";
            case Role.Monitor _ -> "monitor";
            case Role.Background _ -> "background";
            case Role.Coach coach -> "coach of " + names(coach.coached());
            case Role.Recorder recorder ->
                recorder.alsoHears().isEmpty() ? "recorder" : "recorder also of " + names(recorder.alsoHears());
            case Role.Prompt(Audience.Everybody _) -> "prompt to all";
            case Role.Prompt(Audience.Only only) -> "prompt to " + names(only.members());
        };
    }

    private static String names(Collection<Member> members) {
        return String.join(", ", members.stream().map(Member::name).toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
