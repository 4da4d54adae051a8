package tutti.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever the bytes: a result, no exception, and what was read can be written and read again.
class SipParserPropertyTest {
    private static final long SEED = 20_261_122L;
    private static final int ROUNDS = 60_000;

    @Test
    void survivesEveryMutationOfRealMessages() {
        List<byte[]> originals = List.copyOf(TortureMessages.all().values());
        for (int round = 0; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            byte[] bytes = Mutation.of(originals.get(random.nextInt(originals.size())), random);
            if (SipParser.parse(bytes, 0, bytes.length) instanceof Parsed(SipMessage message)) {
                byte[] written = message.toBytes();
                assertThat(SipParser.parse(written, 0, written.length))
                        .as("seed %d", SEED + round)
                        .isInstanceOfSatisfying(
                                Parsed.class,
                                again -> assertThat(again.message().toBytes()).isEqualTo(written));
            }
        }
    }
}
