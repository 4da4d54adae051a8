package tutti.server.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusUnavailableException;

/// Finds libopus: the one that came with us for this system, unpacked to a cache; else the system's own.
///
/// Thread: any, once at start. Reads and writes files. Needs `--enable-native-access`.
public final class OpusNatives {
    private final NativePlatform platform;
    private final NativeCache cache;
    private final ClassLoader classes;

    OpusNatives(NativePlatform platform, NativeCache cache, ClassLoader classes) {
        this.platform = platform;
        this.cache = cache;
        this.classes = classes;
    }

    /// The library in `file` if one is named, else that for this machine, or why there is none. Never fails.
    public static OpusAvailability find(Optional<Path> file) {
        return file.map(OpusNatives::named).orElseGet(OpusNatives::find);
    }

    @SuppressWarnings("restricted")
    private static OpusAvailability named(Path file) {
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
            return new OpusAvailability.Available(OpusLibrary.bind(symbols), file.toString());
        } catch (OpusUnavailableException | RuntimeException e) {
            return new OpusAvailability.Missing("Opus is not offered. The library named by media.opus.library, " + file
                    + ", cannot be used: " + sentence(e) + ".");
        }
    }

    /// The library for this machine, or why there is none. Never fails.
    public static OpusAvailability find() {
        Path folder = NativeCache.defaultFolder(
                System.getenv().getOrDefault("XDG_CACHE_HOME", ""),
                System.getProperty("user.home", ""),
                System.getProperty("java.io.tmpdir", ""));
        return new OpusNatives(NativePlatform.current(), new NativeCache(folder), OpusNatives.class.getClassLoader())
                .look();
    }

    OpusAvailability look() {
        try {
            return bundled();
        } catch (IOException | OpusUnavailableException | RuntimeException e) {
            return systems(sentence(e));
        }
    }

    @SuppressWarnings("restricted")
    private OpusAvailability bundled() throws IOException, OpusUnavailableException {
        try (InputStream in = classes.getResourceAsStream(platform.resource())) {
            if (in == null) {
                throw new IOException(
                        "none came with this program for " + platform.system() + " on " + platform.machine());
            }
            Path file = cache.file(in.readAllBytes(), platform.libraryName());
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
            return new OpusAvailability.Available(OpusLibrary.bind(symbols), file.toString());
        }
    }

    @SuppressWarnings("restricted")
    private OpusAvailability systems(String whyNotBundled) {
        String name = platform.systemLibraryName();
        try {
            SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
            return new OpusAvailability.Available(OpusLibrary.bind(symbols), "the system's " + name);
        } catch (OpusUnavailableException | RuntimeException e) {
            return new OpusAvailability.Missing("Opus is not offered. The library that comes with Tutti: "
                    + whyNotBundled + ". The system's " + name + ": " + sentence(e)
                    + ". Install libopus (Debian: apt-get install libopus0), or make "
                    + "XDG_CACHE_HOME a folder that can be written to.");
        }
    }

    private static String sentence(Exception problem) {
        String message = problem.getMessage();
        return message == null
                ? problem.getClass().getSimpleName()
                : problem.getClass().getSimpleName() + " " + message;
    }
}
