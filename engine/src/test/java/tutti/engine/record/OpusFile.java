package tutti.engine.record;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusUnavailableException;

/// An Ogg Opus file as Xiph's own reader (`op_…` of opusfile, in the same library) understands it: samples at 48 kHz.
@SuppressWarnings("restricted")
final class OpusFile {
    private static final SymbolLookup SYMBOLS = load();
    static final OpusLibrary LIBRARY = bind();

    final int channels;
    final long length;
    final int serialNumber;
    private final int[] interleaved;

    private OpusFile(int channels, long length, int serialNumber, int[] interleaved) {
        this.channels = channels;
        this.length = length;
        this.serialNumber = serialNumber;
        this.interleaved = interleaved;
    }

    static OpusFile read(byte[] octets) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(JAVA_BYTE, octets);
            MemorySegment file = (MemorySegment) function("op_open_memory", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS)
                    .invokeExact(data, (long) octets.length, MemorySegment.NULL);
            if (file.address() == 0) {
                throw new AssertionError("opusfile does not take it for an Ogg Opus file");
            }
            int channels = (int)
                    function("op_channel_count", JAVA_INT, ADDRESS, JAVA_INT).invokeExact(file, -1);
            int serial =
                    (int) function("op_serialno", JAVA_INT, ADDRESS, JAVA_INT).invokeExact(file, -1);
            long length = (long)
                    function("op_pcm_total", JAVA_LONG, ADDRESS, JAVA_INT).invokeExact(file, -1);
            int[] samples = samples(file, channels, (int) length, arena);
            return new OpusFile(channels, length, serial, samples);
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    private static int[] samples(MemorySegment file, int channels, int length, Arena arena) throws Throwable {
        MethodHandle read = function("op_read", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        MemorySegment block = arena.allocate(JAVA_SHORT, 5_760L * channels);
        int[] samples = new int[length * channels];
        int at = 0;
        while (true) {
            int count = (int) read.invokeExact(file, block, 5_760 * channels, MemorySegment.NULL);
            if (count <= 0) {
                return Arrays.copyOf(samples, at);
            }
            for (int i = 0; i < count * channels; i++) {
                samples[at++] = block.getAtIndex(JAVA_SHORT, i);
            }
        }
    }

    int[] channel(int channel) {
        int[] own = new int[interleaved.length / channels];
        for (int i = 0; i < own.length; i++) {
            own[i] = interleaved[i * channels + channel];
        }
        return own;
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(SYMBOLS.find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
    }

    private static OpusLibrary bind() {
        try {
            return OpusLibrary.bind(SYMBOLS);
        } catch (OpusUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SymbolLookup load() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        String folder = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux";
        String name = folder.equals("windows") ? "opus.dll" : folder.equals("macos") ? "libopus.dylib" : "libopus.so";
        String resource = "/" + folder + "/" + machine + "/org/lwjgl/opus/" + name;
        try (InputStream in = Objects.requireNonNull(OpusFile.class.getResourceAsStream(resource), resource)) {
            Path file = Files.createTempFile("tutti-test-", name);
            file.toFile().deleteOnExit();
            Files.write(file, in.readAllBytes());
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
