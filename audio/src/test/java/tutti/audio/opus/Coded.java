package tutti.audio.opus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Encodes and decodes whole signals.
final class Coded {
    private Coded() {}

    static List<byte[]> packets(OpusEncoder encoder, int[] signal, int frameSamples) {
        List<byte[]> packets = new ArrayList<>();
        byte[] out = new byte[OpusEncoder.PACKET_OCTETS_MAX];
        for (int at = 0; at + frameSamples <= signal.length; at += frameSamples) {
            packets.add(Arrays.copyOf(out, encoder.encode(signal, at, frameSamples, out, 0)));
        }
        return packets;
    }

    static int[] samples(OpusDecoder decoder, List<byte[]> packets) {
        int[] out = new int[decoder.samplesMax() * packets.size()];
        int at = 0;
        for (byte[] packet : packets) {
            at += decoder.decode(packet, 0, packet.length, out, at);
        }
        return Arrays.copyOf(out, at);
    }

    /// Of `decoded`, which begins `delaySamples` late, against `signal`, between two places in the signal.
    static double snrDb(int[] signal, int[] decoded, int delaySamples, int from, int to) {
        double power = 0;
        double noise = 0;
        for (int i = from; i < to; i++) {
            double difference = signal[i] - decoded[i + delaySamples];
            power += (double) signal[i] * signal[i];
            noise += difference * difference;
        }
        return 10 * Math.log10(power / Math.max(noise, 1e-9));
    }
}
