package tutti.engine.play;

import java.util.Arrays;
import tutti.audio.tone.Cadence;
import tutti.audio.tone.CadencePlayer;
import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.engine.EngineSettings;

/// Tones, cadences and digits: once, some times, or until aborted.
///
/// Thread: the tick pulls, all else any. Allocates nothing after construction. Complete after the last
/// silence of a cadence, and after the gap that follows the last digit.
/// `forChannel` says the rate and the frame length of the channel that plays it.
/// Source: Prosody `sm_play_tone`, `sm_play_cptone`, `sm_play_digits`.
public final class TonePlay implements Play {
    private final Generator generator;
    private final int sampleRateHz;
    private final EdgeFade fade;
    private final Progress progress = new Progress();

    private TonePlay(Generator generator, int sampleRateHz) {
        this.generator = generator;
        this.sampleRateHz = sampleRateHz;
        fade = new EdgeFade(sampleRateHz);
    }

    /// Plays `cadence`; fails as [CadencePlayer] does. A steady tone is `Cadence.steady`, one of a certain
    /// length `Cadence.once`.
    public static TonePlay of(Cadence cadence, EngineSettings forChannel) {
        CadencePlayer player = new CadencePlayer(cadence, forChannel.sampleRateHz());
        return new TonePlay(
                new Generator() {
                    @Override
                    public int generate(int[] samples, int count) {
                        return player.generate(samples, 0, count);
                    }

                    @Override
                    public boolean isDone() {
                        return player.isDone();
                    }

                    @Override
                    public long positionSamples() {
                        return player.positionSamples();
                    }
                },
                forChannel.sampleRateHz());
    }

    /// Sends `digits`; fails as [DigitGenerator] does.
    public static TonePlay of(DigitString digits, DigitTiming timing, EngineSettings forChannel) {
        DigitGenerator player = new DigitGenerator(digits, timing, forChannel.sampleRateHz());
        return new TonePlay(
                new Generator() {
                    @Override
                    public int generate(int[] samples, int count) {
                        return player.generate(samples, 0, count);
                    }

                    @Override
                    public boolean isDone() {
                        return player.isDone();
                    }

                    @Override
                    public long positionSamples() {
                        return player.positionSamples();
                    }
                },
                forChannel.sampleRateHz());
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        if (status().isOver()) return false;
        boolean ends = progress.isAborting();
        if (ends) {
            Arrays.fill(samples, 0, count, 0);
            generator.generate(samples, Math.min(count, fade.samples()));
            fade.out(samples);
        } else {
            generator.generate(samples, count);
        }
        progress.set(statusNow(ends), generator.positionSamples());
        return Frame.isAudible(samples, count);
    }

    private PlayStatus statusNow(boolean ends) {
        if (ends) return PlayStatus.ABORTED;
        return generator.isDone() ? PlayStatus.COMPLETE : PlayStatus.PLAYING;
    }

    @Override
    public int sampleRateHz() {
        return sampleRateHz;
    }

    @Override
    public PlayStatus status() {
        return progress.status();
    }

    @Override
    public void abort() {
        progress.abort();
    }

    @Override
    public boolean isAborting() {
        return progress.isAborting();
    }

    @Override
    public long positionSamples() {
        return progress.positionSamples();
    }

    /// What a player of cadences and one of digits have in common.
    private interface Generator {
        int generate(int[] samples, int count);

        boolean isDone();

        long positionSamples();
    }
}
