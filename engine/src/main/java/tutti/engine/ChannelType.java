package tutti.engine;

/// Which sides a channel has. Source: Prosody `sm_channel_alloc_placed`.
public enum ChannelType {
    INPUT(true, false),
    OUTPUT(false, true),
    /// Input or output, one at a time.
    HALF_DUPLEX(true, true),
    FULL_DUPLEX(true, true);

    private final boolean input;
    private final boolean output;

    ChannelType(boolean input, boolean output) {
        this.input = input;
        this.output = output;
    }

    public boolean hasInput() {
        return input;
    }

    public boolean hasOutput() {
        return output;
    }
}
