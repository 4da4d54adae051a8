package tutti.server.encoding;

import tutti.rtp.packet.NetworkOrder;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.Packing;

/// A codec whose payload names the sample it carries, the state before and the state after: a listener can
/// tell whether what he gets follows from what he got.
///
/// @param hasState else the states in it are always the same
/// @param forgets what follows from other frames is as good, after a while; else it must be led to
record ChainKind(boolean hasState, boolean forgets) implements EncoderKind {
    static final int OCTETS = 12;

    @Override
    public AudioEncoder create() {
        return new Chain();
    }

    @Override
    public int sampleRateHz() {
        return 8000;
    }

    @Override
    public int rtpClockHz() {
        return 8000;
    }

    @Override
    public int payloadOctetsMax() {
        return OCTETS;
    }

    @Override
    public Packing packing() {
        return new Packing.OpusFrames();
    }

    static int sample(byte[] payload) {
        return NetworkOrder.int32(payload, 0);
    }

    static int stateBefore(byte[] payload) {
        return NetworkOrder.int32(payload, 4);
    }

    static int stateAfter(byte[] payload) {
        return NetworkOrder.int32(payload, 8);
    }

    private static final class Chain implements AudioEncoder {
        private int state = 1;

        @Override
        public int encode(int[] samples, int count, byte[] payload, int offset) {
            NetworkOrder.putInt32(payload, offset, samples[0]);
            NetworkOrder.putInt32(payload, offset + 4, state);
            state = 31 * state + samples[0] + 1;
            NetworkOrder.putInt32(payload, offset + 8, state);
            return OCTETS;
        }

        /// Half as far from the guide's state after as before.
        @Override
        public int encodeGuided(int[] samples, int count, byte[] guide, byte[] payload, int offset) {
            NetworkOrder.putInt32(payload, offset, samples[0]);
            NetworkOrder.putInt32(payload, offset + 4, state);
            state = stateAfter(guide) + (state - stateBefore(guide)) / 2;
            NetworkOrder.putInt32(payload, offset + 8, state);
            return OCTETS;
        }

        @Override
        public void copyFrom(AudioEncoder other) {
            state = ((Chain) other).state;
        }
    }
}
