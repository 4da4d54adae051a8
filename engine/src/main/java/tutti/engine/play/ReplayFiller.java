package tutti.engine.play;

import java.util.ArrayList;
import java.util.List;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// Reads the files of replays ahead of the tick, a block of each in turn, so that none starves for another.
///
/// Thread: [#fill] belongs to one thread that may wait for the disk, [#add] may be called by any and does
/// not wait for it. Call [#fill] before the first frame is pulled, and then at least four times in the
/// buffer of the shortest content, such as every 100 ms.
public final class ReplayFiller {
    /// One file more is refused with `NO_RESOURCES`.
    public static final int FILES_MAX = 4_096;

    /// More blocks are not read in one call: other work of the thread is due.
    public static final int BLOCKS_PER_FILL_MAX = 1_024;

    private final Object lock = new Object();
    private volatile List<FileContent> contents = List.of();

    /// Reads `content` ahead from the next [#fill] on, until it has been read, has failed, or its replay
    /// is over. `NO_RESOURCES` when there are [#FILES_MAX] already.
    public void add(FileContent content) {
        synchronized (lock) {
            if (contents.size() >= FILES_MAX) {
                throw new EngineException(
                        ErrorCode.NO_RESOURCES, "the filler reads " + FILES_MAX + " files; wait until one is over");
            }
            List<FileContent> more = new ArrayList<>(contents);
            more.add(content);
            contents = List.copyOf(more);
        }
    }

    /// Reads what there is room for; true when more is to be done at once. Thread: filler.
    public boolean fill() {
        int blocks = 0;
        boolean busy = true;
        while (busy && blocks < BLOCKS_PER_FILL_MAX) {
            busy = false;
            for (FileContent content : contents) {
                if (blocks == BLOCKS_PER_FILL_MAX) break;
                if (content.fill()) {
                    busy = true;
                    blocks++;
                }
            }
        }
        forgetClosed();
        return busy;
    }

    private void forgetClosed() {
        synchronized (lock) {
            if (contents.stream().noneMatch(FileContent::isClosed)) return;
            contents = contents.stream().filter(content -> !content.isClosed()).toList();
        }
    }

    /// How many files are open. Thread: any.
    public int openFiles() {
        return contents.size();
    }
}
