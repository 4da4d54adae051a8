package tutti.rtp.srtp;

import java.util.Objects;

/// Takes the protection off what the peer sends under one master key.
///
/// ```
///   datagram ─► header ─► source by SSRC ─► index ─► seen before? ─► tag ─► decrypt in place ─► note as seen
/// ```
/// A packet that fails at any step changes nothing but a counter: an unauthenticated source takes no place
/// in the table. MKI is not supported. SRTCP without encryption is taken if it is authentic (RFC 3711
/// §3.4).
///
/// Thread: one owner. Allocates only when a new source appears. Source: RFC 3711 §3.3, §3.4; RFC 7714.
public final class SrtpReceiver {
    /// SSRCs one peer may use under one key.
    public static final int SOURCES_MAX = 64;

    private final SrtpProfile profile;
    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final SrtpSources sources;
    private final VerdictCounts counts;
    private int plainLength;

    /// With a workspace of its own.
    public SrtpReceiver(SrtpMasterKey key) {
        this(key, new SrtpWorkspace());
    }

    /// With the workspace of the thread that owns it.
    public SrtpReceiver(SrtpMasterKey key, SrtpWorkspace workspace) {
        this(key.profile(), SessionKeys.ofRtp(key), SessionKeys.ofRtcp(key), workspace);
    }

    SrtpReceiver(SrtpProfile profile, SessionKeys rtpKeys, SessionKeys rtcpKeys, SrtpWorkspace workspace) {
        this.profile = profile;
        rtcp = PacketCipher.ofRtcp(profile, rtcpKeys, workspace);
        rtp = PacketCipher.ofRtp(profile, rtpKeys, workspace);
        // Behind what a packet needs of the cipher.
        sources = new SrtpSources(SOURCES_MAX);
        counts = new VerdictCounts();
    }

    /// Opens the RTP packet of `length` octets at `offset`; if [SrtpVerdict#OK], the plain packet lies
    /// there and is [#plainLength] long.
    ///
    /// Throws `IndexOutOfBoundsException` only if the part is not inside the array.
    public SrtpVerdict unprotectRtp(byte[] datagram, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, datagram.length);
        return counts.count(openRtp(datagram, offset, length));
    }

    /// As [#unprotectRtp] for a compound RTCP packet.
    public SrtpVerdict unprotectRtcp(byte[] datagram, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, datagram.length);
        return counts.count(openRtcp(datagram, offset, length));
    }

    /// Reads what the next packet is going to need, from the first line of each place in memory; what
    /// it returns says nothing.
    ///
    /// Called for many streams one after the other, before the first of their packets is opened, the
    /// processor fetches for several of them at a time.
    public long prefetch() {
        return plainLength + sources.prefetch() + rtp.prefetch() + counts.of(SrtpVerdict.OK);
    }

    /// Length in octets of the packet that was opened last.
    public int plainLength() {
        return plainLength;
    }

    /// How many packets, of RTP and RTCP, got `verdict`.
    public long packets(SrtpVerdict verdict) {
        return counts.of(verdict);
    }

    private SrtpVerdict openRtp(byte[] datagram, int offset, int length) {
        int bareLength = length - profile.rtpOverheadOctets();
        int headerOctets = RtpHeader.octets(datagram, offset, bareLength);
        if (headerOctets < 0) {
            return SrtpVerdict.MALFORMED;
        }
        int ssrc = RtpHeader.ssrc(datagram, offset);
        SrtpSource source = sources.find(ssrc);
        if (!sources.hasRoomFor(source)) {
            return SrtpVerdict.TOO_MANY_SOURCES;
        }
        long index = PacketIndex.nearest(source.highest(), RtpHeader.sequence(datagram, offset));
        SrtpVerdict age = index < 0 || index >= PacketIndex.LIMIT ? SrtpVerdict.TOO_OLD : source.look(index);
        if (age != SrtpVerdict.OK) {
            return age;
        }
        if (!rtp.openRtp(datagram, offset, headerOctets, length, ssrc, index)) {
            return SrtpVerdict.BAD_TAG;
        }
        sources.keep(source, ssrc).note(index);
        plainLength = bareLength;
        return SrtpVerdict.OK;
    }

    private SrtpVerdict openRtcp(byte[] datagram, int offset, int length) {
        int bareLength = length - profile.rtcpOverheadOctets();
        if (!RtcpHeader.fits(datagram, offset, bareLength)) {
            return SrtpVerdict.MALFORMED;
        }
        int ssrc = RtcpHeader.ssrc(datagram, offset);
        SrtpSource source = sources.find(ssrc);
        if (!sources.hasRoomFor(source)) {
            return SrtpVerdict.TOO_MANY_SOURCES;
        }
        int word = rtcp.rtcpWord(datagram, offset, length);
        int index = word & ~PacketCipher.RTCP_ENCRYPTED;
        SrtpVerdict age = source.rtcp.look(index);
        if (age != SrtpVerdict.OK) {
            return age;
        }
        if (!rtcp.openRtcp(datagram, offset, length, ssrc, word)) {
            return SrtpVerdict.BAD_TAG;
        }
        sources.keep(source, ssrc).rtcp.note(index);
        plainLength = bareLength;
        return SrtpVerdict.OK;
    }
}
