package tutti.simulator.demo;

/// For programs that want the result only.
final class NoPicture implements Picture {
    @Override
    public void show(Moment moment) {}
}
