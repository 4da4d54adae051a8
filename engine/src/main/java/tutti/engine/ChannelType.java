package tutti.engine;

/// Which sides a channel has. Source: Prosody `sm_channel_alloc_placed`.
public enum ChannelType {
    /// Takes audio in; speaks in conferences.
    INPUT(true, false),
    /// Gives audio out; hears in conferences.
    OUTPUT(false, true),
    /// Input or output, one at a time.
    HALF_DUPLEX(true, true),
    /// Input and output at once: a telephone call.
    FULL_DUPLEX(true, true);

    private final boolean input;
    private final boolean output;

    ChannelType(boolean input, boolean output) {
        this.input = input;
        this.output = output;
    }

    /// Whether it has an input side, be it usable only while the output side is idle.
    public boolean hasInput() {
        return input;
    }

    /// Whether it has an output side, be it usable only while the input side is idle.
    public boolean hasOutput() {
        return output;
    }
}
