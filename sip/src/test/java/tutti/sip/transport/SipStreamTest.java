package tutti.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// RFC 3261 §7.5, §18.3; RFC 5626 §4.4.1.
class SipStreamTest {
    private static final class Collected implements FrameSink {
        final List<String> messages = new ArrayList<>();
        int pings;

        @Override
        public void message(byte[] bytes, int offset, int length) {
            messages.add(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void ping() {
            pings++;
        }
    }

    private final SipStream stream = new SipStream();
    private final Collected found = new Collected();

    private boolean feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return stream.feed(bytes, 0, bytes.length, found);
    }

    @Test
    void cutsMessagesByContentLength() {
        String first = "A\r\nContent-Length: 3\r\n\r\nabc";
        String second = "B\r\nX: y\r\nl : 0\r\n\r\n";
        String folded = "C\r\nCONTENT-LENGTH:\r\n  2 \r\n\r\nxy";
        assertThat(feed(first + second + folded)).isTrue();
        assertThat(found.messages).containsExactly(first, second, folded);
        assertThat(stream.isMidMessage()).isFalse();
    }

    @Test
    void findsTheSameHoweverTheBytesArrive() {
        String text = "\r\n\r\nA\r\nContent-Length: 3\r\n\r\nabc\r\n\r\nB\r\nl: 0\r\n\r\n\r\nC\nl: 1\n\nz";
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SipStream chopped = new SipStream();
            Collected collected = new Collected();
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            int position = 0;
            while (position < bytes.length) {
                int length = Math.min(bytes.length - position, 1 + random.nextInt(9));
                assertThat(chopped.feed(bytes, position, length, collected)).isTrue();
                position += length;
            }
            assertThat(collected.messages)
                    .as("seed %d", seed)
                    .containsExactly("A\r\nContent-Length: 3\r\n\r\nabc", "B\r\nl: 0\r\n\r\n", "C\nl: 1\n\nz");
            assertThat(collected.pings).as("seed %d", seed).isEqualTo(2);
        }
    }

    @Test
    void tellsAPingFromASingleLineBreak() {
        feed("\r\n");
        feed("A\r\nl: 0\r\n\r\n");
        feed("\r\n");
        assertThat(found.pings).isZero();
        feed("\r\n");
        assertThat(found.pings).isEqualTo(1);
    }

    @Test
    void losesItsFramingWhereNoLengthCanBeTrusted() {
        for (String head : List.of(
                "A\r\nX: y\r\n\r\n",
                "A\r\nl: 1\r\nContent-Length: 1\r\n\r\n",
                "A\r\nl: -1\r\n\r\n",
                "A\r\nl: x\r\n\r\n",
                "A\r\nl:\r\n\r\n",
                "A\r\nl: 99999999999999\r\n\r\n")) {
            SipStream lost = new SipStream();
            Collected collected = new Collected();
            byte[] bytes = (head + "B\r\nl: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(lost.feed(bytes, 0, bytes.length, collected)).as(head).isFalse();
            assertThat(collected.messages).as(head).containsExactly(head);
            assertThat(lost.feed(bytes, 0, bytes.length, collected)).as(head).isFalse();
            assertThat(collected.messages).as(head).hasSize(1);
        }
    }

    @Test
    void losesItsFramingWhenAHeadDoesNotEnd() {
        String endless = "X".repeat(SipStream.MESSAGE_BYTES_MAX - 1);
        assertThat(feed(endless)).isTrue();
        assertThat(feed("X")).isFalse();
        assertThat(found.messages).hasSize(1);
    }

    @Test
    void takesAMessageOfTheLargestSize() {
        String head = "A\r\nl: 65500\r\n\r\n";
        assertThat(feed(head + "b".repeat(65_500) + "B\r\nl: 0\r\n\r\n")).isTrue();
        assertThat(found.messages).hasSize(2);
    }
}
