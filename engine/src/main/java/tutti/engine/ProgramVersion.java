package tutti.engine;

import java.util.Optional;

/// A program as it was published: from which frame on it is used, and what is used until then.
///
/// ```
///   published ─► newest ─► (not for this frame yet) ─► the one before ─► … ─► the one in use
/// ```
/// Most are used at once. One that linked processors take up together waits for its [Adoption], with its
/// predecessor behind it; at most two wait. Control makes versions and leaves out revoked ones; the tick cuts
/// off what is older than the version it uses.
final class ProgramVersion {
    /// Makes nothing; where a processor begins.
    static final ProgramVersion EMPTY = new ProgramVersion(FrameProgram.EMPTY, Optional.empty(), Optional.empty());

    final FrameProgram program;
    private final Optional<Adoption> adoption;
    private Optional<ProgramVersion> predecessor;

    private ProgramVersion(FrameProgram program, Optional<Adoption> adoption, Optional<ProgramVersion> predecessor) {
        this.program = program;
        this.adoption = adoption;
        this.predecessor = predecessor;
    }

    /// `next` in place of this: used no earlier than this, which may wait itself. Thread: control.
    ProgramVersion replacedBy(FrameProgram next) {
        return new ProgramVersion(next, adoption, predecessor);
    }

    /// `next` after this, which is used until the frame that `adopted` decides. Thread: control.
    ProgramVersion followedBy(FrameProgram next, Adoption adopted) {
        forgetRevoked();
        return new ProgramVersion(next, Optional.of(adopted), Optional.of(this));
    }

    /// A tick that walks the chain meanwhile comes to the same version.
    private void forgetRevoked() {
        Optional<ProgramVersion> before = predecessor;
        while (before.isPresent() && before.get().isRevoked()) before = before.get().predecessor;
        predecessor = before;
    }

    private boolean isRevoked() {
        return adoption.isPresent() && adoption.get().isRevoked();
    }

    /// The newest program that is for `frame`. Thread: tick. Allocates nothing.
    FrameProgram adopt(Processor processor, long frame) {
        ProgramVersion version = this;
        while (version.adoption.isPresent() && !version.adoption.get().isFor(processor, frame)) {
            version = version.predecessor.orElseThrow();
        }
        version.predecessor = Optional.empty();
        return version.program;
    }
}
