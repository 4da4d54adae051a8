package tutti.engine;

import java.util.Optional;
import java.util.random.RandomGenerator;
import tutti.audio.detect.ToneDetector;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.echo.EchoSettings;
import tutti.engine.condition.Conditioning;
import tutti.engine.tones.ToneStage;

/// The input side of a channel as control has set it: what it reads, and what is done to that before anybody gets
/// it. What the tick does with it is [InputLane].
///
/// Thread: control. Callers have checked that the channel has an input side and may be changed.
final class InputSide {
    private final Channel channel;
    private Optional<Datafeed> source = Optional.empty();
    private Conditioning conditioning = Conditioning.NONE;
    private Optional<Datafeed> echoReference = Optional.empty();

    InputSide(Channel channel) {
        this.channel = channel;
    }

    void read(Optional<Datafeed> feed) {
        source.ifPresent(this::endLink);
        source = feed;
        feed.ifPresent(this::beginLink);
        channel.processor().feedsChanged();
    }

    private void beginLink(Datafeed feed) {
        if (!(feed instanceof LinkFeed link)) return;
        link.from().addLinkReader(channel);
        channel.processor().links().begin(link.from());
    }

    private void endLink(Datafeed feed) {
        if (!(feed instanceof LinkFeed link)) return;
        link.from().removeLinkReader(channel);
        channel.processor().links().end(link.from());
    }

    void listenFor(ToneDetectorSettings settings, ToneSuppression suppression) {
        int rateHz = channel.sampleRateHz();
        ToneStage stage = new ToneStage(
                channel.number(),
                new ToneDetector(rateHz, settings),
                suppression.suppressor(rateHz),
                channel.processor().toneQueue());
        condition(conditioning.withTones(Optional.of(stage)));
    }

    void stopListening() {
        condition(conditioning.withTones(Optional.empty()));
    }

    void cancelEcho(Datafeed sent, EchoSettings settings, RandomGenerator random) {
        echoReference = Optional.of(sent);
        condition(conditioning.withEchoCanceller(channel.sampleRateHz(), settings, random));
    }

    void stopCancellingEcho() {
        echoReference = Optional.empty();
        condition(conditioning.withoutEchoCanceller());
    }

    void condition(Conditioning changed) {
        conditioning = changed;
        channel.processor().feedsChanged();
    }

    Optional<Datafeed> source() {
        return source;
    }

    Conditioning conditioning() {
        return conditioning;
    }

    /// What the line that comes back was sent, for the echo canceller.
    Optional<Datafeed> echoReference() {
        return echoReference;
    }
}
