package tutti.audio.ogg;

/// The checksum of a page: polynomial 0x04C11DB7, highest bit first, nothing inverted.
///
/// Source: RFC 3533 §6, field 7.
final class OggChecksum {
    private static final int POLYNOMIAL = 0x04C1_1DB7;
    private static final int[] TABLE = table();

    private OggChecksum() {}

    static int of(byte[] octets, int count) {
        int checksum = 0;
        for (int i = 0; i < count; i++) {
            checksum = checksum << 8 ^ TABLE[checksum >>> 24 ^ (octets[i] & 0xFF)];
        }
        return checksum;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int octet = 0; octet < table.length; octet++) {
            int remainder = octet << 24;
            for (int bit = 0; bit < 8; bit++) {
                remainder = remainder < 0 ? remainder << 1 ^ POLYNOMIAL : remainder << 1;
            }
            table[octet] = remainder;
        }
        return table;
    }
}
