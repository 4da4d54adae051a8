package tutti.rtp.srtp;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import tutti.rtp.packet.NetworkOrder;

/// Packets and keys for the tests of this package.
final class Packets {
    static final int ROOM = 64;

    private Packets() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static String hex(byte[] octets, int length) {
        return HexFormat.of().formatHex(octets, 0, length);
    }

    /// `plain` with room behind for a tag.
    static byte[] withRoom(byte[] plain) {
        return Arrays.copyOf(plain, plain.length + ROOM);
    }

    static byte[] rtp(int ssrc, int sequence, int payloadOctets) {
        byte[] packet = new byte[12 + payloadOctets];
        packet[0] = (byte) 0x80;
        NetworkOrder.putInt16(packet, 2, sequence);
        NetworkOrder.putInt32(packet, 4, sequence * 160);
        NetworkOrder.putInt32(packet, 8, ssrc);
        for (int i = 12; i < packet.length; i++) {
            packet[i] = (byte) (i * 7 + sequence);
        }
        return packet;
    }

    static byte[] rtcp(int ssrc) {
        byte[] packet = new byte[52];
        packet[0] = (byte) 0x81;
        packet[1] = (byte) 200;
        packet[3] = 12;
        NetworkOrder.putInt32(packet, 4, ssrc);
        for (int i = 8; i < packet.length; i++) {
            packet[i] = (byte) (i * 5);
        }
        return packet;
    }

    static SrtpMasterKey key(SrtpProfile profile, long seed) {
        return SrtpMasterKey.random(profile, new Random(seed));
    }
}
