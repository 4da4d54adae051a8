package tutti.rtp.sdp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One payload type of an RTP media line with what `a=rtpmap` and `a=fmtp` say of it, or RFC 3551's static table
/// where they say nothing.
record Format(int payloadType, String encodingName, int rtpClockHz, int channels, String fmtp) {
    /// Source: RFC 3551 §6, table 4.
    private static final Map<Integer, Format> STATIC = staticTable();

    static Optional<Format> ofStatic(int payloadType) {
        return Optional.ofNullable(STATIC.get(payloadType));
    }

    /// From the value of an `a=rtpmap` line; empty if it is out of range or no rtpmap.
    static Optional<Format> parseRtpmap(String value) {
        Fields.Split outer = Fields.splitAtBlank(value);
        OptionalInt payloadType = Fields.number(outer.head(), MediaHeader.PAYLOAD_TYPE_MAX);
        if (payloadType.isEmpty() || outer.tail().isEmpty()) {
            return Optional.empty();
        }
        Fields.Split name = Fields.splitAt(Fields.splitAtBlank(outer.tail()).head(), '/');
        Optional<Format> wellKnown =
                ofStatic(payloadType.getAsInt()).filter(f -> f.encodingName.equalsIgnoreCase(name.head()));
        if (wellKnown.isPresent()) {
            // Devices write G722/16000 (its sample rate) or PCMU without a clock; the static type settles it.
            return wellKnown;
        }
        Fields.Split clock = Fields.splitAt(name.tail(), '/');
        OptionalInt rtpClockHz = Fields.number(clock.head(), Codec.CLOCK_HZ_MAX);
        OptionalInt channels =
                clock.tail().isEmpty() ? OptionalInt.of(1) : Fields.number(clock.tail(), Codec.CHANNELS_MAX);
        if (name.head().isEmpty() || rtpClockHz.isEmpty() || channels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Format(payloadType.getAsInt(), name.head(), rtpClockHz.getAsInt(), channels.getAsInt(), ""));
    }

    Format withFmtp(String newFmtp) {
        return new Format(payloadType, encodingName, rtpClockHz, channels, newFmtp);
    }

    boolean is(Codec codec) {
        return codec.encodingName().equalsIgnoreCase(encodingName)
                && codec.rtpClockHz() == rtpClockHz
                && codec.channels() == channels;
    }

    private static Map<Integer, Format> staticTable() {
        Map<Integer, Format> table = new HashMap<>();
        mono(table, 0, "PCMU", 8000);
        mono(table, 3, "GSM", 8000);
        mono(table, 4, "G723", 8000);
        mono(table, 5, "DVI4", 8000);
        mono(table, 6, "DVI4", 16_000);
        mono(table, 7, "LPC", 8000);
        mono(table, 8, "PCMA", 8000);
        mono(table, 9, "G722", 8000);
        table.put(10, new Format(10, "L16", 44_100, 2, ""));
        mono(table, 11, "L16", 44_100);
        mono(table, 12, "QCELP", 8000);
        mono(table, 13, "CN", 8000);
        mono(table, 14, "MPA", 90_000);
        mono(table, 15, "G728", 8000);
        mono(table, 16, "DVI4", 11_025);
        mono(table, 17, "DVI4", 22_050);
        mono(table, 18, "G729", 8000);
        return Map.copyOf(table);
    }

    private static void mono(Map<Integer, Format> table, int payloadType, String encodingName, int rtpClockHz) {
        table.put(payloadType, new Format(payloadType, encodingName, rtpClockHz, 1, ""));
    }
}
