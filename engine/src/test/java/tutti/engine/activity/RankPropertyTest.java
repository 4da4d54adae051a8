package tutti.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankPropertyTest {
    private static final int CASES = 2_000;

    @Test
    void aRankingIsByPowerAndThenByIdWhateverItsLength() {
        for (int seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            int count = random.nextInt(200);
            int loudest = 1 + random.nextInt(seed % 2 == 0 ? 5 : 1 << 30);
            long[] ranks = new long[count + 3];
            for (int id = 0; id < count; id++) ranks[id] = Rank.of(id, 1 + random.nextInt(loudest));
            long[] unsorted = ranks.clone();

            Rank.sort(ranks, count);

            long[] expected = LongStream.of(unsorted)
                    .limit(count)
                    .boxed()
                    .sorted(Comparator.comparingLong(Rank::meanSquare)
                            .reversed()
                            .thenComparingInt(Rank::id))
                    .mapToLong(Long::longValue)
                    .toArray();
            assertThat(IntStream.range(0, count).mapToLong(i -> ranks[i]).toArray())
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }
}
