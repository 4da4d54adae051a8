package tutti.server.encoding;

import java.util.BitSet;
import tutti.engine.FrameSink;
import tutti.engine.FrameSource;
import tutti.engine.mix.MixedFrame;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.EncodingWishes;
import tutti.server.playout.AudioDecoder;

/// A party with a real codec. What he hears goes through the encoder that he shares with others, and beside it through
/// one that never hears anything but his own mix.
final class Listener implements FrameSource, FrameSink {
    private static final int SECONDS_MAX = 60;

    private final String name;
    private final int rateHz;
    private final int[] voice;
    private final BitSet talks = new BitSet();
    private final Encoding shared;
    private final AudioEncoder own;
    private final AudioDecoder sharedDecoder;
    private final AudioDecoder ownDecoder;
    private final byte[] payload;
    private final int[] frame;
    private final int[] mixed;
    private final int[] heard;
    private final int[] undisturbed;
    private int spoken;
    private int count;
    private int lastMix = MixedFrame.OWN;
    private boolean hearsNothing;

    Listener(String name, AudioCodec codec, Encodings encodings, int[] voice) {
        this.name = name;
        this.voice = voice;
        rateHz = codec.sampleRateHz();
        EncoderKind kind = codec.encoderKind(rateHz, EncodingWishes.NONE);
        shared = encodings.join(kind, kind.create());
        own = kind.create();
        sharedDecoder = codec.decoder(rateHz);
        ownDecoder = codec.decoder(rateHz);
        payload = new byte[kind.payloadOctetsMax()];
        frame = new int[rateHz / 10];
        mixed = new int[SECONDS_MAX * rateHz];
        heard = new int[mixed.length];
        undisturbed = new int[mixed.length];
    }

    String name() {
        return name;
    }

    /// From frame `from` to before frame `to`.
    void talks(int from, int to) {
        talks.set(from, to);
    }

    @Override
    public boolean pull(int[] samples, int samplesCount, long dueNanos) {
        int from = spoken * samplesCount;
        boolean speaks = talks.get(spoken++) && from + samplesCount <= voice.length;
        if (speaks) System.arraycopy(voice, from, samples, 0, samplesCount);
        return speaks;
    }

    @Override
    public void push(MixedFrame mix, long frameNumber, long dueNanos) {
        lastMix = mix.number();
        hearsNothing = mix.silent();
        System.arraycopy(mix.samples(), 0, mixed, count, mix.count());
        int octets = shared.encode(mix, frameNumber, payload, 0);
        keep(sharedDecoder, octets, heard);
        octets = own.encode(mix.samples(), mix.count(), payload, 0);
        keep(ownDecoder, octets, undisturbed);
        count += mix.count();
    }

    private void keep(AudioDecoder decoder, int octets, int[] to) {
        int decoded = decoder.decode(payload, 0, octets, frame, 0);
        System.arraycopy(frame, 0, to, count, decoded);
    }

    /// The number of the mix he hears; [MixedFrame#OWN] if nobody else hears it.
    int lastMix() {
        return lastMix;
    }

    boolean hearsNothing() {
        return hearsNothing;
    }

    Disturbance judge() {
        return Disturbance.of(mixed, heard, undisturbed, count, rateHz);
    }

    void close() {
        shared.close();
        own.close();
        sharedDecoder.close();
        ownDecoder.close();
    }
}
