package tutti.engine.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import tutti.engine.roles.Member;

/// What happened, as one line of JSON each, in the order of frames.
///
/// ```
///   {"frame":1250,"millis":25000,"event":"mute","member":2,"name":"bob","origin":"moderator"}
/// ```
/// `frame` is the processor's, `millis` the place in all files; then the event, whom it concerns, and
/// details. A line is written when the clock has passed its frame; one that comes later than that stands
/// where it comes. Thread: any adds, one writes. Source: RFC 8259.
final class Timeline {
    static final int WAITING_MAX = 1 << 16;

    private record Line(long frame, String text) {}

    private final RecordingFile file;
    private final long firstFrame;
    private final int frameMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Line> waiting = new ArrayList<>();
    private long refused;
    private boolean ended;

    private Optional<SeekableByteChannel> channel = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    Timeline(RecordingFile file, long firstFrame, int frameMillis) {
        this.file = file;
        this.firstFrame = firstFrame;
        this.frameMillis = frameMillis;
    }

    void add(long frame, String event, UnaryOperator<JsonLine> details) {
        add(frame, details.apply(begin(frame, event)));
    }

    void add(long frame, String event, Member member, UnaryOperator<JsonLine> details) {
        JsonLine line = begin(frame, event).put("member", member.number()).put("name", member.name());
        add(frame, details.apply(line));
    }

    private JsonLine begin(long frame, String event) {
        return new JsonLine()
                .put("frame", frame)
                .put("millis", (frame - firstFrame) * frameMillis)
                .put("event", event);
    }

    private void add(long frame, JsonLine line) {
        lock.lock();
        try {
            if (ended || waiting.size() == WAITING_MAX) refused++;
            else waiting.add(new Line(frame, line.end()));
        } finally {
            lock.unlock();
        }
    }

    /// Writes all lines of frames before `clockFrame`. What fails ends the timeline, and [#problem] says
    /// why.
    void write(long clockFrame) {
        List<Line> passed = take(clockFrame);
        if (problem.isPresent()) return;
        try {
            if (channel.isEmpty()) channel = Optional.of(file.create());
            StringBuilder text = new StringBuilder();
            for (Line line : passed) text.append(line.text);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) channel.get().write(bytes);
        } catch (IOException failed) {
            fail(failed);
        }
    }

    private List<Line> take(long clockFrame) {
        List<Line> passed = new ArrayList<>();
        lock.lock();
        try {
            List<Line> later = new ArrayList<>();
            for (Line line : waiting) (line.frame < clockFrame ? passed : later).add(line);
            waiting = later;
        } finally {
            lock.unlock();
        }
        passed.sort(Comparator.comparingLong(Line::frame));
        return passed;
    }

    /// Writes what waits and closes the file; what comes later is refused.
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
        write(Long.MAX_VALUE);
        try {
            if (channel.isPresent()) channel.get().close();
        } catch (IOException failed) {
            fail(failed);
        }
    }

    private void fail(IOException failed) {
        if (problem.isEmpty()) problem = Optional.of(failed.toString());
    }

    Optional<String> problem() {
        return problem;
    }

    long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }
}
