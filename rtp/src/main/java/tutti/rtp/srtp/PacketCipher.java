package tutti.rtp.srtp;

/// Encrypts and authenticates packets in place under the session keys of one direction; knows nothing of
/// their order.
///
/// Packets begin at `offset`; `length` is that of the plain packet when sealing and of the protected one
/// when opening.
/// What is opened with a wrong tag is left as it came. `rtcpWord` is the encryption flag and the SRTCP index.
sealed interface PacketCipher permits CounterModeCipher, GcmCipher {
    /// Length of the RTCP header that stays readable.
    int RTCP_CLEAR_OCTETS = 8;
    /// The flag in an SRTCP packet's index word that says that its body is encrypted.
    int RTCP_ENCRYPTED = 0x8000_0000;

    /// See [SrtpReceiver#prefetch].
    long prefetch();

    /// For RTP.
    static PacketCipher ofRtp(SrtpProfile profile, SessionKeys keys, SrtpWorkspace workspace) {
        return of(profile, keys, Keystream.PACKETS_AHEAD, workspace);
    }

    /// For RTCP.
    static PacketCipher ofRtcp(SrtpProfile profile, SessionKeys keys, SrtpWorkspace workspace) {
        return of(profile, keys, 0, workspace);
    }

    private static PacketCipher of(SrtpProfile profile, SessionKeys keys, int packetsAhead, SrtpWorkspace workspace) {
        return profile.isAead()
                ? GcmCipher.of(keys, packetsAhead, workspace)
                : CounterModeCipher.of(profile, keys, packetsAhead, workspace);
    }

    /// Seals everything behind the header of `headerOctets`; the array has room for the tag.
    void sealRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index);

    /// Whether the tag is right; if so, the payload is plain now.
    boolean openRtp(byte[] packet, int offset, int headerOctets, int length, int ssrc, long index);

    /// Seals a compound RTCP packet; the array has room for the tag and `rtcpWord`.
    void sealRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord);

    /// The index word of a protected RTCP packet.
    int rtcpWord(byte[] packet, int offset, int length);

    /// Whether the tag is right; if so, the compound packet is plain now.
    boolean openRtcp(byte[] packet, int offset, int length, int ssrc, int rtcpWord);
}
