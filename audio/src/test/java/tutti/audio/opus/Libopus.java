package tutti.audio.opus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// The library of this machine, once for all tests.
public final class Libopus {
    public static final OpusLibrary LIBRARY = load();

    private Libopus() {}

    @SuppressWarnings("restricted")
    private static OpusLibrary load() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        String folder = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux";
        String name = folder.equals("windows") ? "opus.dll" : folder.equals("macos") ? "libopus.dylib" : "libopus.so";
        String resource = "/" + folder + "/" + machine + "/org/lwjgl/opus/" + name;
        try (InputStream in = Objects.requireNonNull(Libopus.class.getResourceAsStream(resource), resource)) {
            Path file = Files.createTempFile("tutti-test-", name);
            file.toFile().deleteOnExit();
            Files.write(file, in.readAllBytes());
            return OpusLibrary.bind(SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OpusUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }
}
