package tutti.engine;

/// What a channel's output side is doing; it does one thing at a time.
enum OutputUse {
    IDLE,
    CONFERENCE,
    PLAYING
}
