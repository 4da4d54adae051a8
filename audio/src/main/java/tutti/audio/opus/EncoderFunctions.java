package tutti.audio.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The encoder's functions of `opus.h`, by their names there.
final class EncoderFunctions {
    static final int SET_BITRATE = 4002;
    static final int SET_MAX_BANDWIDTH = 4004;
    static final int SET_VBR = 4006;
    static final int SET_COMPLEXITY = 4010;
    static final int SET_INBAND_FEC = 4012;
    static final int SET_PACKET_LOSS_PERC = 4014;
    static final int SET_DTX = 4016;
    static final int GET_LOOKAHEAD = 4027;
    static final int RESET_STATE = 4028;

    private static final int APPLICATION_VOIP = 2048;
    private static final int CHANNELS = 1;

    private final MethodHandle getSize;
    private final MethodHandle init;
    private final MethodHandle encode;
    private final MethodHandle setting;
    private final MethodHandle question;
    private final MethodHandle request;

    EncoderFunctions(Symbols symbols) throws OpusUnavailableException {
        getSize = symbols.function("opus_encoder_get_size", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        init = symbols.function(
                "opus_encoder_init", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
        encode = symbols.function(
                "opus_encode", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        setting = symbols.variadic("opus_encoder_ctl", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        question = symbols.variadic("opus_encoder_ctl", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
        request = symbols.variadic("opus_encoder_ctl", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
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
            return (int) init.invokeExact(state, sampleRateHz, CHANNELS, APPLICATION_VOIP);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int encode(MemorySegment state, MemorySegment samples, int count, MemorySegment packet, int octetsMax) {
        try {
            return (int) encode.invokeExact(state, samples, count, packet, octetsMax);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int set(MemorySegment state, int what, int value) {
        try {
            return (int) setting.invokeExact(state, what, value);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int get(MemorySegment state, int what, MemorySegment answer) {
        try {
            return (int) question.invokeExact(state, what, answer);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }

    int request(MemorySegment state, int what) {
        try {
            return (int) request.invokeExact(state, what);
        } catch (Throwable thrown) {
            throw Symbols.unchecked(thrown);
        }
    }
}
