package tutti.rtp.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// Turns the payload types of a media line into [Format]s, in their order of preference.
final class FormatTable {
    private FormatTable() {}

    /// `fallback` knows payload types that the line neither maps nor has from RFC 3551. Types nobody knows are
    /// left out, repeated ones too.
    static List<Format> of(MediaDescription media, IntFunction<Optional<Format>> fallback) {
        Map<Integer, Format> rtpmaps = new HashMap<>();
        Map<Integer, String> fmtps = new HashMap<>();
        for (Attribute attribute : media.attributes()) {
            if (attribute.is("rtpmap")) {
                Format.parseRtpmap(attribute.value()).ifPresent(f -> rtpmaps.putIfAbsent(f.payloadType(), f));
            } else if (attribute.is("fmtp")) {
                Fields.Split split = Fields.splitAtBlank(attribute.value());
                Fields.number(split.head(), MediaHeader.PAYLOAD_TYPE_MAX)
                        .ifPresent(payloadType -> fmtps.putIfAbsent(payloadType, split.tail()));
            }
        }
        List<Format> formats = new ArrayList<>();
        for (int payloadType : payloadTypes(media)) {
            Optional.ofNullable(rtpmaps.get(payloadType))
                    .or(() -> Format.ofStatic(payloadType))
                    .or(() -> fallback.apply(payloadType))
                    .map(f -> f.withFmtp(fmtps.getOrDefault(payloadType, "")))
                    .ifPresent(formats::add);
        }
        return List.copyOf(formats);
    }

    static List<Integer> payloadTypes(MediaDescription media) {
        List<Integer> payloadTypes = new ArrayList<>();
        for (String format : media.formats()) {
            Fields.number(format, MediaHeader.PAYLOAD_TYPE_MAX).ifPresent(payloadType -> payloadTypes.add(payloadType));
        }
        return payloadTypes.stream().distinct().toList();
    }
}
