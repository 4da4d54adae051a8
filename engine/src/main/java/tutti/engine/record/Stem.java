package tutti.engine.record;

import java.util.Optional;
import tutti.engine.roles.Member;

/// One file of a meeting's recording. It records while its member is heard by the recorder and the whole
/// is not paused; a change of one leaves the other as it was. Thread: inside the engine's control, but
/// for draining.
final class Stem {
    private static final int NAME_CHARS_MAX = 64;

    private final String fileName;
    private final Optional<Member> member;
    private final Recording recording;
    private boolean audible;
    private boolean paused;
    private boolean told;

    /// Silent until it is audible.
    Stem(String fileName, Optional<Member> member, Recording recording, boolean paused) {
        this.fileName = fileName;
        this.member = member;
        this.recording = recording;
        this.paused = paused;
    }

    /// His name as far as every file system takes it, and his number, which makes it his own.
    static String fileName(Member member, String suffix) {
        String name = member.name();
        String safe = name.substring(0, Math.min(name.length(), NAME_CHARS_MAX)).replaceAll("[^A-Za-z0-9._-]", "_");
        boolean begins = !safe.isEmpty() && Character.isLetterOrDigit(safe.charAt(0));
        return (begins ? safe : "member" + safe) + "-" + member.number() + suffix;
    }

    String fileName() {
        return fileName;
    }

    Optional<Member> member() {
        return member;
    }

    Recording recording() {
        return recording;
    }

    void audible(boolean changed, long frame) {
        audible = changed;
        change(frame);
    }

    void paused(boolean changed, long frame) {
        paused = changed;
        change(frame);
    }

    private void change(long frame) {
        if (audible && !paused) recording.resume(frame);
        else recording.pause(frame);
    }

    /// True once, when the file is complete. Thread: the one that works.
    boolean tellsItsEnd() {
        boolean tells = !told && recording.status().isComplete();
        told |= tells;
        return tells;
    }

    StemStatus.File status() {
        return new StemStatus.File(fileName, member, recording.status());
    }
}
