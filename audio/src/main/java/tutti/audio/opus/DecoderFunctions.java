package tutti.audio.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The decoder's functions of `opus.h`, by their names there.
final class DecoderFunctions {
    private static final int RESET_STATE = 4028;
    private static final int CHANNELS = 1;

    private final MethodHandle getSize;
    private final MethodHandle init;
    private final MethodHandle decode;
    private final MethodHandle request;

    DecoderFunctions(Symbols symbols) throws OpusUnavailableException {
        getSize = symbols.function("opus_decoder_get_size", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        init = symbols.function("opus_decoder_init", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        decode = symbols.function(
                "opus_decode",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        request = symbols.variadic("opus_decoder_ctl", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    }

    int stateOctets() {
        try {
            return (int) getSize.invokeExact(CHANNELS);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int init(MemorySegment state, int sampleRateHz) {
        try {
            return (int) init.invokeExact(state, sampleRateHz, CHANNELS);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int reset(MemorySegment state) {
        try {
            return (int) request.invokeExact(state, RESET_STATE);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int decode(MemorySegment state, MemorySegment packet, int octets, MemorySegment samples, int room, int fec) {
        try {
            return (int) decode.invokeExact(state, packet, octets, samples, room, fec);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }
}
