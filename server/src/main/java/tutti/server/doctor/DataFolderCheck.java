package tutti.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the data folder, or the one it will come into being in, can be written to.
record DataFolderCheck(Path folder) {
    private static final long MIB = 1 << 20;
    private static final long FREE_MIB_MIN = 256;

    Finding look() {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        if (!Files.isDirectory(existing)) {
            return Finding.failed(existing + " is no folder", "choose another with --data");
        }
        try {
            Files.delete(Files.createTempFile(existing, ".doctor", ""));
            long freeMebibytes = Files.getFileStore(existing).getUsableSpace() / MIB;
            return found(freeMebibytes);
        } catch (IOException _) {
            return Finding.failed(
                    existing + " cannot be written to", "give it to this user, or choose another with --data");
        }
    }

    private Finding found(long freeMebibytes) {
        String found = folder + " can be written to, " + freeMebibytes + " MiB free";
        if (freeMebibytes >= FREE_MIB_MIN) return Finding.ok(found);
        return Finding.warning(found, "make room, or choose another with --data");
    }
}
