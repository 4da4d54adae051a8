package tutti.rtp.sdp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Holds one audio line of the peer against our codecs and our address. Has no state of its own.
record AudioMatch(LocalTerms terms) {
    /// Uncompressed audio of a longer packet does not fit into one datagram.
    private static final int L16_PTIME_MILLIS_MAX = 20;

    /// What we would agree on for `media`, or the first thing that is wrong with it. `security` is what is
    /// agreed about its protection; `session` knows payload types named earlier.
    Agreement match(
            SessionDescription description,
            MediaDescription media,
            SecurityMatch security,
            CodecPreference preference,
            PayloadTypes session) {
        if (media.port() == 0) {
            return new Refused(Refusal.NO_AUDIO, "The audio stream has port 0.");
        }
        return switch (security) {
            case Refused refused -> refused;
            case SecurityMatch.Fits fits -> match(description, media, fits.security(), preference, session);
        };
    }

    private Agreement match(
            SessionDescription description,
            MediaDescription media,
            MediaSecurity security,
            CodecPreference preference,
            PayloadTypes session) {
        Optional<ConnectionAddress> connection = description.connectionOf(media);
        Optional<Refused> unusable = unusable(connection);
        if (connection.isEmpty() || unusable.isPresent()) {
            return unusable.orElseGet(
                    () -> new Refused(Refusal.INCOMPATIBLE_ADDRESS, "The audio stream has no connection address."));
        }
        List<Format> formats = FormatTable.of(media, session::formatOf);
        RemoteAudio remote = RemoteAudio.read(description, media, connection.get(), formats);
        Optional<Format> chosen = switch (preference) {
            case OURS -> chosenByUs(formats);
            case THEIRS -> chosenByThem(formats);
        };
        return chosen.flatMap(format -> codecOf(format).map(codec -> agreement(remote, format, codec, security)))
                .<Agreement>map(Agreement.Agreed::new)
                .orElseGet(() -> new Refused(
                        Refusal.NO_COMMON_CODEC, "There is no common codec; this end has " + codecNames() + "."));
    }

    private Optional<Format> chosenByUs(List<Format> formats) {
        return terms.codecs().stream()
                .filter(Codec::isSpeech)
                .flatMap(codec ->
                        formats.stream().filter(format -> format.is(codec)).limit(1))
                .findFirst();
    }

    private Optional<Format> chosenByThem(List<Format> formats) {
        return formats.stream()
                .filter(format -> codecOf(format).filter(Codec::isSpeech).isPresent())
                .findFirst();
    }

    /// The formats of the peer's line that we know, by the peer's numbers.
    private Map<Integer, Codec> known(List<Format> formats) {
        Map<Integer, Codec> known = new LinkedHashMap<>();
        for (Format format : formats) {
            codecOf(format).ifPresent(codec -> known.put(format.payloadType(), codec));
        }
        return known;
    }

    private Optional<Refused> unusable(Optional<ConnectionAddress> connection) {
        String ourHost = terms.media().host();
        String host = connection.map(ConnectionAddress::host).orElse(ourHost);
        if (HostKind.isUnspecified(host)) {
            return Optional.empty();
        }
        if (HostKind.isGroup(host)) {
            return Optional.of(new Refused(Refusal.INCOMPATIBLE_ADDRESS, "Media is sent to one host only."));
        }
        HostKind theirs = HostKind.of(host);
        if (theirs != HostKind.NAME && theirs != HostKind.of(ourHost)) {
            return Optional.of(new Refused(
                    Refusal.INCOMPATIBLE_ADDRESS,
                    "The media address is " + theirs + ", this end has " + HostKind.of(ourHost) + "."));
        }
        return Optional.empty();
    }

    private NegotiatedAudio agreement(RemoteAudio remote, Format format, Codec codec, MediaSecurity security) {
        boolean remoteReceives = remote.direction().receives()
                && !HostKind.isUnspecified(remote.rtp().host());
        Direction mirrored = remote.direction().mirrored();
        return new NegotiatedAudio(
                codec,
                format.payloadType(),
                format.fmtp(),
                known(remote.formats()),
                besides(remote.formats(), codec, Codec::isTelephoneEvent),
                besides(remote.formats(), codec, Codec::isComfortNoise),
                remote.rtp(),
                remote.rtcp(),
                remote.rtcpMux(),
                remoteReceives ? mirrored : mirrored.withoutSending(),
                !remoteReceives,
                ptimeMillis(remote, format, codec),
                remote.maxPtimeMillis(),
                security);
    }

    /// Not shorter than Opus' `minptime` (RFC 7587 §6.1), and one datagram.
    private static int ptimeMillis(RemoteAudio remote, Format format, Codec codec) {
        int ptimeMillis = remote.ptimeMillis();
        if (codec.encodingName().equalsIgnoreCase(Codec.L16_16000.encodingName())) {
            return Math.min(ptimeMillis, L16_PTIME_MILLIS_MAX);
        }
        if (codec.encodingName().equalsIgnoreCase(Codec.OPUS.encodingName())) {
            int least = OpusParameters.of(FormatParameters.parse(format.fmtp())).minPtimeMillis();
            int step = RemoteAudio.PTIME_MILLIS_STEP;
            int wanted = Math.max(ptimeMillis, (least + step - 1) / step * step);
            return Math.min(wanted, RemoteAudio.PTIME_MILLIS_MAX);
        }
        return ptimeMillis;
    }

    /// Events and noise run on the clock of the audio they replace. Source: RFC 4733 §2.1, RFC 3389 §4.
    private OptionalInt besides(List<Format> formats, Codec speech, Predicate<Codec> wanted) {
        return formats.stream()
                .filter(f -> f.rtpClockHz() == speech.rtpClockHz()
                        && codecOf(f).filter(wanted).isPresent())
                .mapToInt(Format::payloadType)
                .findFirst();
    }

    private Optional<Codec> codecOf(Format format) {
        return terms.codecs().stream().filter(format::is).findFirst();
    }

    private String codecNames() {
        return String.join(
                ", ",
                terms.codecs().stream()
                        .filter(Codec::isSpeech)
                        .map(Codec::encodingName)
                        .toList());
    }
}
