package tutti.bench.detect;

import tutti.audio.echo.SidetoneSettings;
import tutti.audio.echo.SidetoneSuppressor;

/// What the party is sent, and how loud its echo may be.
final class SidetoneSuppression implements Stage {
    private final Loop loop;
    private final int[] frame;
    private final SidetoneSuppressor suppressor;
    private double loudest;

    SidetoneSuppression(int sampleRateHz, int[] sent) {
        loop = new Loop(sent, sampleRateHz);
        frame = new int[Loop.frameSamples(sampleRateHz)];
        suppressor = new SidetoneSuppressor(sampleRateHz, SidetoneSettings.DEFAULT);
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            loop.next(frame);
            suppressor.sent(frame, frame.length);
            loudest = Math.max(loudest, suppressor.echoMeanSquare());
        }
    }

    @Override
    public boolean worked() {
        return loudest > 0;
    }
}
