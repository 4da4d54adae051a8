package tutti.rtp.sdp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which payload type stands for which codec in this session, as either end named them. A number once taken by one
/// format is never offered for another (RFC 3264 §8.3.2).
final class PayloadTypes {
    static final int DYNAMIC_MIN = 96;

    private final Map<Integer, Codec> codecs = new LinkedHashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    /// Notes what the peer's line says of its numbers; ours remain if `keepOurs`.
    void noteRemote(MediaDescription media, Map<Integer, Codec> known, boolean keepOurs) {
        taken.addAll(FormatTable.payloadTypes(media));
        known.forEach((payloadType, codec) -> {
            if (!keepOurs || !codecs.containsKey(payloadType)) {
                codecs.put(payloadType, codec);
            }
        });
    }

    /// What `payloadType` means here, if either end said so before.
    Optional<Format> formatOf(int payloadType) {
        return Optional.ofNullable(codecs.get(payloadType))
                .map(c -> new Format(payloadType, c.encodingName(), c.rtpClockHz(), c.channels(), ""));
    }

    /// Numbers to offer `ours` under, in their order. A codec for which no number is left is not offered.
    Map<Integer, Codec> numbersFor(List<Codec> ours) {
        Map<Integer, Codec> numbers = new LinkedHashMap<>();
        for (Codec codec : ours) {
            OptionalInt number = numberFor(codec);
            if (number.isPresent()) {
                numbers.put(number.getAsInt(), codec);
                codecs.put(number.getAsInt(), codec);
                taken.add(number.getAsInt());
            }
        }
        return numbers;
    }

    private OptionalInt numberFor(Codec codec) {
        for (Map.Entry<Integer, Codec> entry : codecs.entrySet()) {
            if (entry.getValue().equals(codec)) {
                return OptionalInt.of(entry.getKey());
            }
        }
        if (!taken.contains(codec.defaultPayloadType())) {
            return OptionalInt.of(codec.defaultPayloadType());
        }
        for (int number = DYNAMIC_MIN; number <= MediaHeader.PAYLOAD_TYPE_MAX; number++) {
            if (!taken.contains(number)) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }
}
