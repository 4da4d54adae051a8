package tutti.server.media;

import tutti.rtp.packet.RtpPacket;

/// Packets of codecs whose every tick of time is the same number of octets: cut wherever a packet is full.
final class SlicedPackets implements Packets {
    private final byte[] packet;
    private final int octetsPerRtpTick;
    private final int packetRtpTicks;
    private int filledOctets;

    /// Packets of `packetRtpTicks`, from frames whose payload has at most `frameOctetsMax`.
    SlicedPackets(int octetsPerRtpTick, int packetRtpTicks, int frameOctetsMax) {
        this.octetsPerRtpTick = octetsPerRtpTick;
        this.packetRtpTicks = packetRtpTicks;
        packet = new byte
                [RtpPacket.HEADER_OCTETS
                        + packetRtpTicks * octetsPerRtpTick
                        + frameOctetsMax
                        + OutboundRtp.TAG_OCTETS_MAX];
    }

    @Override
    public byte[] buffer() {
        return packet;
    }

    @Override
    public int end() {
        return RtpPacket.HEADER_OCTETS + filledOctets;
    }

    @Override
    public void added(int octets, int rtpTicks, Sender sender) {
        filledOctets += octets;
        int packetOctets = packetRtpTicks * octetsPerRtpTick;
        int rest = filledOctets - packetOctets;
        while (rest >= 0) {
            send(packetOctets, rest, sender);
            rest -= packetOctets;
        }
    }

    /// A packet may be changed while it is sent, so what comes behind it is moved out of the way first.
    private void send(int packetOctets, int rest, Sender sender) {
        int from = RtpPacket.HEADER_OCTETS + packetOctets;
        if (rest == 0) {
            sender.send(packet, packetOctets, packetRtpTicks);
        } else {
            System.arraycopy(packet, from, packet, from + OutboundRtp.TAG_OCTETS_MAX, rest);
            sender.send(packet, packetOctets, packetRtpTicks);
            System.arraycopy(packet, from + OutboundRtp.TAG_OCTETS_MAX, packet, RtpPacket.HEADER_OCTETS, rest);
        }
        filledOctets = rest;
    }

    @Override
    public int drop() {
        int droppedRtpTicks = filledOctets / octetsPerRtpTick;
        filledOctets = 0;
        return droppedRtpTicks;
    }
}
