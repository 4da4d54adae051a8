package tutti.engine;

/// Why the engine refused a call. The names are Prosody's, without the `ERR_SM_` in front.
public enum ErrorCode {
    /// An argument that can never be right: another processor's channel, a model that is the channel
    /// itself, a number that no input has, a party that is not in the conference.
    BAD_PARAMETER,
    /// The channel has been released.
    NO_SUCH_CHANNEL,
    /// The processor has no room for one more.
    NO_RESOURCES,
    /// A datafeed and the side it should be connected to are on different processors.
    NOT_SAME_MODULE,
    /// Right in itself, but not now: output busy, not a conference, input not attached, detach while in
    /// use.
    WRONG_CHANNEL_STATE,
    /// The channel has no such side.
    WRONG_CHANNEL_TYPE
}
