package tutti.server.security;

import tutti.rtp.srtp.SrtpMasterKey;
import tutti.rtp.srtp.SrtpReceiver;
import tutti.rtp.srtp.SrtpSender;
import tutti.rtp.srtp.SrtpVerdict;
import tutti.rtp.srtp.SrtpWorkspace;

/// SRTP and SRTCP. A packet that is not authentic changes nothing but a counter. Source: RFC 3711, RFC 7714.
final class Encrypted implements Protection {
    private final SrtpMasterKey local;
    private final SrtpMasterKey remote;
    private final SrtpSender sender;
    private final SrtpReceiver receiver;
    private final SrtpWorkspace workspace;

    Encrypted(SrtpMasterKey local, SrtpMasterKey remote, SrtpWorkspace workspace) {
        this(local, new SrtpSender(local, workspace), remote, new SrtpReceiver(remote, workspace), workspace);
    }

    private Encrypted(
            SrtpMasterKey local,
            SrtpSender sender,
            SrtpMasterKey remote,
            SrtpReceiver receiver,
            SrtpWorkspace workspace) {
        this.workspace = workspace;
        this.local = local;
        this.remote = remote;
        this.sender = sender;
        this.receiver = receiver;
    }

    /// Goes on with the keys that stayed: a packet index must never be used twice with one key (RFC 3711 §9.1).
    Encrypted with(SrtpMasterKey nextLocal, SrtpMasterKey nextRemote) {
        return new Encrypted(
                nextLocal,
                nextLocal.equals(local) ? sender : new SrtpSender(nextLocal, workspace),
                nextRemote,
                nextRemote.equals(remote) ? receiver : new SrtpReceiver(nextRemote, workspace),
                workspace);
    }

    @Override
    public long prefetchOpening() {
        return receiver.prefetch();
    }

    @Override
    public long prefetchSealing() {
        return sender.prefetch();
    }

    @Override
    public int sealRtp(byte[] packet, int length) {
        return sender.protectRtp(packet, 0, length);
    }

    @Override
    public int sealRtcp(byte[] packet, int length) {
        return sender.protectRtcp(packet, 0, length);
    }

    @Override
    public int openRtp(byte[] datagram, int length) {
        return receiver.unprotectRtp(datagram, 0, length) == SrtpVerdict.OK ? receiver.plainLength() : 0;
    }

    @Override
    public int openRtcp(byte[] datagram, int length) {
        return receiver.unprotectRtcp(datagram, 0, length) == SrtpVerdict.OK ? receiver.plainLength() : 0;
    }

    @Override
    public long refusedPackets() {
        return receiver.packets(SrtpVerdict.MALFORMED)
                + receiver.packets(SrtpVerdict.REPLAYED)
                + receiver.packets(SrtpVerdict.TOO_OLD)
                + receiver.packets(SrtpVerdict.BAD_TAG)
                + receiver.packets(SrtpVerdict.TOO_MANY_SOURCES);
    }
}
