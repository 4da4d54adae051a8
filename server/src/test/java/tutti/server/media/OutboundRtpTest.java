package tutti.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.audio.g711.G711;
import tutti.engine.mix.MixedFrame;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.sdp.Codec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.EncodingWishes;
import tutti.server.encoding.Encodings;

/// RFC 3550 §5.1 and RFC 3551 §4.1 on the sending side: sequence, media time and marker.
class OutboundRtpTest {
    private static final int FRAME = 160;

    private record Sent(int sequence, int rtpTimestamp, boolean marker, int payloadType, byte first, int length) {}

    private final List<Sent> sent = new ArrayList<>();
    private final RtpPacket packet = new RtpPacket();
    private final OutboundRtp outbound = new OutboundRtp(new RtpWriter(new Random(1)), 8000, this::take);
    private final Encodings encodings = new Encodings();
    private long frameNumber;

    private void send(Codec codec, int payloadType, int packetMillis) {
        send(codec, payloadType, packetMillis, OptionalInt.empty());
    }

    private void send(Codec codec, int payloadType, int packetMillis, OptionalInt comfortNoise) {
        EncoderKind kind = CodecCatalogue.telephone().of(codec).orElseThrow().encoderKind(8000, EncodingWishes.NONE);
        outbound.send(new OutboundRtp.Stream(
                encodings.join(kind, kind.create()),
                new SlicedPackets(1, packetMillis * 8, FRAME),
                payloadType,
                8000,
                comfortNoise));
    }

    private void take(byte[] bytes, int length) {
        assertThat(packet.wrap(bytes, 0, length)).isEqualTo(RtpPacket.Verdict.OK);
        sent.add(new Sent(
                packet.sequence(),
                packet.rtpTimestamp(),
                packet.marker(),
                packet.payloadType(),
                bytes[packet.payloadOffset()],
                packet.payloadLength()));
    }

    private void push(int frames) {
        int[] samples = new int[FRAME];
        Arrays.fill(samples, 1_000);
        for (int i = 0; i < frames; i++) outbound.push(new MixedFrame(samples, FRAME).filled(false), frameNumber++);
    }

    private void pushSilence(int frames) {
        for (int i = 0; i < frames; i++) outbound.push(new MixedFrame(new int[FRAME], FRAME), frameNumber++);
    }

    private void assertNoGap(int stepTicks) {
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).sequence()).isEqualTo(sent.get(i - 1).sequence() + 1);
            assertThat(sent.get(i).rtpTimestamp() - sent.get(i - 1).rtpTimestamp())
                    .isEqualTo(stepTicks);
        }
    }

    @Test
    void everyFrameIsAPacketAndOnlyTheFirstHasTheMarker() {
        send(Codec.PCMU, 0, 20);
        push(50);
        assertThat(sent).hasSize(50);
        assertNoGap(FRAME);
        assertThat(sent.stream().filter(Sent::marker)).containsExactly(sent.getFirst());
        assertThat(sent).allMatch(p -> p.length() == 160 && p.first() == G711.MU_LAW.encode(1_000));
    }

    @Test
    void holdLeavesNoGapInSequenceAndTheMediaClockRunsOn() {
        send(Codec.PCMU, 0, 20);
        push(10);
        outbound.pause();
        push(100);
        send(Codec.PCMU, 0, 20);
        push(2);
        Sent last = sent.get(9);
        Sent resumed = sent.get(10);
        assertThat(resumed.sequence()).isEqualTo(last.sequence() + 1);
        assertThat(resumed.rtpTimestamp() - last.rtpTimestamp()).isEqualTo(101 * FRAME);
        assertThat(resumed.marker()).isTrue();
        assertThat(sent.get(11).marker()).isFalse();
    }

    @Test
    void framesThatAStalledMachineSkippedAreAGapInMediaTimeOnly() {
        send(Codec.PCMA, 8, 20);
        push(1);
        frameNumber += 7;
        push(1);
        assertThat(sent.get(1).sequence()).isEqualTo(sent.get(0).sequence() + 1);
        assertThat(sent.get(1).rtpTimestamp() - sent.get(0).rtpTimestamp()).isEqualTo(8 * FRAME);
    }

    @Test
    void packetsOfAnyNegotiatedLengthFollowEachOtherWithoutAGap() {
        for (int millis : new int[] {10, 20, 30, 40, 60}) {
            sent.clear();
            send(Codec.PCMU, 0, millis);
            push(30);
            assertThat(sent).hasSize(600 / millis);
            assertNoGap(millis * 8);
            assertThat(sent).allMatch(p -> p.length() == millis * 8);
        }
    }

    @Test
    void aChangeOfLawTakesEffectAtOnceAndKeepsTheStream() {
        send(Codec.PCMU, 0, 20);
        push(3);
        send(Codec.PCMA, 8, 20);
        push(3);
        assertNoGap(FRAME);
        assertThat(sent.get(3).payloadType()).isEqualTo(8);
        assertThat(sent.get(3).first()).isEqualTo(G711.A_LAW.encode(1_000));
    }

    @Test
    void silenceBecomesDescriptionsOfNoiseWhereThePeerTakesThem() {
        send(Codec.PCMU, 0, 20, OptionalInt.of(13));
        push(5);
        pushSilence(ComfortNoisePackets.HANGOVER_FRAMES + 1 + ComfortNoisePackets.REPEAT_FRAMES);
        push(1);
        List<Sent> noise = sent.stream().filter(p -> p.payloadType() == 13).toList();
        assertThat(noise).hasSize(2).allMatch(p -> p.length() == 1 && p.first() == -ComfortNoisePackets.NOISE_DBOV);
        assertThat(sent).hasSize(5 + ComfortNoisePackets.HANGOVER_FRAMES + 2 + 1);
        assertThat(noise.get(1).rtpTimestamp() - noise.get(0).rtpTimestamp())
                .isEqualTo(ComfortNoisePackets.REPEAT_FRAMES * FRAME);
        assertThat(sent.getLast().marker())
                .as("RFC 3389 §4: the first packet after noise")
                .isTrue();
        assertThat(sent.getLast().rtpTimestamp() - sent.getFirst().rtpTimestamp())
                .isEqualTo((int) (frameNumber - 1) * FRAME);
    }

    @Test
    void silenceIsSentAsItIsToWhoTakesNoNoise() {
        send(Codec.PCMU, 0, 20);
        pushSilence(50);
        assertThat(sent).hasSize(50);
    }

    @Test
    void whoEncryptsAPacketDoesNotHarmTheNext() {
        List<Byte> firsts = new ArrayList<>();
        OutboundRtp encrypting = new OutboundRtp(new RtpWriter(new Random(1)), 8000, (bytes, length) -> {
            firsts.add(bytes[RtpPacket.HEADER_OCTETS]);
            Arrays.fill(bytes, RtpPacket.HEADER_OCTETS, length + OutboundRtp.TAG_OCTETS_MAX, (byte) 0x55);
        });
        EncoderKind kind =
                CodecCatalogue.telephone().of(Codec.PCMU).orElseThrow().encoderKind(8000, EncodingWishes.NONE);
        encrypting.send(new OutboundRtp.Stream(
                encodings.join(kind, kind.create()), new SlicedPackets(1, 80, FRAME), 0, 8000, OptionalInt.empty()));
        int[] samples = new int[FRAME];
        Arrays.fill(samples, 1_000);
        for (int i = 0; i < 3; i++) encrypting.push(new MixedFrame(samples, FRAME).filled(false), i);
        assertThat(firsts).hasSize(6).containsOnly(G711.MU_LAW.encode(1_000));
    }
}
