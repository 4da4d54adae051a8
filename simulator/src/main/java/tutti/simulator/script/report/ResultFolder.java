package tutti.simulator.script.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tutti.audio.wav.WavReader;
import tutti.audio.wav.WavWriter;
import tutti.simulator.script.ear.HeardStretch;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.Script;
import tutti.simulator.script.stage.Performer;

/// Where the results go: all of them or none.
///
/// They are written to a folder beside and moved when the last is complete; whatever fails before leaves
/// nothing behind. Every failure is an [IOException] with a sentence.
public final class ResultFolder implements AutoCloseable {
    private static final String EVENTS = "events.jsonl";
    private static final String RECORDINGS = "recordings";
    private static final String HEARING_TEXT = "hearing.txt";
    private static final String HEARING_JSON = "hearing.json";

    private final Path target;
    private final Path partial;

    private ResultFolder(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /// A folder that is there and not empty is refused, unless `force`: then files of the same names are
    /// replaced and others stay.
    public static ResultFolder open(Path target, boolean force) throws IOException {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new IOException(target + " is a file; give a folder");
        }
        if (!force && Files.isDirectory(target) && !isEmpty(target)) {
            throw new IOException(
                    target + " is there already; give another folder, or --force to replace what is in it");
        }
        Path parent = target.toAbsolutePath().normalize().getParent();
        if (parent == null) throw new IOException(target + " cannot be written to; give another folder");
        try {
            Files.createDirectories(parent);
            if (Files.isDirectory(target) && !Files.isWritable(target))
                throw new AccessDeniedException(target.toString());
            return new ResultFolder(target, Files.createTempDirectory(parent, ".tutti-simulate-"));
        } catch (AccessDeniedException | FileAlreadyExistsException _) {
            throw new IOException(target + " cannot be written to; give a folder where you may write");
        } catch (IOException unwritable) {
            throw new IOException(target + " cannot be written to: " + unwritable.getMessage(), unwritable);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /// A recording of what `party` hears.
    public WavWriter wav(PartyPlan party) throws IOException {
        FileChannel channel = FileChannel.open(
                wavPath(party), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new WavWriter(channel, party.sampleRateHz(), 1);
    }

    /// What [#wav] has recorded, when it is closed.
    public int[] recorded(PartyPlan party) throws IOException {
        Path path = wavPath(party);
        try (WavReader reader = WavReader.open(Files.newByteChannel(path), path.toString())) {
            return reader.readAll();
        }
    }

    private Path wavPath(PartyPlan party) {
        return partial.resolve(party.name() + ".wav");
    }

    /// A new file in the folder of recordings; `path` may have a folder in it.
    public SeekableByteChannel recording(String path) throws IOException {
        Path file = partial.resolve(RECORDINGS).resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    public EventsFile events() throws IOException {
        return new EventsFile(partial.resolve(EVENTS));
    }

    /// The hearing matrix in both forms.
    public void writeHearing(Script script, List<Performer> performers, List<HeardStretch> stretches)
            throws IOException {
        HearingFiles files = new HearingFiles(script, performers, stretches);
        files.writeText(partial.resolve(HEARING_TEXT));
        files.writeJson(partial.resolve(HEARING_JSON));
    }

    /// Puts everything in its place.
    public void complete() throws IOException {
        try (Stream<Path> all = Files.walk(partial)) {
            for (Path path : all.sorted().toList()) {
                Path place = target.resolve(partial.relativize(path));
                if (Files.isDirectory(path)) Files.createDirectories(place);
                else Files.move(path, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Removes what was not completed.
    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(partial)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
