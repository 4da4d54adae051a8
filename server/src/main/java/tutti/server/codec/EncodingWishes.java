package tutti.server.codec;

/// What a peer asks of what is sent to him, and what his network asks.
///
/// @param fmtp what he declares about the codec, "" for nothing
/// @param lossPercent what he reported lost lately, in steps, so that listeners with alike networks share an encoder
public record EncodingWishes(String fmtp, int lossPercent) {
    public static final EncodingWishes NONE = new EncodingWishes("", 0);
}
