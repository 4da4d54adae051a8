package tutti.rtp.jitter;

import java.util.Arrays;

/// Slots for packets, found by sequence number; payloads are copied into blocks that are reused last in, first
/// out, so that a stream that needs one or two packets of buffer stays in the cache.
final class PacketStore {
    /// Payload type of a packet that only says "nothing is spoken now".
    private static final int SILENCE = -1;

    private static final int ABSENT = -1;

    private final int mask;
    private final int blockBytes;
    private final byte[] payloads;
    private final int[] freeBlocks;
    private int freeCount;

    private final int[] block;
    private final long[] ticks;
    private final int[] durationTicks;
    private final int[] payloadType;
    private final int[] length;

    PacketStore(int packetsMax, int payloadBytesMax) {
        mask = packetsMax - 1;
        blockBytes = payloadBytesMax;
        payloads = new byte[packetsMax * payloadBytesMax];
        freeBlocks = new int[packetsMax];
        block = new int[packetsMax];
        ticks = new long[packetsMax];
        durationTicks = new int[packetsMax];
        payloadType = new int[packetsMax];
        length = new int[packetsMax];
        clear();
    }

    void clear() {
        Arrays.fill(block, ABSENT);
        freeCount = freeBlocks.length;
        for (int i = 0; i < freeCount; i++) {
            freeBlocks[i] = freeCount - 1 - i;
        }
    }

    int capacity() {
        return block.length;
    }

    int size() {
        return block.length - freeCount;
    }

    boolean has(int sequence) {
        return block[sequence & mask] != ABSENT;
    }

    /// The slot must be free; the caller keeps all its packets within [#capacity()] sequence numbers.
    void put(int sequence, long mediaTicks, int duration, int type, byte[] payload, int offset, int payloadLength) {
        occupy(sequence, mediaTicks, duration, type, payloadLength);
        System.arraycopy(payload, offset, payloads, payloadOffset(sequence), payloadLength);
    }

    void putSilence(int sequence, long mediaTicks) {
        occupy(sequence, mediaTicks, 0, SILENCE, 0);
    }

    private void occupy(int sequence, long mediaTicks, int duration, int type, int payloadLength) {
        int slot = sequence & mask;
        block[slot] = freeBlocks[--freeCount];
        ticks[slot] = mediaTicks;
        durationTicks[slot] = duration;
        payloadType[slot] = type;
        length[slot] = payloadLength;
    }

    /// The payload's bytes stay readable until the next [#put].
    void remove(int sequence) {
        int slot = sequence & mask;
        freeBlocks[freeCount++] = block[slot];
        block[slot] = ABSENT;
    }

    /// How many sequence numbers from `sequence` on are missing before the first packet that is here; -1 when
    /// there is none.
    int missingBefore(int sequence) {
        if (freeCount == block.length) {
            return -1;
        }
        int missing = 0;
        while (!has(sequence + missing)) {
            missing++;
        }
        return missing;
    }

    long ticks(int sequence) {
        return ticks[sequence & mask];
    }

    int durationTicks(int sequence) {
        return durationTicks[sequence & mask];
    }

    int payloadType(int sequence) {
        return payloadType[sequence & mask];
    }

    boolean isSilence(int sequence) {
        return payloadType(sequence) == SILENCE;
    }

    int payloadOffset(int sequence) {
        return block[sequence & mask] * blockBytes;
    }

    int payloadLength(int sequence) {
        return length[sequence & mask];
    }

    byte[] payloads() {
        return payloads;
    }
}
