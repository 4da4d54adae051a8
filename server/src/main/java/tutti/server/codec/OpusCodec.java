package tutti.server.codec;

import java.util.Arrays;
import tutti.audio.opus.OpusBandwidth;
import tutti.audio.opus.OpusDecoder;
import tutti.audio.opus.OpusEncoder;
import tutti.audio.opus.OpusLibrary;
import tutti.audio.opus.OpusPacket;
import tutti.audio.opus.OpusSettings;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.FormatParameters;
import tutti.rtp.sdp.OpusParameters;
import tutti.server.config.Choice;
import tutti.server.playout.AudioDecoder;

/// Opus at any rate of a leg, whatever the peer's is. Source: RFC 7587.
///
/// @param settings how we encode where a peer wishes nothing else
/// @param correction whether the previous frame is sent again within the next; AUTO: to who can use it and loses
/// packets
record OpusCodec(Codec sdp, OpusLibrary library, OpusSettings settings, Choice correction) implements AudioCodec {
    private static final int RATE_HZ = 48_000;

    /// libopus makes copies for a fullband sound only when it is told of more than 5 %.
    private static final int EXPECTED_LOSS_LEAST_PERCENT = 10;

    /// Below this it halves the bandwidth to make room for them, which costs more than it gains while little is lost.
    private static final int COPIES_BPS_MIN = 30_000;

    @Override
    public int sampleRateHz() {
        return RATE_HZ;
    }

    @Override
    public AudioDecoder decoder(int sampleRateHz) {
        return new Decoder(library.decoder(sampleRateHz));
    }

    @Override
    public EncoderKind encoderKind(int sampleRateHz, EncodingWishes wishes) {
        return new Kind(library, settingsFor(sampleRateHz, wishes));
    }

    /// What the peer declares about what he likes to receive. Source: RFC 7587 §6.1.
    private OpusSettings settingsFor(int sampleRateHz, EncodingWishes wishes) {
        OpusParameters peer = OpusParameters.of(FormatParameters.parse(wishes.fmtp()));
        int bitrateBps =
                Math.min(settings.bitrateBps(), peer.maxAverageBitrate().orElse(settings.bitrateBps()));
        int expectedLossPercent = expectedLossPercent(peer, wishes.lossPercent(), bitrateBps);
        return new OpusSettings(
                sampleRateHz,
                bitrateBps,
                settings.complexity(),
                expectedLossPercent > 0,
                expectedLossPercent,
                settings.discontinuous() || peer.dtx(),
                !peer.constantBitrate(),
                OpusBandwidth.ofRate(Math.min(sampleRateHz, peer.maxPlaybackRateHz())));
    }

    /// What the encoder is told; 0 for no copies.
    private int expectedLossPercent(OpusParameters peer, int lossPercent, int bitrateBps) {
        return switch (correction) {
            case OFF -> 0;
            case ON -> Math.max(lossPercent, EXPECTED_LOSS_LEAST_PERCENT);
            case AUTO -> {
                if (lossPercent == 0 || !peer.inbandFec()) yield 0;
                yield bitrateBps < COPIES_BPS_MIN ? lossPercent : Math.max(lossPercent, EXPECTED_LOSS_LEAST_PERCENT);
            }
        };
    }

    private static final class Decoder implements AudioDecoder {
        private final OpusDecoder decoder;
        private final OpusPacket packet = new OpusPacket();
        private final SteadySilence silence = new SteadySilence();
        private final int[] decoded;

        Decoder(OpusDecoder decoder) {
            this.decoder = decoder;
            decoded = new int[decoder.samplesMax()];
        }

        @Override
        public int rtpClockHz() {
            return RATE_HZ;
        }

        @Override
        public int sampleCount(byte[] payload, int offset, int length) {
            return packet.read(payload, offset, length) ? packet.samples(decoder.sampleRateHz()) : 0;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, int[] samples, int sampleOffset) {
            if (silence.goesOn(payload, offset, length)) {
                Arrays.fill(samples, sampleOffset, sampleOffset + silence.samples(), 0);
                return silence.samples();
            }
            int count = decoder.decode(payload, offset, length, decoded, 0);
            silence.decoded(payload, offset, length, decoded, count);
            System.arraycopy(decoded, 0, samples, sampleOffset, count);
            return count;
        }

        @Override
        public boolean conceal(int[] samples, int offset, int count) {
            decoder.conceal(samples, offset, count);
            return true;
        }

        /// Source: RFC 6716 §2.1.7.
        @Override
        public int recoverableSamples(byte[] payload, int offset, int length) {
            return packet.read(payload, offset, length) && packet.carriesFec()
                    ? packet.frameSamples(decoder.sampleRateHz())
                    : 0;
        }

        @Override
        public boolean recover(byte[] payload, int offset, int length, int[] samples, int sampleOffset, int count) {
            return decoder.decodeFec(payload, offset, length, samples, sampleOffset, count) == count;
        }

        @Override
        public void close() {
            decoder.close();
        }
    }

    private record Kind(OpusLibrary library, OpusSettings settings) implements EncoderKind {
        @Override
        public AudioEncoder create() {
            return new Encoder(library.encoder(settings));
        }

        @Override
        public boolean hasState() {
            return true;
        }

        @Override
        public boolean forgets() {
            return true;
        }

        @Override
        public int sampleRateHz() {
            return settings.sampleRateHz();
        }

        @Override
        public int rtpClockHz() {
            return RATE_HZ;
        }

        @Override
        public int payloadOctetsMax() {
            return OpusEncoder.PACKET_OCTETS_MAX;
        }

        @Override
        public Packing packing() {
            return new Packing.OpusFrames();
        }
    }

    private static final class Encoder implements AudioEncoder {
        private final OpusEncoder encoder;

        Encoder(OpusEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public int encode(int[] samples, int count, byte[] payload, int offset) {
            int octets = encoder.encode(samples, 0, count, payload, offset);
            boolean nothingToSay = encoder.settings().discontinuous() && octets <= OpusPacket.DTX_OCTETS_MAX;
            return nothingToSay ? 0 : octets;
        }

        @Override
        public void copyFrom(AudioEncoder other) {
            encoder.copyFrom(((Encoder) other).encoder);
        }

        @Override
        public void close() {
            encoder.close();
        }
    }
}
