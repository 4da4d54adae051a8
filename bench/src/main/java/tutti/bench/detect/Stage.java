package tutti.bench.detect;

import tutti.bench.timing.Ticks;

/// Something that is done to every frame of one channel. A tick is a frame of 20 ms; it allocates nothing.
interface Stage extends Ticks {
    /// Whether it has done what it is for: heard its digits and no others, cancelled its echo. Who does less is not
    /// fast.
    boolean worked();
}
