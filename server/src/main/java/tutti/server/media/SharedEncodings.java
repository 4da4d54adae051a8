package tutti.server.media;

import java.util.Arrays;
import tutti.audio.g711.G711;
import tutti.engine.mix.MixedFrame;

/// Encodes a frame once for all legs that send it with the same law.
///
/// Listeners who hear the same get the same [MixedFrame]; the first leg pays for the encoding, the others copy
/// it. Thread: the media loop's. Allocates only while more shared frames than ever before are in use.
final class SharedEncodings {
    private final Law aLaw;
    private final Law muLaw;

    SharedEncodings(int frameSamples) {
        aLaw = new Law(G711.A_LAW, frameSamples);
        muLaw = new Law(G711.MU_LAW, frameSamples);
    }

    /// Writes `frame`, encoded by `law`, to `payload[offset…offset+frame.count())`.
    void encode(G711 law, MixedFrame frame, long frameNumber, byte[] payload, int offset) {
        if (frame.shared()) {
            (law == G711.A_LAW ? aLaw : muLaw).copyShared(frame, frameNumber, payload, offset);
        } else {
            law.encode(frame.samples(), 0, payload, offset, frame.count());
        }
    }

    private static final class Law {
        private static final long NEVER = -1;

        private final G711 law;
        private final int frameSamples;
        private byte[] payloads = new byte[0];
        private long[] frameNumbers = new long[0];

        Law(G711 law, int frameSamples) {
            this.law = law;
            this.frameSamples = frameSamples;
        }

        void copyShared(MixedFrame frame, long frameNumber, byte[] payload, int offset) {
            int slot = frame.number();
            if (slot >= frameNumbers.length) grow(slot + 1);
            if (frameNumbers[slot] != frameNumber) {
                law.encode(frame.samples(), 0, payloads, slot * frameSamples, frameSamples);
                frameNumbers[slot] = frameNumber;
            }
            System.arraycopy(payloads, slot * frameSamples, payload, offset, frameSamples);
        }

        private void grow(int slots) {
            int old = frameNumbers.length;
            int size = Math.max(slots, 2 * old);
            frameNumbers = Arrays.copyOf(frameNumbers, size);
            Arrays.fill(frameNumbers, old, size, NEVER);
            payloads = Arrays.copyOf(payloads, size * frameSamples);
        }
    }
}
