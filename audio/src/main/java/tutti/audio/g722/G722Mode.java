package tutti.audio.g722;

/// How many bits of an octet are sound. The octet always has eight: what is not sound is an auxiliary data
/// channel, taken from the low end of the lower band's code.
///
/// ```
///   KBITS_64   h h l l l l l l
///   KBITS_56   h h l l l l l a        h = higher band, 4…8 kHz
///   KBITS_48   h h l l l l a a        l = lower band, 0…4 kHz;  a = auxiliary data
/// ```
///
/// RTP knows only the first: RFC 3551 §4.5.2. A decoder told less than the sender used loses 3 to 8 dB of quality
/// and stays in step, since both adapt from the upper four bits alone.
/// Source: ITU-T G.722 (09/2012) Table 1, §1.3.
public enum G722Mode {
    /// Mode 1: all eight bits are sound.
    KBITS_64(0),

    /// Mode 2: one bit of auxiliary data.
    KBITS_56(1),

    /// Mode 3: two bits of auxiliary data.
    KBITS_48(2);

    private final int auxiliaryBits;

    G722Mode(int auxiliaryBits) {
        this.auxiliaryBits = auxiliaryBits;
    }

    int auxiliaryBits() {
        return auxiliaryBits;
    }
}
