package tutti.server.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Keeps a native library as a file that is named by its SHA-256, so that it is written once and trusted
/// never.
///
/// ```
///   folder/0f3a…/libopus.so       folder and file belong to the user alone; a file that is not what its
///                                 name says is replaced; others who start at the same time see all or
/// nothing
/// ```
final class NativeCache {
    private final Path folder;

    NativeCache(Path folder) {
        this.folder = folder;
    }

    /// `XDG_CACHE_HOME`, else `.cache` at home, else the folder for temporary files.
    static Path defaultFolder(String xdgCacheHome, String home, String temporary) {
        if (Path.of(xdgCacheHome).isAbsolute()) {
            return Path.of(xdgCacheHome, "tutti", "natives");
        }
        if (Files.isWritable(Path.of(home)) && !home.isEmpty()) {
            return Path.of(home, ".cache", "tutti", "natives");
        }
        return Path.of(temporary, "tutti-natives-" + System.getProperty("user.name", "nobody"));
    }

    /// The file with this content. Fails with an `IOException` where nothing can be written, or the folder
    /// is somebody else's.
    Path file(byte[] content, String name) throws IOException {
        Path home = ownFolder(folder.resolve(sha256(content)));
        Path file = home.resolve(name);
        if (isTheSame(file, content)) {
            return file;
        }
        Path fresh = Files.createTempFile(home, name, ".part");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file;
    }

    private Path ownFolder(Path wanted) throws IOException {
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        if (!Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(wanted);
        }
        if (posix) {
            // fails unless the folder is ours, and then nobody else can put a library into it
            Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwx------"));
        }
        return wanted;
    }

    private static boolean isTheSame(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
