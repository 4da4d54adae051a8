package tutti.engine.activity;

import tutti.audio.level.LevelMeter;

/// An input's place in a ranking as one `long`, so that a ranking can be kept, sorted and queued without
/// objects: the power above the id, turned round so that of equal powers the lower id is the larger value.
final class Rank {
    private static final int ID_BITS = 16;
    private static final long ID_MASK = (1L << ID_BITS) - 1;

    private Rank() {}

    static long of(int id, long meanSquare) {
        return meanSquare << ID_BITS | (ID_MASK ^ id);
    }

    static int id(long rank) {
        return (int) ((rank & ID_MASK) ^ ID_MASK);
    }

    static long meanSquare(long rank) {
        return rank >>> ID_BITS;
    }

    static ActiveInput toActiveInput(long rank) {
        return new ActiveInput(id(rank), LevelMeter.dbov(meanSquare(rank), 1));
    }

    /// Sorts `ranks[0…count)`, the loudest first, by Shell's method with halved gaps: the library's sort
    /// may allocate.
    static void sort(long[] ranks, int count) {
        for (int gap = count / 2; gap > 0; gap /= 2) {
            for (int i = gap; i < count; i++) {
                long moving = ranks[i];
                int to = i;
                for (; to >= gap && ranks[to - gap] < moving; to -= gap) ranks[to] = ranks[to - gap];
                ranks[to] = moving;
            }
        }
    }
}
