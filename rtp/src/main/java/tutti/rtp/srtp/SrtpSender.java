package tutti.rtp.srtp;

import java.util.Objects;

/// Protects what we send under one master key, of one stream and its RTCP.
///
/// An index is used once: a packet whose sequence number does not go on from the last one's is refused,
/// because two packets under one keystream give both away (RFC 3711 §9.1). After a change of SSRC counting
/// begins anew; an SSRC that was left is not taken up again.
///
/// Thread: one owner. Allocates nothing after construction. Source: RFC 3711 §3.3, §3.4; RFC 7714.
public final class SrtpSender {
    /// SSRCs that may be used under one key.
    public static final int SOURCES_MAX = 16;

    private final SrtpProfile profile;
    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final SrtpSources sources;
    private int nextRtcpIndex;
    private long refusedPackets;

    /// With a workspace of its own.
    public SrtpSender(SrtpMasterKey key) {
        this(key, new SrtpWorkspace());
    }

    /// With the workspace of the thread that owns it.
    public SrtpSender(SrtpMasterKey key, SrtpWorkspace workspace) {
        this(key.profile(), SessionKeys.ofRtp(key), SessionKeys.ofRtcp(key), 0, workspace);
    }

    SrtpSender(
            SrtpProfile profile,
            SessionKeys rtpKeys,
            SessionKeys rtcpKeys,
            int firstRtcpIndex,
            SrtpWorkspace workspace) {
        this.profile = profile;
        rtcp = PacketCipher.ofRtcp(profile, rtcpKeys, workspace);
        rtp = PacketCipher.ofRtp(profile, rtpKeys, workspace);
        // Behind what a packet needs of the cipher.
        sources = new SrtpSources(SOURCES_MAX);
        nextRtcpIndex = firstRtcpIndex;
    }

    /// Protects the RTP packet of `length` octets at `offset` in place; there is room for
    /// [SrtpProfile#rtpOverheadOctets] behind it. Returns its new length in octets, or 0 if it must not be
    /// sent: its index was used before, or the key is used up.
    ///
    /// Throws [IllegalArgumentException] for what is no RTP packet, `IndexOutOfBoundsException` if there is
    /// no room.
    public int protectRtp(byte[] datagram, int offset, int length) {
        Objects.checkFromIndexSize(offset, length + profile.rtpOverheadOctets(), datagram.length);
        int headerOctets = RtpHeader.octets(datagram, offset, length);
        if (headerOctets < 0) {
            throw new IllegalArgumentException("Give a whole RTP packet; these " + length + " octets are none.");
        }
        int ssrc = RtpHeader.ssrc(datagram, offset);
        SrtpSource source = sources.find(ssrc);
        long index = PacketIndex.nearest(source.highest(), RtpHeader.sequence(datagram, offset));
        if (index <= source.highest() || index >= PacketIndex.LIMIT || !sources.hasRoomFor(source)) {
            refusedPackets++;
            return 0;
        }
        sources.keep(source, ssrc).note(index);
        rtp.sealRtp(datagram, offset, headerOctets, length, ssrc, index);
        return length + profile.rtpOverheadOctets();
    }

    /// As [#protectRtp] for a compound RTCP packet, which has room for [SrtpProfile#rtcpOverheadOctets]
    /// behind it.
    /// After
    /// 2³¹ packets the key is used up.
    public int protectRtcp(byte[] datagram, int offset, int length) {
        Objects.checkFromIndexSize(offset, length + profile.rtcpOverheadOctets(), datagram.length);
        if (!RtcpHeader.fits(datagram, offset, length)) {
            throw new IllegalArgumentException("Give a whole RTCP packet; these " + length + " octets are none.");
        }
        if (nextRtcpIndex < 0) {
            refusedPackets++;
            return 0;
        }
        int word = nextRtcpIndex++ | PacketCipher.RTCP_ENCRYPTED;
        rtcp.sealRtcp(datagram, offset, length, RtcpHeader.ssrc(datagram, offset), word);
        return length + profile.rtcpOverheadOctets();
    }

    /// As [SrtpReceiver#prefetch], for the next packet that is protected.
    public long prefetch() {
        return sources.prefetch() + rtp.prefetch();
    }

    /// How many packets were not protected and must not have been sent.
    public long refusedPackets() {
        return refusedPackets;
    }
}
