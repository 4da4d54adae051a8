package tutti.engine.conference;

/// How the processors of a [LargeConference] are linked.
///
/// With room for C inputs and C outputs on each of M processors, links take, and leave to parties:
///
/// | model | links of a processor | parties | hops |
/// |---|---|---|---|
/// | broadcast | 1 sum out, which all others read; M-1 in | M × (C - (M-1)) | 1 |
/// | pipeline | ends 1 out and 1 in, others 2 out and 2 in | M × (C - 2) + 2 | up to M-1 |
/// | hierarchical | hub M-1 out and in, leaf 1 out and 1 in | (M-1) × (C-1), M up to C+1; all of the hub's sides go to
/// links then | 2 |
///
/// A hop adds no delay: a frame passes all of them before it is heard anywhere. No processor gets its own sum back in
/// any of them. Source: Prosody's application note on building large conferences over modules.
public enum LinkModel {
    /// Every processor sends the sum of its parties to every other.
    BROADCAST,
    /// A chain: to each side goes the sum of a processor's parties and of all beyond its other side.
    PIPELINE,
    /// The first processor is the hub: to each leaf it sends the sum of all others.
    HIERARCHICAL
}
