package tutti.rtp.sdp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What both ends agreed on for the audio of one call. Immutable.
///
/// * `codec`: what we send, under `sendPayloadType`; `codecFmtp` is what the peer declares about it ("" for
///   nothing).
/// * `acceptedPayloadTypes`: payload types of incoming packets and what they carry. Wider than the answer:
/// whatever either end named and we know, because some phones ignore the choice. Build an array from it for
/// the packet path.
/// * `telephoneEventPayloadType`: for key presses we send, at the codec's clock; empty if the peer takes
///   none.
/// * `remoteRtp`, `remoteRtcp`: where to send; see [MediaAddress#reachable]. Equal if `rtcpMux`.
/// * `direction`: ours. `remoteHold`: the peer wants no media from us (`sendonly`, `inactive`, address
/// `0.0.0.0`, or the stream removed by port 0).
/// * `comfortNoisePayloadType`: for comfort noise we send beside the codec; empty if the peer takes none.
/// * `ptimeMillis`: length of the packets to send, a multiple of 10 within 10…60; `maxPtimeMillis`: the
/// most that the peer takes in one packet, if it says so.
/// * `security`: how packets are protected, both ways.
///
/// Source: RFC 3264 §6–8.
public record NegotiatedAudio(
        Codec codec,
        int sendPayloadType,
        String codecFmtp,
        Map<Integer, Codec> acceptedPayloadTypes,
        OptionalInt telephoneEventPayloadType,
        OptionalInt comfortNoisePayloadType,
        MediaAddress remoteRtp,
        MediaAddress remoteRtcp,
        boolean rtcpMux,
        Direction direction,
        boolean remoteHold,
        int ptimeMillis,
        OptionalInt maxPtimeMillis,
        MediaSecurity security) {
    public NegotiatedAudio {
        acceptedPayloadTypes = Map.copyOf(acceptedPayloadTypes);
    }

    /// What incoming packets with `payloadType` carry.
    public Optional<Codec> acceptedCodec(int payloadType) {
        return Optional.ofNullable(acceptedPayloadTypes.get(payloadType));
    }

    /// `codecFmtp` taken apart.
    public FormatParameters codecParameters() {
        return FormatParameters.parse(codecFmtp);
    }

    /// Whether RTP is to be sent: the direction allows it and there is somewhere to send it.
    public boolean sendsRtp() {
        return direction.sends() && remoteRtp.reachable();
    }

    /// Whether RTCP is to be sent; the direction has no say in it (RFC 3264 §5.1).
    public boolean sendsRtcp() {
        return remoteRtcp.reachable();
    }

    /// This agreement, also taking packets under the numbers that we offered: where they differ from the
    /// peer's, packets to us carry ours (RFC 3264 §6.1).
    NegotiatedAudio alsoAccepting(Map<Integer, Codec> offered) {
        Map<Integer, Codec> accepted = new HashMap<>(acceptedPayloadTypes);
        accepted.putAll(offered);
        return new NegotiatedAudio(
                codec,
                sendPayloadType,
                codecFmtp,
                accepted,
                telephoneEventPayloadType,
                comfortNoisePayloadType,
                remoteRtp,
                remoteRtcp,
                rtcpMux,
                direction,
                remoteHold,
                ptimeMillis,
                maxPtimeMillis,
                security);
    }

    /// This agreement with its stream removed by port 0: nothing flows until the peer offers it anew (RFC
    /// 3264 §8.2).
    NegotiatedAudio removed() {
        return new NegotiatedAudio(
                codec,
                sendPayloadType,
                codecFmtp,
                acceptedPayloadTypes,
                telephoneEventPayloadType,
                comfortNoisePayloadType,
                new MediaAddress(remoteRtp.host(), 0),
                new MediaAddress(remoteRtcp.host(), 0),
                rtcpMux,
                Direction.INACTIVE,
                true,
                ptimeMillis,
                maxPtimeMillis,
                security);
    }
}
