package tutti.server.codec;

import java.util.Locale;

/// A system and a machine, in the words of the jars that bring libopus.
///
/// @param systemLibraryName what the system's own library is called, for the system to find
record NativePlatform(String system, String machine, String systemLibraryName) {
    static NativePlatform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /// Of the JDK's properties `os.name` and `os.arch`.
    static NativePlatform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        String system = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : name;
        String machine = switch (osArch) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64", "arm64" -> "arm64";
            default -> osArch;
        };
        String systems = system.equals("linux") ? "libopus.so.0" : libraryName(system);
        return new NativePlatform(system, machine, systems);
    }

    /// What the library is called as a file.
    String libraryName() {
        return libraryName(system);
    }

    private static String libraryName(String system) {
        return switch (system) {
            case "windows" -> "opus.dll";
            case "macos" -> "libopus.dylib";
            default -> "libopus.so";
        };
    }

    /// Where the library lies on the class path.
    String resource() {
        return system + "/" + machine + "/org/lwjgl/opus/" + libraryName();
    }
}
