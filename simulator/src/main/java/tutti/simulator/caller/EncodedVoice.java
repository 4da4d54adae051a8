package tutti.simulator.caller;

import java.util.Arrays;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;
import tutti.simulator.voice.Voice;

/// A voice encoded once, for all callers who say the same in the same coding: a phone should cost little.
///
/// A codec with a state is led through the loop once before, so that the loop's end and its beginning fit together as
/// far as the codec remembers. Immutable; [#copyFrame] allocates nothing.
final class EncodedVoice {
    private final byte[] payloads;
    private final int[] offsets;
    private final int rtpTicksPerFrame;

    EncodedVoice(Voice voice, EncoderKind kind) {
        int frames = voice.loopFrames();
        byte[] all = new byte[frames * kind.payloadOctetsMax()];
        offsets = new int[frames + 1];
        rtpTicksPerFrame = kind.rtpClockHz() / Voice.FRAMES_PER_SECOND;
        int[] samples = new int[voice.sampleRateHz() / Voice.FRAMES_PER_SECOND];
        AudioEncoder encoder = kind.create();
        for (int pass = kind.hasState() ? 0 : 1; pass < 2; pass++) {
            for (int frame = 0; frame < frames; frame++) {
                int count = voice.copyFrame(frame, samples);
                offsets[frame + 1] = offsets[frame] + encoder.encode(samples, count, all, offsets[frame]);
            }
        }
        encoder.close();
        payloads = Arrays.copyOf(all, offsets[frames]);
    }

    int rtpTicksPerFrame() {
        return rtpTicksPerFrame;
    }

    /// Writes the payload of frame number `frame` of the endless voice to `out[offset…]` and returns its octets, 0 when
    /// nothing is sent for it.
    int copyFrame(long frame, byte[] out, int offset) {
        int index = (int) (frame % (offsets.length - 1));
        int octets = offsets[index + 1] - offsets[index];
        System.arraycopy(payloads, offsets[index], out, offset, octets);
        return octets;
    }
}
