package tutti.simulator.demo;

/// Shows what happens while it happens.
sealed interface Picture permits LivePicture, PlainPicture, NoPicture {
    /// Called ten times a second.
    void show(Moment moment);
}
