package tutti.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tutti.server.cli.Tutti;

/// With real sockets, on free ports and a folder of its own.
class DoctorCommandIT {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... more) throws Exception {
        Path file = folder.resolve("t.yaml");
        if (!Files.exists(file)) Files.writeString(file, "limits: {calls: 10}\nhttp: {port: 0}\n");
        List<String> arguments = new ArrayList<>(List.of("doctor", "--config", file.toString()));
        arguments.addAll(List.of("--sip-port", "0", "--rtp-ports", "28000-28099"));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        CommandLine commandLine = Tutti.commandLine().setOut(new PrintWriter(out));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    @Test
    void nothingFailsHereAndTheToneIsHeardAtItsLevel() throws Exception {
        assertThat(run()).as(out::toString).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^ {2}ok {7}Audio path {6}1 kHz at 0 dBm0 said, -?0\\.\\d dBm0 heard for")
                .containsPattern("(?m)^ {2}ok {7}Timer")
                .containsPattern("(?m)^\\d+ ok, \\d+ warning, 0 failed$")
                .doesNotContain("\u001b");
        assertThat(out.toString().lines().filter(line -> line.indexOf(' ', 27) > 0))
                .allMatch(line -> line.length() <= 80 || !line.substring(27, 80).contains(" "));
        assertThat(folder.resolve("data")).as("looking leaves nothing behind").doesNotExist();
    }

    @Test
    void aTakenPortFailsAndSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--json", "--set", "http.port=" + taken.getLocalPort()))
                    .isEqualTo(1);
            JsonNode report = new JsonMapper().readTree(out.toString());
            assertThat(report.get("good").asBoolean()).isFalse();
            JsonNode http = report.get("checks")
                    .valueStream()
                    .filter(check -> check.get("check").asString().equals("HTTP port"))
                    .findFirst()
                    .orElseThrow();
            assertThat(http.get("verdict").asString()).isEqualTo("failed");
            assertThat(http.get("found").asString()).contains("TCP port " + taken.getLocalPort());
            assertThat(http.get("advice").asString()).contains("--http-port");
        }
    }

    @Test
    void settingsThatCannotRunAreTheOnlyFinding() throws Exception {
        Files.writeString(folder.resolve("t.yaml"), "sip: {prot: 1}\n");
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("failed   Settings", "mend it").contains("0 ok, 0 warning, 1 failed");
    }
}
