package tutti.rtp.srtp;

import tutti.rtp.packet.NetworkOrder;

/// Where a packet's source and index stand in the 16 octets from which AES makes the first block of its keystream.
///
/// ```
///   CM    salt of 14 octets ⊕ (4 octets 0 │ SSRC │ index of 48 bits)   │ block of 16 bits, from 0
///   GCM   salt of 12 octets ⊕ (2 octets 0 │ SSRC │ index of 48 bits)   │ block of 32 bits, from 1
/// ```
enum CounterLayout {
    /// Source: RFC 3711 §4.1.1.
    CM {
        @Override
        long saltLow(byte[] salt) {
            return NetworkOrder.int64(salt, 6) << Short.SIZE;
        }

        @Override
        long high(long saltHigh, int ssrc, long index) {
            return saltHigh ^ Integer.toUnsignedLong(ssrc);
        }

        @Override
        long low(long saltLow, long index) {
            return saltLow ^ (index << Short.SIZE);
        }
    },

    /// The first block is for the tag. Source: RFC 7714 §8.1, §9.1; NIST SP 800-38D §7.1.
    GCM {
        @Override
        long saltLow(byte[] salt) {
            return NetworkOrder.int64(salt, 4) << Integer.SIZE;
        }

        @Override
        long high(long saltHigh, int ssrc, long index) {
            return saltHigh ^ (Integer.toUnsignedLong(ssrc) << Short.SIZE) ^ (index >>> Integer.SIZE);
        }

        @Override
        long low(long saltLow, long index) {
            return (saltLow ^ (index << Integer.SIZE)) + 1;
        }
    };

    /// The salt's first 8 octets.
    long saltHigh(byte[] salt) {
        return NetworkOrder.int64(salt, 0);
    }

    /// The others, with zeros behind them.
    abstract long saltLow(byte[] salt);

    /// The first 8 octets of a packet's first block.
    abstract long high(long saltHigh, int ssrc, long index);

    /// The other 8; the next blocks count up from there.
    abstract long low(long saltLow, long index);
}
