package tutti.rtp;

import java.net.InetSocketAddress;
import java.util.Random;
import tutti.rtp.event.DigitListener;
import tutti.rtp.event.TelephoneEventReceiver;
import tutti.rtp.lock.AddressLock;
import tutti.rtp.lock.MediaOrigin;
import tutti.rtp.packet.DatagramKind;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.rtcp.RtcpSession;
import tutti.rtp.source.RtpSource;

/// A leg as a server would build it of this module's parts, on one port for RTP and RTCP.
final class ReceivePath implements DigitListener {
    static final int TELEPHONE_EVENT = 101;

    final AddressLock lock;
    final RtpWriter writer;
    final RtpSource source;
    final RtcpSession rtcp;
    final TelephoneEventReceiver events = new TelephoneEventReceiver(8000, 20_000_000L, this);
    private final RtpPacket packet = new RtpPacket();
    int digits;
    long audioOctets;

    ReceivePath(InetSocketAddress signalled, long seed) {
        Random random = new Random(seed);
        lock = new AddressLock(MediaOrigin.of(signalled, signalled.getAddress()), 0);
        writer = new RtpWriter(random);
        source = new RtpSource(8000, writer.ssrc());
        rtcp = new RtcpSession("leg@198.51.100.1", writer, source, random, 0);
    }

    void onDatagram(byte[] datagram, int offset, int length, InetSocketAddress from, long arrivalNanos) {
        switch (DatagramKind.of(datagram, offset, length)) {
            case RTP -> onRtp(datagram, offset, length, from, arrivalNanos);
            case RTCP -> {
                if (lock.isPeerHost(from)) {
                    rtcp.onDatagram(datagram, offset, length, arrivalNanos);
                }
            }
            case STUN, ZRTP, DTLS, TURN_CHANNEL, UNKNOWN -> {
                // Not of this test.
            }
        }
    }

    private void onRtp(byte[] datagram, int offset, int length, InetSocketAddress from, long arrivalNanos) {
        if (packet.wrap(datagram, offset, length) != RtpPacket.Verdict.OK
                || lock.admit(from, packet.ssrc(), packet.sequence(), arrivalNanos) != AddressLock.Verdict.ADMITTED) {
            return;
        }
        switch (source.accept(packet, arrivalNanos)) {
            case ACCEPTED, SOURCE_TAKEN, RESTARTED -> play(arrivalNanos);
            case PROBATION, DUPLICATE, OWN_SSRC -> {
                // Kept or dropped.
            }
        }
    }

    private void play(long arrivalNanos) {
        if (packet.payloadType() == TELEPHONE_EVENT) {
            events.onPacket(packet, arrivalNanos);
        } else {
            audioOctets += packet.payloadLength();
        }
    }

    @Override
    public void digitBegan(char digit, int rtpTimestamp) {
        digits++;
    }

    @Override
    public void digitEnded(char digit, int rtpTimestamp, long durationRtpTicks) {
        // Begins are counted.
    }
}
