package tutti.server.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;
import tutti.server.codec.Packing;
import tutti.server.encoding.Encoding;
import tutti.server.encoding.Encodings;
import tutti.server.playout.AudioDecoder;

/// Which codecs a leg has at present, each way; what stays the same through a re-INVITE keeps its state.
///
/// Thread: the media loop's, except [#prepare], [#changesClock] and [#rtpClockHz], which look at nothing that changes
/// but on that thread, and make what is expensive to make.
final class LegCodecs {
    private final int sampleRateHz;
    private final Encodings encodings;
    private final InboundRtp inbound;
    private final OutboundRtp outbound;
    private final Map<Integer, Decoding> accepted = new HashMap<>();
    private Optional<EncoderKind> kind = Optional.empty();
    private Optional<Encoding> encoding = Optional.empty();
    private int rtpClockHz;

    LegCodecs(int sampleRateHz, Encodings encodings, InboundRtp inbound, OutboundRtp outbound) {
        this.sampleRateHz = sampleRateHz;
        this.encodings = encodings;
        this.inbound = inbound;
        this.outbound = outbound;
        rtpClockHz = sampleRateHz;
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    private record Decoding(AudioCodec codec, AudioDecoder decoder) {}

    /// An agreement with a fresh encoder and fresh decoders for it, used where the leg has none yet.
    record Change(MediaAgreement agreement, EncoderKind kind, AudioEncoder encoder, Map<Integer, Decoding> decodings) {
        /// It is not needed after all.
        void discard() {
            encoder.close();
            decodings.values().forEach(decoding -> decoding.decoder().close());
        }
    }

    /// Thread: any.
    Change prepare(MediaAgreement agreement) {
        EncoderKind wanted = agreement.codec().encoderKind(sampleRateHz, agreement.wishes());
        Map<Integer, Decoding> fresh = new HashMap<>();
        agreement
                .codecs()
                .forEach((payloadType, codec) ->
                        fresh.put(payloadType, new Decoding(codec, codec.decoder(sampleRateHz))));
        return new Change(agreement, wanted, wanted.create(), fresh);
    }

    int rtpClockHz(MediaAgreement agreement) {
        return agreement.codec().sdp().rtpClockHz();
    }

    boolean changesClock(MediaAgreement agreement) {
        return rtpClockHz(agreement) != rtpClockHz;
    }

    /// Whether `agreement` wants another encoder than there is.
    boolean changesEncoder(MediaAgreement agreement) {
        return kind.filter(agreement.codec().encoderKind(sampleRateHz, agreement.wishes())::equals)
                .isEmpty();
    }

    void apply(Change change) {
        MediaAgreement agreement = change.agreement();
        rtpClockHz = rtpClockHz(agreement);
        change.decodings().forEach(this::accept);
        agreement.telephoneEvents().forEach((payloadType, clockHz) -> {
            if (clockHz == rtpClockHz) inbound.acceptTelephoneEvents(payloadType);
        });
        takeEncoder(change);
        if (agreement.sends()) {
            outbound.send(stream(agreement, change.kind()));
        } else {
            outbound.pause();
        }
    }

    private void accept(int payloadType, Decoding fresh) {
        Decoding former = accepted.get(payloadType);
        if (former != null && former.codec().equals(fresh.codec())) {
            fresh.decoder().close();
            return;
        }
        accepted.put(payloadType, fresh);
        inbound.acceptAudio(payloadType, fresh.decoder());
        if (former != null) former.decoder().close();
    }

    private void takeEncoder(Change change) {
        if (kind.isPresent() && kind.get().equals(change.kind())) {
            change.encoder().close();
            return;
        }
        encoding.ifPresent(Encoding::close);
        encoding = Optional.of(encodings.join(change.kind(), change.encoder()));
        kind = Optional.of(change.kind());
    }

    private OutboundRtp.Stream stream(MediaAgreement agreement, EncoderKind wanted) {
        return new OutboundRtp.Stream(
                encoding.orElseThrow(),
                packets(wanted, agreement.packetMillis()),
                agreement.payloadType(),
                wanted.rtpClockHz(),
                agreement.comfortNoise());
    }

    private static Packets packets(EncoderKind kind, int packetMillis) {
        return switch (kind.packing()) {
            case Packing.Octets octets ->
                new SlicedPackets(
                        octets.octetsPerRtpTick(), packetMillis * kind.rtpClockHz() / 1000, kind.payloadOctetsMax());
            case Packing.OpusFrames _ ->
                new OpusPackets(packetMillis * kind.rtpClockHz() / 1000, kind.payloadOctetsMax());
        };
    }

    void close() {
        outbound.pause();
        encoding.ifPresent(Encoding::close);
        encoding = Optional.empty();
        kind = Optional.empty();
        accepted.values().forEach(decoding -> decoding.decoder().close());
        accepted.clear();
    }
}
