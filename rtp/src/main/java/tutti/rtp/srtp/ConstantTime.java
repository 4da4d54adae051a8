package tutti.rtp.srtp;

/// Compares without telling where the first difference is.
final class ConstantTime {
    private ConstantTime() {}

    /// Whether the first `octets` of `tag` are those of the packet at `offset`. Looks at every one whatever the first
    /// ones were, so that the time tells a forger nothing.
    static boolean equal(byte[] tag, byte[] packet, int offset, int octets) {
        int difference = 0;
        for (int i = 0; i < octets; i++) {
            difference |= tag[i] ^ packet[offset + i];
        }
        return difference == 0;
    }
}
