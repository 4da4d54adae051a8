package tutti.rtp.sdp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Holds one audio line of the peer against our codecs and our address. Has no state of its own.
record AudioMatch(List<Codec> codecs, LocalMedia local) {
    private static final Set<String> PROFILES = Set.of("RTP/AVP", "RTP/AVPF");

    /// What we would agree on for `media`, or the first thing that is wrong with it. `session` knows payload types
    /// named earlier.
    Agreement match(SessionDescription description, MediaDescription media, PayloadTypes session) {
        if (media.port() == 0) {
            return new Refused(Refusal.NO_AUDIO, "The audio stream has port 0.");
        }
        if (!PROFILES.contains(media.protocol().toUpperCase(Locale.ROOT))) {
            return new Refused(Refusal.UNSUPPORTED_PROFILE, "Audio is supported over RTP/AVP and RTP/AVPF only.");
        }
        Optional<ConnectionAddress> connection = description.connectionOf(media);
        Optional<Refused> unusable = unusable(connection);
        if (connection.isEmpty() || unusable.isPresent()) {
            return unusable.orElseGet(
                    () -> new Refused(Refusal.INCOMPATIBLE_ADDRESS, "The audio stream has no connection address."));
        }
        List<Format> formats = FormatTable.of(media, session::formatOf);
        return agree(RemoteAudio.read(description, media, connection.get(), formats));
    }

    /// The formats of the peer's line that we know, by the peer's numbers.
    Map<Integer, Codec> known(List<Format> formats) {
        Map<Integer, Codec> known = new LinkedHashMap<>();
        for (Format format : formats) {
            codecOf(format).ifPresent(codec -> known.put(format.payloadType(), codec));
        }
        return known;
    }

    private Optional<Refused> unusable(Optional<ConnectionAddress> connection) {
        String host = connection.map(ConnectionAddress::host).orElse(local.host());
        if (HostKind.isUnspecified(host)) {
            return Optional.empty();
        }
        if (HostKind.isGroup(host)) {
            return Optional.of(new Refused(Refusal.INCOMPATIBLE_ADDRESS, "Media is sent to one host only."));
        }
        HostKind theirs = HostKind.of(host);
        if (theirs != HostKind.NAME && theirs != HostKind.of(local.host())) {
            return Optional.of(new Refused(
                    Refusal.INCOMPATIBLE_ADDRESS,
                    "The media address is " + theirs + ", this end has " + HostKind.of(local.host()) + "."));
        }
        return Optional.empty();
    }

    private Agreement agree(RemoteAudio remote) {
        for (Format format : remote.formats()) {
            Optional<Codec> codec = codecOf(format).filter(c -> !c.isTelephoneEvent());
            if (codec.isPresent()) {
                return new Agreement.Agreed(agreement(remote, format, codec.get()));
            }
        }
        return new Refused(Refusal.NO_COMMON_CODEC, "There is no common codec; this end has " + codecNames() + ".");
    }

    private NegotiatedAudio agreement(RemoteAudio remote, Format format, Codec codec) {
        boolean remoteReceives = remote.direction().receives()
                && !HostKind.isUnspecified(remote.rtp().host());
        Direction mirrored = remote.direction().mirrored();
        return new NegotiatedAudio(
                codec,
                format.payloadType(),
                format.fmtp(),
                known(remote.formats()),
                telephoneEvent(remote.formats(), codec.rtpClockHz()),
                remote.rtp(),
                remote.rtcp(),
                remote.rtcpMux(),
                remoteReceives ? mirrored : mirrored.withoutSending(),
                !remoteReceives,
                remote.ptimeMillis());
    }

    /// Source: RFC 4733 §2.1, events run on the clock of the audio they replace.
    private OptionalInt telephoneEvent(List<Format> formats, int rtpClockHz) {
        return formats.stream()
                .filter(f -> f.rtpClockHz() == rtpClockHz
                        && codecOf(f).map(Codec::isTelephoneEvent).orElse(false))
                .mapToInt(Format::payloadType)
                .findFirst();
    }

    private Optional<Codec> codecOf(Format format) {
        return codecs.stream().filter(format::is).findFirst();
    }

    private String codecNames() {
        return String.join(
                ", ",
                codecs.stream()
                        .filter(c -> !c.isTelephoneEvent())
                        .map(Codec::encodingName)
                        .toList());
    }
}
