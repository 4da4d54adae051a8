package tutti.server.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// An independent program that a test needs; without it the test says what to install and is skipped.
final class Program {
    private Program() {}

    static void require(String name, String debianPackage) {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        Assumptions.assumeTrue(
                found, name + " is not installed; this test is skipped (apt-get install " + debianPackage + ")");
    }

    /// Ends it as its user would not have to: by signal, after a grace.
    static void stop(Process process, int graceSeconds) throws InterruptedException {
        if (!process.waitFor(graceSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    static String output(Path log) throws IOException {
        return Files.exists(log) ? Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1) : "(no output)";
    }
}
