package tutti.audio.opus;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Functions of a loaded library by name.
final class Symbols {
    private static final Linker LINKER = Linker.nativeLinker();

    private final SymbolLookup lookup;

    Symbols(SymbolLookup lookup) {
        this.lookup = lookup;
    }

    MethodHandle function(String name, FunctionDescriptor descriptor) throws OpusUnavailableException {
        return bind(name, descriptor);
    }

    /// `fixedArguments` come before the `…` of the C declaration; on some platforms the others travel
    /// otherwise.
    MethodHandle variadic(String name, int fixedArguments, FunctionDescriptor descriptor)
            throws OpusUnavailableException {
        return bind(name, descriptor, Linker.Option.firstVariadicArg(fixedArguments));
    }

    @SuppressWarnings("restricted")
    private MethodHandle bind(String name, FunctionDescriptor descriptor, Linker.Option... options)
            throws OpusUnavailableException {
        MemorySegment address = lookup.find(name)
                .orElseThrow(() -> new OpusUnavailableException("The library has no " + name + ": it is no libopus"));
        return LINKER.downcallHandle(address, descriptor, options);
    }

    /// `invokeExact` declares `Throwable`; the functions here throw nothing of their own, the linker only
    /// unchecked.
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
