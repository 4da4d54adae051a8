package tutti.engine.record;

/// Is told of audio that has not come. Thread: the one that drains.
@FunctionalInterface
interface GapListener {
    GapListener NOBODY = (_, _) -> {};

    /// `frames` frames before `frame` are silence in the file because nothing came for them.
    void gap(long frame, long frames);
}
