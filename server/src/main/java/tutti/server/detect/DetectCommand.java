package tutti.server.detect;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.detect.dtmf.DtmfSettings;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.server.cli.TuttiCommand;

/// `./tutti detect`: digits and call-progress tones in WAV files.
///
/// Exit code 0 if every file was read, 1 if some were not, 2 if it was called wrongly or none was.
@Command(
        name = "detect",
        description = "Finds DTMF digits and call-progress tones in WAV files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Reads WAV of any rate from 4 to 192 kHz: PCM of 8 to 32 bits, float, A-law, µ-law; each channel on its own.",
            "Levels are dBm0 (a full-scale sine is +3.14), twist is the high tone over the low one.",
            "",
            "Exit code: 0 every file was read, 1 some were not, 2 called wrongly or none was.",
            "",
            "Examples:",
            "  ./tutti detect call.wav",
            "  ./tutti detect --min-level -45 recordings/*.wav",
            "  ./tutti detect --json call.wav | jq -r '.files[].tones[].name'"
        })
public final class DetectCommand implements TuttiCommand {
    private static final int EXIT_NOT_ALL = 1;
    private static final int EXIT_NONE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "WAV files.")
    private List<Path> files = List.of();

    @Option(
            names = "--min-level",
            paramLabel = "DBM0",
            defaultValue = "-36",
            description = "Softest level of either tone of a digit, -60 to 0 (default: ${DEFAULT-VALUE}).")
    private double minimumLevelDbm0;

    @Option(names = "--digits-only", description = "Look for digits, not for call-progress tones.")
    private boolean digitsOnly;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        ToneDetectorSettings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<FileReport> reports = new ArrayList<>();
        for (Path file : files) {
            FileReport report = FileEars.hear(file, settings);
            reports.add(report);
            if (!json) {
                report.problem()
                        .ifPresentOrElse(
                                problem -> err.println("tutti detect: " + problem), () -> out.print(text(report)));
                out.flush();
                err.flush();
            }
        }
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(Map.of("files", reports)));
            out.flush();
        }
        long unread = reports.stream().filter(r -> r.problem().isPresent()).count();
        if (unread == 0) return 0;
        return unread < reports.size() ? EXIT_NOT_ALL : EXIT_NONE;
    }

    private ToneDetectorSettings settings() {
        try {
            DtmfSettings dtmf = DtmfSettings.DEFAULT.withMinimumLevelDbm0(minimumLevelDbm0);
            ToneDetectorSettings digits = ToneDetectorSettings.NOTHING.withDtmf(dtmf);
            return digitsOnly ? digits : digits.withCallProgress(CallProgressPattern.ALL);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--min-level: " + e.getMessage(), e);
        }
    }

    static String text(FileReport report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s  %d Hz, %d channel%s, %.1f s: %s%n",
                report.file(),
                report.sampleRateHz(),
                report.channels(),
                report.channels() == 1 ? "" : "s",
                report.seconds(),
                summary(report)));
        for (FoundTone tone : report.tones()) {
            text.append(line(tone, report.channels()));
        }
        return text.toString();
    }

    private static String summary(FileReport report) {
        if (report.tones().isEmpty()) return "no tones";
        StringBuilder digits = new StringBuilder();
        long others = 0;
        for (FoundTone tone : report.tones()) {
            if (tone.twistDb().isPresent()) digits.append(tone.name());
            else others++;
        }
        String progress = others + (others == 1 ? " call-progress tone" : " call-progress tones");
        if (digits.isEmpty()) return progress;
        return "digits " + digits + (others == 0 ? "" : ", " + progress);
    }

    private static String line(FoundTone tone, int channels) {
        String where = channels == 1 ? "" : String.format(Locale.ROOT, "channel %d  ", tone.channel());
        String what = tone.name()
                + tone.network().map(network -> " (" + network + ")").orElse("");
        String twist = tone.twistDb()
                .map(db -> String.format(Locale.ROOT, "  twist %+5.1f dB", db))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "  %s%9.3f s  %-22s %7.0f ms  %6.1f dBm0%s%n",
                where,
                tone.startSeconds(),
                what,
                tone.lengthMillis(),
                tone.levelDbm0(),
                twist);
    }
}
