package tutti.engine;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.echo.EchoSettings;
import tutti.engine.Datafeed.Reader;
import tutti.engine.FeedLoop.Side;

/// A handle on processing one stream each way; belongs to one processor for life.
///
/// ```
///   datafeed ──► input side ──► conference input (in any number of outputs)
///   conference output, or a played datafeed ──► output side ──► its datafeed ──► any number of sinks
/// ```
/// An output side does one thing at a time. Thread: any. Every change to a released channel fails with
/// `NO_SUCH_CHANNEL`. Source: Prosody `sm_channel_alloc_placed`, `sm_channel_release`,
/// `sm_channel_datafeed_connect`,
/// `sm_channel_output_source_datafeed_connect`.
public final class Channel {
    private final Processor processor;
    private final int number;
    private final ChannelType type;
    private final SampleRate rate;
    private final AtomicLong faults = new AtomicLong();
    private final InputSide inputSide = new InputSide(this);
    private final ConferenceInput input;
    private final ConferenceOutput output;
    private final OutputFeed outputFeed;

    private boolean released;
    private OutputUse use = OutputUse.IDLE;
    private Optional<Datafeed> played = Optional.empty();
    private final Set<Channel> linkReaders = new LinkedHashSet<>();

    Channel(Processor processor, int number, ChannelType type, SampleRate rate) {
        this.processor = processor;
        this.rate = rate;
        this.number = number;
        this.type = type;
        input = new ConferenceInput(this);
        output = new ConferenceOutput(this);
        outputFeed = new OutputFeed(this);
    }

    /// Where it is for life.
    public Processor processor() {
        return processor;
    }

    /// Its number on the processor, never given to another channel.
    public int number() {
        return number;
    }

    /// Which sides it has; never changes.
    public ChannelType type() {
        return type;
    }

    /// Sample rate of both sides.
    public int sampleRateHz() {
        return rate.hz();
    }

    /// The input side as a conference input; `WRONG_CHANNEL_TYPE` when the channel has none.
    public ConferenceInput conferenceInput() {
        requireInput();
        return input;
    }

    /// The output side as a conference output; `WRONG_CHANNEL_TYPE` when the channel has none.
    public ConferenceOutput conferenceOutput() {
        requireOutput();
        return output;
    }

    /// What the output side emits, for other channels and sinks; `WRONG_CHANNEL_TYPE` when the channel has
    /// none.
    public Datafeed outputFeed() {
        requireOutput();
        return outputFeed;
    }

    /// Lets the input side read `source`, in place of what it read before.
    public void receiveFrom(FrameSource source) {
        receiveFrom(new StreamFeed(processor, source, rate, faults));
    }

    /// Lets the input side read `feed`, in place of what it read before.
    ///
    /// `WRONG_CHANNEL_TYPE` without an input side; `NOT_SAME_MODULE` when the feed is of another processor;
    /// `BAD_PARAMETER` when the feed depends on this input; `WRONG_CHANNEL_STATE` when the channel is
    /// half-duplex and its output in use.
    public void receiveFrom(Datafeed feed) {
        change(() -> {
            requireInput();
            if (type == ChannelType.HALF_DUPLEX && use != OutputUse.IDLE) {
                throw wrongState("is half-duplex and its output is in use; stop that first");
            }
            requireReadable(feed, Reader.INPUT_SIDE);
            FeedLoop.refuse(feed, Side.input(this));
            inputSide.read(Optional.of(feed));
        });
    }

    /// The input side reads nothing and is silent.
    public void receiveNothing() {
        change(() -> {
            requireInput();
            inputSide.read(Optional.empty());
        });
    }

    /// Adds `sink` to those who take what the output side emits; as `outputFeed().connect(sink)`.
    public void sendTo(FrameSink sink) {
        outputFeed().connect(sink);
    }

    /// `sink` takes no more frames; nothing happens when it took none.
    public void stopSendingTo(FrameSink sink) {
        outputFeed().disconnect(sink);
    }

    /// The output side emits what `source` gives, until [#stopPlaying]. `WRONG_CHANNEL_STATE` when it is
    /// in use.
    public void play(FrameSource source) {
        play(new StreamFeed(processor, source, rate, faults));
    }

    /// The output side emits what `feed` carries, until [#stopPlaying].
    ///
    /// `WRONG_CHANNEL_TYPE` without an output side; `WRONG_CHANNEL_STATE` when it is in use;
    /// `NOT_SAME_MODULE` when the feed is of another processor; `BAD_PARAMETER` when the feed depends on
    /// this output.
    public void play(Datafeed feed) {
        change(() -> {
            requireFreeOutput();
            requireReadable(feed, Reader.OUTPUT_SIDE);
            FeedLoop.refuse(feed, Side.output(this));
            reserveOutput(OutputUse.PLAYING);
            played = Optional.of(feed);
        });
    }

    /// Ends what [#play] began. `WRONG_CHANNEL_STATE` when nothing is played.
    public void stopPlaying() {
        change(() -> {
            if (use != OutputUse.PLAYING) throw wrongState("plays nothing; only play() can be stopped so");
            played = Optional.empty();
            freeOutput();
        });
    }

    /// Listens on the input side for digits, call-progress tones and voice, in place of what it listened
    /// for before; what is recognised comes out of [Processor#takeRecognised]. While a tone lasts,
    /// `suppression` keeps it from everybody who uses the input. Works whether or not the input is in a
    /// conference, and while it is muted.
    ///
    /// `WRONG_CHANNEL_TYPE` without an input side. Source: Prosody `sm_listen_for`.
    public void listenFor(ToneDetectorSettings settings, ToneSuppression suppression) {
        change(() -> {
            requireInput();
            inputSide.listenFor(settings, suppression);
        });
    }

    /// Ends [#listenFor]; nothing happens when there is nothing to end.
    public void stopListening() {
        change(inputSide::stopListening);
    }

    /// Takes the line echo of what `sent` emits out of the input, for all who use the input. `random` makes
    /// the comfort noise, if the settings want it. Called again, it begins to learn anew.
    ///
    /// `WRONG_CHANNEL_TYPE` without an input side, or when `sent` has no output side; `NOT_SAME_MODULE`
    /// when `sent` is on another processor; `BAD_PARAMETER` when it works at another rate, or the rate is
    /// 48000 Hz. Source: Prosody `sm_condition_input`.
    public void cancelEcho(Channel sent, EchoSettings settings, RandomGenerator random) {
        change(() -> {
            requireInput();
            Datafeed reference = sent.outputFeed();
            requireReadable(reference, Reader.INPUT_SIDE);
            if (rate == SampleRate.FULLBAND) {
                throw new EngineException(
                        ErrorCode.BAD_PARAMETER, this + " works at 48000 Hz; line echo is of lines, use 8000 or 16000");
            }
            inputSide.cancelEcho(reference, settings, random);
        });
    }

    /// Ends [#cancelEcho]; nothing happens when there is nothing to end.
    public void stopCancellingEcho() {
        change(inputSide::stopCancellingEcho);
    }

    /// Leaves every conference and frees both sides; who reads its output hears silence.
    ///
    /// Its source and sinks may still be called by a tick that is running; the next tick does not call
    /// them.
    public void release() {
        change(() -> {
            if (use == OutputUse.CONFERENCE) output.stop();
            input.releaseFromConferences();
            inputSide.read(Optional.empty());
            played = Optional.empty();
            released = true;
            processor.closed(this);
        });
    }

    /// How many times what it reads or plays by [#receiveFrom(FrameSource)] and [#play(FrameSource)], or a
    /// sink of its output, has failed with an exception. Thread: any.
    public long faults() {
        return faults.get();
    }

    @Override
    public String toString() {
        return "channel " + processor.number() + "/" + number;
    }

    // ---- for the classes of this package, inside the processor's control ----

    void change(Runnable change) {
        processor.atomically(() -> {
            requireLive();
            change.run();
        });
    }

    void requireLive() {
        if (released) {
            throw new EngineException(
                    ErrorCode.NO_SUCH_CHANNEL, this + " has been released; open another with openChannel()");
        }
    }

    void requireFreeOutput() {
        requireOutput();
        if (use != OutputUse.IDLE) {
            throw wrongState("has its output side in use (" + use + "); stop that first");
        }
        if (type == ChannelType.HALF_DUPLEX
                && (inputSide.source().isPresent() || input.attached().isPresent())) {
            throw wrongState("is half-duplex and its input is in use; disconnect that first");
        }
    }

    void reserveOutput(OutputUse newUse) {
        requireFreeOutput();
        use = newUse;
        outputChanged();
    }

    void freeOutput() {
        use = OutputUse.IDLE;
        outputChanged();
    }

    private void outputChanged() {
        processor.feedsChanged();
        for (Channel reader : linkReaders) reader.processor.links().touch(this);
    }

    OutputUse use() {
        return use;
    }

    InputSide inputSide() {
        return inputSide;
    }

    void addLinkReader(Channel reader) {
        linkReaders.add(reader);
    }

    void removeLinkReader(Channel reader) {
        linkReaders.remove(reader);
    }

    Optional<Datafeed> played() {
        return played;
    }

    Optional<RunningOutput> running() {
        return output.running();
    }

    /// The input side when the tick has work with it.
    Optional<ConferenceInput> inputInUse() {
        return type.hasInput()
                        && (inputSide.source().isPresent() || input.attached().isPresent())
                ? Optional.of(input)
                : Optional.empty();
    }

    OutputFeed feed() {
        return outputFeed;
    }

    SampleRate rate() {
        return rate;
    }

    int frameSamples() {
        return processor.settings().frameSamples(rate.hz());
    }

    ContributionFeed contribution() {
        return input.contributionFeed();
    }

    InputLane inputLane() {
        return input.lane();
    }

    AtomicLong faultCounter() {
        return faults;
    }

    EngineException wrongState(String problem) {
        return new EngineException(ErrorCode.WRONG_CHANNEL_STATE, this + " " + problem);
    }

    void requireInput() {
        if (!type.hasInput()) throw wrongType("input");
    }

    private void requireReadable(Datafeed feed, Reader reader) {
        feed.requireReader(reader);
        if (feed.rate() != rate) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    this + " works at " + rate.hz() + " Hz and " + feed + " at " + feed.sampleRateHz()
                            + "; open the channel at that rate");
        }
        if (feed.processor() != processor) {
            throw new EngineException(
                    ErrorCode.NOT_SAME_MODULE,
                    this + " and " + feed + " are on different processors; connect sides of one processor");
        }
        feed.requireLive();
    }

    private void requireOutput() {
        if (!type.hasOutput()) throw wrongType("output");
    }

    private EngineException wrongType(String side) {
        return new EngineException(
                ErrorCode.WRONG_CHANNEL_TYPE,
                this + " is of type " + type + " and has no " + side + " side; open one that has");
    }
}
