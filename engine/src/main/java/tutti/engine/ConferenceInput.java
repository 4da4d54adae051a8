package tutti.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tutti.audio.agc.AgcSettings;
import tutti.audio.echo.SidetoneSettings;
import tutti.audio.level.LevelMeter;
import tutti.audio.speech.SpeechSettings;
import tutti.engine.activity.ActiveInput;
import tutti.engine.mix.Gain;
import tutti.engine.mix.MixMatrix;

/// A channel's input side as a participant of conferences: it can be in any number of outputs of its
/// processor at once.
///
/// The id belongs to the input, not to a membership: it is the same in every output, given
/// lowest-free-first at attach. Volume and mute belong to the input too: they apply in every output, from
/// the next frame on. Detaching, also the implicit kind, loses the id and all settings. Thread: any.
/// Source: Prosody `sm_conf_prim_attach`, `_detach`, `_adj_input`.
public final class ConferenceInput {
    private final Channel channel;
    private final InputLane lane;
    private final ContributionFeed contribution;
    private Optional<AttachedInput> attached = Optional.empty();

    ConferenceInput(Channel channel) {
        this.channel = channel;
        lane = new InputLane(channel.rate(), channel.processor().settings());
        contribution = new ContributionFeed(channel);
    }

    /// Whose input side this is.
    public Channel channel() {
        return channel;
    }

    /// Keeps the input ready and gives it an id, also while it is in no output. Attaching again changes
    /// nothing.
    public int attach() {
        return channel.processor().atomically(() -> {
            channel.change(() -> attachIfNeeded().explicit = true);
            return attached.orElseThrow().id;
        });
    }

    /// Gives the id back. `WRONG_CHANNEL_STATE` when it was not attached explicitly, or is still in an
    /// output.
    public void detach() {
        channel.change(() -> {
            AttachedInput has = attached.filter(it -> it.explicit)
                    .orElseThrow(() -> channel.wrongState("was not attached; only attach() can be undone by detach()"));
            if (matrix().isHeard(has.id)) {
                throw channel.wrongState("is still in an output; leave() every output before detach()");
            }
            detachNow(has);
        });
    }

    /// Sets how loud the input is in every output, -24…+24 dB; 0 dB is bit-exact. Above 0 dB a limiter
    /// keeps it inside 16 bits.
    ///
    /// `BAD_PARAMETER` outside of the range; `WRONG_CHANNEL_STATE` when the input is not attached.
    public void adjustVolume(double volumeDb) {
        channel.change(() -> {
            AttachedInput has = requireAttached();
            Volume.requireInRange("the input of " + channel, volumeDb);
            if (has.agc.isPresent()) withVolume(has.agc.get(), volumeDb);
            has.volumeDb = volumeDb;
            if (has.agc.isPresent()) setAgc(has, has.agc);
            channel.processor().feedsChanged();
        });
    }

    /// The input contributes nothing to any output until [#unmute]; its volume is kept.
    /// `WRONG_CHANNEL_STATE` when it is not attached.
    public void mute() {
        setMuted(true);
    }

    /// Ends [#mute]; nothing happens when it is not muted. `WRONG_CHANNEL_STATE` when it is not attached.
    public void unmute() {
        setMuted(false);
    }

    /// Decides by `settings` who is heard: only while the input is found active it contributes, with a
    /// hangover, and with short fades; [SpeechSettings#ALWAYS_ACTIVE], as at first, contributes all that is
    /// not silent. Never costs a syllable; a frame is decided on by itself. `WRONG_CHANNEL_STATE` when it
    /// is not attached.
    ///
    /// Source: Prosody `sm_conf_prim_adj_tracking`, where it is always on.
    public void trackSpeech(SpeechSettings settings) {
        channel.change(() -> {
            requireAttached();
            channel.inputSide()
                    .condition(channel.inputSide().conditioning().withSpeech(channel.sampleRateHz(), settings));
        });
    }

    /// Brings the speech of this input to `settings.targetLevelDbm0()` plus its volume. The volume is part
    /// of the target then and not applied besides. `WRONG_CHANNEL_STATE` when it is not attached;
    /// `BAD_PARAMETER` when the sum is not -90…+3 dBm0.
    ///
    /// Source: Prosody `sm_conf_prim_adj_input` (`agc`), `sm_conf_prim_adj_input_settings`.
    public void startAgc(AgcSettings settings) {
        channel.change(() -> setAgc(requireAttached(), Optional.of(settings)));
    }

    /// Ends [#startAgc]; the volume is a gain again. `WRONG_CHANNEL_STATE` when it is not attached.
    public void stopAgc() {
        channel.change(() -> setAgc(requireAttached(), Optional.empty()));
    }

    private void setAgc(AttachedInput has, Optional<AgcSettings> settings) {
        Optional<AgcSettings> target = settings.map(it -> withVolume(it, has.volumeDb));
        has.agc = settings;
        channel.inputSide().condition(channel.inputSide().conditioning().withAgc(channel.sampleRateHz(), target));
    }

    private AgcSettings withVolume(AgcSettings settings, double volumeDb) {
        double targetDbm0 = settings.targetLevelDbm0() + volumeDb;
        try {
            return settings.withTarget(targetDbm0);
        } catch (IllegalArgumentException outOfRange) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    channel + " cannot be brought to " + targetDbm0
                            + " dBm0; choose target level and volume for -90…+3");
        }
    }

    /// While its party is sent loud speech by `returned`, the input must be louder to count as active, so
    /// that an echo of it does not come back into the conference. Needs [#trackSpeech] to have an effect.
    ///
    /// `WRONG_CHANNEL_STATE` when the input is not attached or `returned` does not run; `NOT_SAME_MODULE`
    /// when it is on another processor; `BAD_PARAMETER` when it works at another rate. Source: Prosody
    /// `sm_set_sidetone_channel`.
    public void suppressSidetone(ConferenceOutput returned, SidetoneSettings settings) {
        channel.change(() -> {
            AttachedInput has = requireAttached();
            if (returned.channel().processor() != channel.processor()) {
                throw new EngineException(
                        ErrorCode.NOT_SAME_MODULE,
                        channel + " and " + returned.channel() + " are on different processors; name an output here");
            }
            if (returned.channel().rate() != channel.rate()) {
                throw new EngineException(
                        ErrorCode.BAD_PARAMETER,
                        channel + " and " + returned.channel()
                                + " work at different rates; name an output of the same");
            }
            if (!returned.isRunning()) {
                throw returned.channel().wrongState("has no conference output running; start() it first");
            }
            has.returned = Optional.of(returned.channel().outputFeed());
            channel.inputSide()
                    .condition(channel.inputSide()
                            .conditioning()
                            .withSidetone(channel.sampleRateHz(), Optional.of(settings)));
        });
    }

    /// Ends [#suppressSidetone]. `WRONG_CHANNEL_STATE` when the input is not attached.
    public void stopSuppressingSidetone() {
        channel.change(() -> {
            requireAttached().returned = Optional.empty();
            channel.inputSide()
                    .condition(
                            channel.inputSide().conditioning().withSidetone(channel.sampleRateHz(), Optional.empty()));
        });
    }

    /// What this input contributes to the mix, frame by frame, for sinks: after conditioning, volume and
    /// mute, and before any crossing's factor; silent frames too. It costs nothing while it has no sink. An
    /// input that reads a link has none: its sinks get silence.
    public Datafeed contribution() {
        return contribution;
    }

    private void setMuted(boolean muted) {
        channel.change(() -> {
            requireAttached().muted = muted;
            channel.processor().feedsChanged();
        });
    }

    /// The volume in dB, 0 while it is not attached.
    public double volumeDb() {
        return channel.processor()
                .atomically(() -> attached.map(has -> has.volumeDb).orElse(Volume.UNITY_DB));
    }

    /// Whether [#mute] is in force; false while it is not attached.
    public boolean isMuted() {
        return channel.processor()
                .atomically(() -> attached.map(has -> has.muted).orElse(false));
    }

    /// Marks the attached input as in the hands of `owner`, so that two recipes for whole conferences do
    /// not both take it; the mark goes with [#disown] or detach.
    ///
    /// `WRONG_CHANNEL_STATE` when it is not attached, or another owner has it.
    public void own(Object owner) {
        channel.change(() -> {
            AttachedInput has = requireAttached();
            if (has.owner.isPresent() && !has.owner.get().equals(owner)) {
                throw channel.wrongState("is a party of another conference; remove it there first");
            }
            has.owner = Optional.of(owner);
        });
    }

    /// Ends what [#own] began; nothing happens when the input is not in the hands of `owner`.
    public void disown(Object owner) {
        channel.processor()
                .atomically(() -> attached.filter(has -> has.owner.equals(Optional.of(owner)))
                        .ifPresent(has -> has.owner = Optional.empty()));
    }

    /// The id while attached, explicitly or by being in an output.
    public OptionalInt id() {
        return channel.processor()
                .atomically(() -> attached.map(has -> OptionalInt.of(has.id)).orElse(OptionalInt.empty()));
    }

    /// Whether any output contains this input.
    public boolean isHeard() {
        return channel.processor()
                .atomically(
                        () -> attached.filter(has -> matrix().isHeard(has.id)).isPresent());
    }

    /// Whether this input contributed anything but silence to the frame made last; a muted one does not.
    public boolean isActive() {
        return meanSquare() != 0;
    }

    /// The number of the newest frame to which this input contributed anything but silence, if there is
    /// one.
    public OptionalLong lastActiveFrame() {
        return lane.activity.lastActiveFrame();
    }

    /// The number of the newest frame for which what the input reads delivered something real, be it
    /// silence (see [FrameSource#delivered]); empty when it never did, or the input reads nothing.
    public OptionalLong lastDeliveredFrame() {
        return channel.processor()
                .atomically(() -> channel.inputSide()
                        .source()
                        .map(Datafeed::lastDeliveredFrame)
                        .orElse(OptionalLong.empty()));
    }

    /// How loud it was when it was active last, in dBov; -127 when it never was.
    public double levelDbov() {
        return LevelMeter.dbov(lane.activity.lastMeanSquare(), 1);
    }

    private long meanSquare() {
        return lane.activity.meanSquareSince(channel.processor().frame() - 1);
    }

    // ---- for the classes of this package, inside the processor's control ----

    InputLane lane() {
        return lane;
    }

    Optional<ActiveInput> activeNow() {
        long meanSquare = meanSquare();
        return attached.filter(_ -> meanSquare != 0)
                .map(has -> new ActiveInput(has.id, LevelMeter.dbov(meanSquare, 1)));
    }

    Optional<AttachedInput> attached() {
        return attached;
    }

    /// The gain of the input's lane, unity while it is not attached.
    int gain() {
        return attached.map(AttachedInput::gain).orElse(Gain.UNITY);
    }

    AttachedInput attachIfNeeded() {
        channel.requireInput();
        if (channel.type() == ChannelType.HALF_DUPLEX && channel.use() != OutputUse.IDLE) {
            throw channel.wrongState("is half-duplex and its output is in use; stop that first");
        }
        AttachedInput has = attached.orElseGet(() -> new AttachedInput(matrix().openInput()));
        if (attached.isEmpty()) {
            attached = Optional.of(has);
            channel.processor().attached(has.id, this);
        }
        return has;
    }

    AttachedInput requireAttached() {
        return attached.orElseThrow(() -> channel.wrongState("has no attached input; attach() it or add() it first"));
    }

    /// An input that was only attached by being added goes with its last output, and its settings with it.
    void leftAnOutput() {
        attached.filter(has -> !has.explicit && !matrix().isHeard(has.id)).ifPresent(this::detachNow);
    }

    void releaseFromConferences() {
        attached.ifPresent(this::detachNow);
    }

    private void detachNow(AttachedInput has) {
        matrix().closeInput(has.id);
        channel.processor().matrixChanged();
        attached = Optional.empty();
        channel.inputSide().condition(channel.inputSide().conditioning().detached());
    }

    Optional<Datafeed> returned() {
        return attached.flatMap(has -> has.returned);
    }

    boolean isTapped() {
        return !contribution.sinks().isEmpty();
    }

    ContributionFeed contributionFeed() {
        return contribution;
    }

    private MixMatrix matrix() {
        return channel.processor().matrix();
    }
}
