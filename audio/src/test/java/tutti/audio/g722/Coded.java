package tutti.audio.g722;

/// Whole signals through a fresh coder.
final class Coded {
    private Coded() {}

    static byte[] octets(int[] samples) {
        byte[] octets = new byte[samples.length / 2];
        new G722Encoder().encode(samples, 0, samples.length, octets, 0);
        return octets;
    }

    static int[] samples(byte[] octets, G722Mode mode) {
        int[] samples = new int[2 * octets.length];
        new G722Decoder(mode).decode(octets, 0, octets.length, samples, 0);
        return samples;
    }
}
