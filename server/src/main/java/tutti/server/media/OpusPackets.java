package tutti.server.media;

import tutti.audio.opus.OpusPacket;
import tutti.audio.opus.OpusPacketJoiner;
import tutti.rtp.packet.RtpPacket;

/// Packets of whole Opus frames: one each, or joined to the length that was agreed.
///
/// A change of mode or bandwidth ends a packet early: frames of different configurations do not mix. Source: RFC 6716
/// §3.2, RFC 7587 §4.2.
final class OpusPackets implements Packets {
    private final byte[] packet;
    private final byte[] waiting = new byte[OpusPacket.OCTETS_MAX];
    private final OpusPacketJoiner joiner = new OpusPacketJoiner();
    private final int packetRtpTicks;
    private int heldRtpTicks;

    OpusPackets(int packetRtpTicks, int frameOctetsMax) {
        this.packetRtpTicks = packetRtpTicks;
        packet = OutboundRtp.packetOf(Math.max(frameOctetsMax, OpusPacket.OCTETS_MAX));
    }

    @Override
    public byte[] buffer() {
        return packet;
    }

    @Override
    public int end() {
        return RtpPacket.HEADER_OCTETS;
    }

    @Override
    public void added(int octets, int rtpTicks, Sender sender) {
        boolean whole = octets == 0 || rtpTicks >= packetRtpTicks;
        if (whole && heldRtpTicks == 0) {
            sender.send(packet, octets, rtpTicks);
        } else if (octets == 0) {
            sendHeld(sender);
            sender.send(packet, 0, rtpTicks);
        } else {
            hold(octets, rtpTicks, sender);
        }
    }

    private void hold(int octets, int rtpTicks, Sender sender) {
        if (!joiner.add(packet, RtpPacket.HEADER_OCTETS, octets)) {
            int held = joiner.frames();
            if (held == 0) {
                sender.send(packet, octets, rtpTicks);
                return;
            }
            keepWhileSending(octets, sender);
        }
        heldRtpTicks += rtpTicks;
        if (heldRtpTicks >= packetRtpTicks) sendHeld(sender);
    }

    /// What waits is of another configuration than the frame in the buffer: it goes first.
    private void keepWhileSending(int octets, Sender sender) {
        System.arraycopy(packet, RtpPacket.HEADER_OCTETS, waiting, 0, octets);
        sendHeld(sender);
        joiner.add(waiting, 0, octets);
    }

    private void sendHeld(Sender sender) {
        int octets = joiner.write(packet, RtpPacket.HEADER_OCTETS);
        int rtpTicks = heldRtpTicks;
        joiner.clear();
        heldRtpTicks = 0;
        sender.send(packet, octets, rtpTicks);
    }

    @Override
    public int drop() {
        int droppedRtpTicks = heldRtpTicks;
        joiner.clear();
        heldRtpTicks = 0;
        return droppedRtpTicks;
    }
}
