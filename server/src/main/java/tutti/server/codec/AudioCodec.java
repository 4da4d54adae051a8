package tutti.server.codec;

import tutti.rtp.sdp.Codec;
import tutti.server.playout.AudioDecoder;

/// One codec that calls can have.
///
/// Thread: any; what it makes belongs to the media loop.
public interface AudioCodec {
    /// As SDP names it.
    Codec sdp();

    /// The rate at which nothing is lost: 8000, 16000 or 48000 Hz.
    int sampleRateHz();

    /// A decoder to `sampleRateHz` for one leg.
    AudioDecoder decoder(int sampleRateHz);

    /// How frames at `sampleRateHz` are encoded for a peer.
    EncoderKind encoderKind(int sampleRateHz, EncodingWishes wishes);
}
