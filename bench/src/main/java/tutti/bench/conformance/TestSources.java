package tutti.bench.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The tests of all modules, the folders below the root that have `src/test/java`.
final class TestSources {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final String SUFFIX = ".java";

    private TestSources() {}

    /// Those that cite something.
    static List<CitingTest> below(Path root) throws IOException {
        List<CitingTest> tests = new ArrayList<>();
        for (Path module : list(root)) {
            Path folder = module.resolve(TESTS);
            if (Files.isDirectory(folder)) addModule(name(module), folder, tests);
        }
        return tests;
    }

    private static List<Path> list(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList();
        }
    }

    private static void addModule(String module, Path folder, List<CitingTest> tests) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.sorted().toList()) {
                if (!name(file).endsWith(SUFFIX)) continue;
                String className = name(file).substring(0, name(file).length() - SUFFIX.length());
                tests.addAll(TestClass.tests(module, className, Files.readString(file)));
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
