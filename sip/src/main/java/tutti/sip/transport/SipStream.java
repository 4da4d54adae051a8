package tutti.sip.transport;

import java.util.Arrays;

/// Cuts messages out of the bytes of one connection, by Content-Length.
///
/// ```
///   bytes ─► skip CR LF (two pairs: a ping) ─► collect to the empty line ─► collect Content-Length bytes ─►
/// message
///                                                     │ too long, or no length that can be trusted
///                                                     └─► the head goes out as a message, the stream is lost
/// ```
/// A stream without a trustworthy length has no next message: nobody can say where it begins. So a head with no
/// Content-Length, two of them, or one that is no number or too large loses the framing, and the connection is
/// to be closed after the answer. Nothing fed after that is looked at.
///
/// Memory is bounded by [#MESSAGE_BYTES_MAX]. Thread: one. Source: RFC 3261 §7.5, §18.3, §20.14; RFC 5626
/// §4.4.1.
public final class SipStream {
    /// The longest message, head and body, in bytes.
    public static final int MESSAGE_BYTES_MAX = 65_536;

    private static final int INITIAL_BYTES = 2_048;

    private byte[] buffer = new byte[INITIAL_BYTES];
    private int size;
    private int scanned;
    private int messageLength = -1;
    private int lineBreaks;
    private boolean lost;

    /// Takes `bytes[offset … offset+length)` and hands what is complete to `sink`. False if the framing is
    /// lost: close the connection once the answer is written.
    public boolean feed(byte[] bytes, int offset, int length, FrameSink sink) {
        int position = offset;
        int end = offset + length;
        while (position < end && !lost) {
            position = size == 0 ? skipLineBreaks(bytes, position, end, sink) : position;
            int taken = Math.min(end - position, MESSAGE_BYTES_MAX - size);
            append(bytes, position, taken);
            position += taken;
            cut(sink);
        }
        return !lost;
    }

    /// Whether a message has begun and is not complete.
    public boolean isMidMessage() {
        return size > 0;
    }

    /// CRLF before a start line is noise (§7.5), but two of them in a row are a ping.
    private int skipLineBreaks(byte[] bytes, int from, int end, FrameSink sink) {
        int position = from;
        while (position < end && (bytes[position] == '\r' || bytes[position] == '\n')) {
            boolean expected = bytes[position] == (lineBreaks % 2 == 0 ? '\r' : '\n');
            lineBreaks = expected ? lineBreaks + 1 : 0;
            if (lineBreaks == 4) {
                lineBreaks = 0;
                sink.ping();
            }
            position++;
        }
        if (position < end) {
            lineBreaks = 0;
        }
        return position;
    }

    private void append(byte[] bytes, int offset, int length) {
        if (size + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(MESSAGE_BYTES_MAX, Math.max(size + length, buffer.length * 2)));
        }
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    /// Hands out every message that is complete in the buffer.
    private void cut(FrameSink sink) {
        int start = 0;
        while (start < size && !lost) {
            if (messageLength < 0 && !findLength(start, sink)) {
                break;
            }
            if (size - start < messageLength) {
                break;
            }
            sink.message(buffer, start, messageLength);
            start = afterLineBreaks(start + messageLength, sink);
            messageLength = -1;
            scanned = 0;
        }
        System.arraycopy(buffer, start, buffer, 0, size - start);
        size -= start;
        if (size == 0 && buffer.length > INITIAL_BYTES) {
            buffer = new byte[INITIAL_BYTES];
        }
    }

    private int afterLineBreaks(int start, FrameSink sink) {
        return skipLineBreaks(buffer, start, size, sink);
    }

    /// Looks for the end of the head that begins at `start`; sets the length of its message, or loses the
    /// framing.
    private boolean findLength(int start, FrameSink sink) {
        int headEnd = HeadScan.endOfHead(buffer, start, start + scanned, size);
        if (headEnd < 0) {
            scanned = size - start;
            if (size - start >= MESSAGE_BYTES_MAX) {
                lose(start, size, sink);
            }
            return false;
        }
        int bodyLength = HeadScan.contentLength(buffer, start, headEnd);
        if (bodyLength < 0 || headEnd - start + bodyLength > MESSAGE_BYTES_MAX) {
            lose(start, headEnd, sink);
            return false;
        }
        messageLength = headEnd - start + bodyLength;
        return true;
    }

    private void lose(int start, int end, FrameSink sink) {
        lost = true;
        sink.message(buffer, start, end - start);
    }
}
