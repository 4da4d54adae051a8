package tutti.server.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpusNativesTest {
    private static final byte[] CONTENT = "a library".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private OpusAvailability look(NativePlatform platform, Path cacheFolder) {
        return new OpusNatives(platform, new NativeCache(cacheFolder), OpusNatives.class.getClassLoader()).look();
    }

    @Test
    void unpacksTheLibraryThatCameWithUsAndFindsItAgain() {
        for (int start = 0; start < 2; start++) {
            assertThat(look(NativePlatform.current(), folder))
                    .isInstanceOfSatisfying(OpusAvailability.Available.class, found -> {
                        assertThat(found.origin()).startsWith(folder.toString());
                        assertThat(found.library().version()).startsWith("libopus");
                    });
        }
        assertThat(folder)
                .isDirectoryContaining("glob:**/????????????????????????????????????????????????????????????????");
    }

    @Test
    void asksTheSystemWhereNoLibraryCameWithUs() {
        OpusAvailability found = look(NativePlatform.of("plan9", "mips"), folder);

        switch (found) {
            case OpusAvailability.Available available ->
                assertThat(available.origin()).startsWith("the system's");
            case OpusAvailability.Missing missing ->
                assertThat(missing.reason()).contains("plan9 on mips", "Install libopus");
        }
    }

    @Test
    void saysInOneSentenceWhyThereIsNone() {
        NativePlatform none = new NativePlatform("plan9", "mips", "libno-such-opus.so");

        assertThat(look(none, folder))
                .isInstanceOfSatisfying(
                        OpusAvailability.Missing.class,
                        missing -> assertThat(missing.reason())
                                .startsWith("Opus is not offered.")
                                .contains("plan9 on mips", "libno-such-opus.so", "Install libopus"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux/x64/org/lwjgl/opus/libopus.so",
        "Linux,aarch64,linux/arm64/org/lwjgl/opus/libopus.so",
        "Mac OS X,aarch64,macos/arm64/org/lwjgl/opus/libopus.dylib",
        "Windows 11,amd64,windows/x64/org/lwjgl/opus/opus.dll"
    })
    void carriesALibraryForEachSystem(String osName, String osArch, String resource) {
        assertThat(NativePlatform.of(osName, osArch).resource()).isEqualTo(resource);
        assertThat(OpusNatives.class.getClassLoader().getResource(resource)).isNotNull();
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsReplaced() throws IOException {
        NativeCache cache = new NativeCache(folder);
        Path file = cache.file(CONTENT, "lib.so");
        Files.writeString(file, "a libfary");

        assertThat(cache.file(CONTENT, "lib.so")).isEqualTo(file).hasBinaryContent(CONTENT);
    }

    @Test
    void aLinkInThePlaceOfTheFileIsReplacedAndNotFollowed() throws IOException {
        NativeCache cache = new NativeCache(folder);
        Path file = cache.file(CONTENT, "lib.so");
        Path elsewhere = folder.resolve("elsewhere");
        Files.write(elsewhere, CONTENT);
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);

        assertThat(Files.isSymbolicLink(cache.file(CONTENT, "lib.so"))).isFalse();
    }

    @Test
    void nobodyElseCanWriteBesideTheLibrary() throws IOException {
        Path home = new NativeCache(folder).file(CONTENT, "lib.so").getParent();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        try (var files = Files.list(home)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderThatIsAFileIsAnError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new NativeCache(file).file(CONTENT, "lib.so")).isInstanceOf(IOException.class);
        assertThat(look(NativePlatform.current(), file)).isNotNull();
    }

    @Test
    void cachesWhereTheUserWantsItOrAtHomeOrAmongTemporaryFiles() {
        String home = folder.toString();

        assertThat(NativeCache.defaultFolder("/cache", home, "/tmp")).isEqualTo(Path.of("/cache/tutti/natives"));
        assertThat(NativeCache.defaultFolder("", home, "/tmp")).isEqualTo(folder.resolve(".cache/tutti/natives"));
        assertThat(NativeCache.defaultFolder("", "/nowhere/at/all", "/tmp").toString())
                .startsWith("/tmp/tutti-natives-");
    }
}
