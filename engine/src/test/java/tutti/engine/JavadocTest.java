package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Everything that this module and `audio`, which embedders get with it, offer has a contract.
class JavadocTest {
    private static final Path ROOT = Path.of(System.getProperty("tutti.root", ".."));

    @Test
    void everythingPublicOrProtectedHasAContract() throws IOException {
        PublicApi api = modules("audio", "engine");

        assertThat(api.size()).isGreaterThan(1_000);
        assertThat(api.uncommented()).isEmpty();
    }

    @Test
    void missesNoKindOfMember() throws IOException {
        PublicApi api = of("""
                public class Line {
                    public static final int LIMIT = 1;
                    public Line(int number) {}
                    public void ring() {}
                    protected void hangUp() {}
                    public interface Listener { void heard(); }
                    public enum State { IDLE }
                    public record Call(int number, int frames) {}
                    /** Not how this house comments. */
                    public void block() {}
                    ///
                    public void say() {}
                }
                """);

        assertThat(api.uncommented())
                .containsExactlyInAnyOrder(
                        "unnamed package Line",
                        "Line LIMIT",
                        "Line Line(int)",
                        "Line ring()",
                        "Line hangUp()",
                        "Line block()",
                        "Line say()",
                        "Line Line.Listener",
                        "Line.Listener heard()",
                        "Line Line.State",
                        "Line.State IDLE",
                        "Line Line.Call",
                        "Line.Call number",
                        "Line.Call frames");
    }

    @Test
    void asksNothingOfWhatIsSaidElsewhereOrOutOfReach() throws IOException {
        PublicApi api = of("""
                /// A line.
                public class Line implements Runnable {
                    int number;
                    void ring() {}
                    private void hangUp() {}
                    @Override public void run() {}
                    static class Hidden { public void ring() {} }
                    /// Who is called: `number`.
                    public record Call(int number) {
                        public Call {}
                        public int number() { return number; }
                    }
                }
                """);

        assertThat(api.uncommented()).isEmpty();
        assertThat(api.size()).isEqualTo(3);
    }

    @Test
    void refusesSourcesThatDoNotCompile() {
        assertThatThrownBy(() -> of("public class Line extends Nothing {}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nothing");
    }

    private static PublicApi modules(String... names) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : names) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(Path.of(name, "src", "main", "java")))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        try (StandardJavaFileManager manager =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            return new PublicApi(manager.getJavaFileObjectsFromPaths(sources));
        }
    }

    private static PublicApi of(String source) throws IOException {
        return new PublicApi(
                List.of(new SimpleJavaFileObject(URI.create("memory:///Line.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                }));
    }
}
