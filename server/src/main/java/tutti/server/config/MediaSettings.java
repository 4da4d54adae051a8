package tutti.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What callers say and hear: RTP, codecs, encryption, digits.
public record MediaSettings(
        @Setting("UDP ports of media, two per call") PortRange rtpPorts,

        @Setting("Codecs that are offered and taken, the preferred one first")
        List<CodecName> codecs,

        @Setting("SRTP: optional (with who offers it), required (calls without it are refused) or off")
        MediaEncryption encryption,

        @Setting("Where phones behind NAT may send from: signalling (where their SIP is from) or anywhere: docs/nat.md")
        LearnFrom learnFrom,

        @Setting(value = "A call that sends no media for so long, and is not on hold, is ended", min = 1, max = 86_400)
        int timeoutSeconds,

        @Setting("Packets: auto (on Linux several a call, with the times of the kernel) or plain")
        PacketInterface packets,

        @Setting("The Opus codec") Opus opus,
        @Setting("Key presses") Digits digits) {
    static final MediaSettings DEFAULTS = new MediaSettings(
            new PortRange(10_000, 20_000),
            List.of(CodecName.OPUS, CodecName.G722, CodecName.PCMU, CodecName.PCMA),
            MediaEncryption.OPTIONAL,
            LearnFrom.SIGNALLING,
            60,
            PacketInterface.AUTO,
            new Opus(5, 32_000, false, Choice.AUTO, Optional.empty()),
            new Digits(Choice.ON, false));

    public MediaSettings {
        codecs = List.copyOf(codecs);
    }

    /// How Opus is encoded.
    public record Opus(
            @Setting(value = "Effort of the encoder: 0 costs least, 10 sounds best", max = 10)
            int complexity,

            @Setting(value = "Bits per second of one encoded stream", min = 6_000, max = 510_000)
            int bitrateBps,

            @Setting("Send next to nothing while nobody speaks (DTX)")
            boolean dtx,

            @Setting("Send each frame again, coarser, in the next packet: auto (when packets get lost), on or off")
            Choice fec,

            @Setting(
                    value = "File of libopus; without it the one that comes with Tutti, or else the system's",
                    example = "/usr/lib/libopus.so.0")
            Optional<Path> library) {}

    /// Key presses: telephone-events (RFC 4733) and tones.
    public record Digits(
            @Setting("Listen for tones: on (in calls without telephone-events), auto (in every call) or off")
            Choice inBand,

            @Setting("Let the other parties hear and receive key presses")
            boolean forward) {}

    public Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    /// The same with media on other ports.
    public MediaSettings withRtpPorts(int first, int last) {
        return new MediaSettings(
                new PortRange(first, last), codecs, encryption, learnFrom, timeoutSeconds, packets, opus, digits);
    }

    public MediaSettings withTimeoutSeconds(int timeoutSeconds) {
        return new MediaSettings(rtpPorts, codecs, encryption, learnFrom, timeoutSeconds, packets, opus, digits);
    }

    public MediaSettings withCodecs(List<CodecName> codecs) {
        return new MediaSettings(rtpPorts, codecs, encryption, learnFrom, timeoutSeconds, packets, opus, digits);
    }

    public MediaSettings withEncryption(MediaEncryption encryption) {
        return new MediaSettings(rtpPorts, codecs, encryption, learnFrom, timeoutSeconds, packets, opus, digits);
    }

    public MediaSettings withLearnFrom(LearnFrom learnFrom) {
        return new MediaSettings(rtpPorts, codecs, encryption, learnFrom, timeoutSeconds, packets, opus, digits);
    }

    public MediaSettings withDigits(Digits digits) {
        return new MediaSettings(rtpPorts, codecs, encryption, learnFrom, timeoutSeconds, packets, opus, digits);
    }
}
