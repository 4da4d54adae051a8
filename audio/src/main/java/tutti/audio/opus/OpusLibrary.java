package tutti.audio.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// A loaded libopus, from which encoders and decoders come.
///
/// Its symbols must stay loaded as long as anything made of it is in use: look them up in `Arena.global()`.
/// Thread: any.
public final class OpusLibrary {
    private static final int VERSION_OCTETS_MAX = 256;

    private final EncoderFunctions encoders;
    private final DecoderFunctions decoders;
    private final String version;

    private OpusLibrary(Symbols symbols) throws OpusUnavailableException {
        encoders = new EncoderFunctions(symbols);
        decoders = new DecoderFunctions(symbols);
        version = version(symbols);
    }

    /// Binds to libopus 1.1 or later, for example `SymbolLookup.libraryLookup(path, Arena.global())`.
    ///
    /// Fails with a typed exception if a function is missing. The caller needs `--enable-native-access`.
    public static OpusLibrary bind(SymbolLookup symbols) throws OpusUnavailableException {
        return new OpusLibrary(new Symbols(symbols));
    }

    /// As the library says it, for example `libopus 1.5.2`.
    public String version() {
        return version;
    }

    /// A new encoder of one channel. Allocates; the caller closes it.
    public OpusEncoder encoder(OpusSettings settings) {
        return new OpusEncoder(encoders, settings);
    }

    /// A new decoder of one channel; two channels in a packet are averaged. Allocates; the caller closes
    /// it.
    ///
    /// `sampleRateHz` is 8000, 12000, 16000, 24000 or 48000, whatever was encoded.
    public OpusDecoder decoder(int sampleRateHz) {
        return new OpusDecoder(decoders, sampleRateHz);
    }

    @SuppressWarnings("restricted")
    private static String version(Symbols symbols) throws OpusUnavailableException {
        try {
            MemorySegment text =
                    (MemorySegment) symbols.function("opus_get_version_string", FunctionDescriptor.of(ADDRESS))
                            .invokeExact();
            return text.reinterpret(VERSION_OCTETS_MAX).getString(0);
        } catch (OpusUnavailableException e) {
            throw e;
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }
}
