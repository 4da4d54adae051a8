package tutti.rtp.event;

import java.util.ArrayList;
import java.util.List;

/// Writes down what a receiver says: `5 down@0`, `5 up@0+640`.
final class DigitLog implements DigitListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void digitBegan(char digit, int rtpTimestamp) {
        lines.add(digit + " down@" + rtpTimestamp);
    }

    @Override
    public void digitEnded(char digit, int rtpTimestamp, long durationRtpTicks) {
        lines.add(digit + " up@" + rtpTimestamp + "+" + durationRtpTicks);
    }

    /// The keys pressed, in order.
    String digits() {
        StringBuilder digits = new StringBuilder();
        for (String line : lines) {
            if (line.contains("down")) {
                digits.append(line.charAt(0));
            }
        }
        return digits.toString();
    }
}
