package tutti.sip.message;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Damages a message the way networks, bugs and attackers do.
public final class Mutation {
    private static final byte[] INTERESTING = {
        0,
        '\r',
        '\n',
        ' ',
        '\t',
        ';',
        ',',
        ':',
        '<',
        '>',
        '"',
        '\\',
        '@',
        '=',
        '%',
        '[',
        ']',
        '-',
        '9',
        (byte) 0x80,
        (byte) 0xff
    };

    private Mutation() {}

    public static byte[] of(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = change(bytes, random);
        }
        return bytes;
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, INTERESTING[random.nextInt(INTERESTING.length)]);
            case 1 -> replaced(bytes, at, (byte) random.nextInt(256));
            case 2 -> spliced(bytes, at, length, new byte[0]);
            case 3 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 4 -> spliced(bytes, at, 0, new byte[] {INTERESTING[random.nextInt(INTERESTING.length)]});
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private static byte[] replaced(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
