package tutti.simulator.script.stage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tutti.audio.speech.SpeechSettings;
import tutti.engine.Channel;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.EngineSettings;
import tutti.engine.FrameSource;
import tutti.engine.feed.FrameRing;
import tutti.engine.play.Play;
import tutti.engine.roles.Member;
import tutti.simulator.script.network.LineReport;
import tutti.simulator.script.network.NetworkLeg;
import tutti.simulator.script.plan.PartyPlan;
import tutti.simulator.script.plan.SourcePlan;
import tutti.simulator.script.source.Mouth;
import tutti.simulator.script.source.SpokenSource;

/// One party on the stage: his channel, his mouth and his ear.
///
/// ```
///   source ─► [Mouth] ─► (network) ─► channel ─► conference ─► channel ─► ring ─► [#hear]
/// ```
public final class Performer {
    private static final int RING_FRAMES = 2;

    private final PartyPlan plan;
    private final int index;
    private final long seed;
    private final EngineSettings settings;
    private final Channel channel;
    private final FrameRing heard;
    private final BitSet spokenFrames = new BitSet();
    private final List<Integer> joinFrames = new ArrayList<>();
    private final List<NetworkLeg> legs = new ArrayList<>();
    private Optional<Member> member = Optional.empty();
    private Optional<Mouth> mouth = Optional.empty();
    private Optional<Play> playing = Optional.empty();
    private boolean conditioned;
    private double inDb;
    private double outDb;

    Performer(PartyPlan plan, int index, long seed, EngineSettings settings, Channel channel) {
        this.plan = plan;
        this.index = index;
        this.seed = seed;
        this.settings = settings;
        this.channel = channel;
        inDb = plan.inDb();
        outDb = plan.outDb();
        heard = new FrameRing(RING_FRAMES, settings.frameSamples());
        if (plan.everHears()) channel.sendTo(heard);
    }

    public PartyPlan plan() {
        return plan;
    }

    /// His place in the script's list, from 0.
    public int index() {
        return index;
    }

    /// Empty while he is not in the meeting.
    public Optional<Member> member() {
        return member;
    }

    /// The frames in which he spoke at his level throughout.
    public BitSet spokenFrames() {
        return spokenFrames;
    }

    /// When he joined, each time.
    public List<Integer> joinFrames() {
        return joinFrames;
    }

    /// What he says in this moment; empty while he is not in the meeting.
    public Optional<Mouth> mouth() {
        return mouth;
    }

    /// What became of his packets, a report for each time he joined; none without a network.
    public List<LineReport> lineReports() {
        return legs.stream().map(NetworkLeg::report).toList();
    }

    /// Writes what he heard in the frame made last, and returns whether it came from his channel; otherwise
    /// `samples` are as before.
    public boolean hear(int[] samples) {
        return heard.poll(samples) != FrameRing.NONE;
    }

    /// Of his channel, both ways.
    public int sampleRateHz() {
        return channel.sampleRateHz();
    }

    public Channel channel() {
        return channel;
    }

    void joined(Member asMember, int frame) {
        member = Optional.of(asMember);
        RandomGenerator random = random();
        FrameSource source = SpokenSource.open(plan.source(), settings, random);
        playing = source instanceof Play play ? Optional.of(play) : Optional.empty();
        Mouth speaking =
                new Mouth(source, levelDbov(), frame, settings.sampleRateHz(), settings.frameSamples(), spokenFrames);
        mouth = Optional.of(speaking);
        joinFrames.add(frame);
        channel.receiveFrom(connected(speaking, random));
        plan.input().listen().ifPresent(it -> channel.listenFor(it.settings(), it.suppression()));
    }

    private FrameSource connected(Mouth speaking, RandomGenerator random) {
        if (plan.network().isEmpty()) return speaking;
        NetworkLeg leg = new NetworkLeg(speaking, settings, plan.network().get(), random);
        legs.add(leg);
        return leg;
    }

    /// The same for a party however many others there are, and another each time he joins.
    private RandomGenerator random() {
        long mixed = seed * 1_000_003 + index * 8_191L + joinFrames.size();
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
    }

    private double levelDbov() {
        return plan.source() instanceof SourcePlan.Tone tone ? tone.levelDbov() : Double.NEGATIVE_INFINITY;
    }

    void left() {
        channel.stopListening();
        channel.receiveNothing();
        member = Optional.empty();
        mouth = Optional.empty();
        playing = Optional.empty();
        conditioned = false;
    }

    /// What he plays; empty when he speaks, or is not in the meeting.
    Optional<Play> playing() {
        return playing;
    }

    void adjustVolume(double newInDb, double newOutDb) {
        inDb = newInDb;
        outDb = newOutDb;
        settleSides();
    }

    double inDb() {
        return inDb;
    }

    double outDb() {
        return outDb;
    }

    /// A side that a role has just opened has lost its volume and all else that was set.
    void settleSides() {
        ConferenceInput input = channel.conferenceInput();
        boolean attached = input.id().isPresent();
        if (attached && !conditioned) condition(input);
        conditioned = attached;
        if (attached && input.volumeDb() != inDb) input.adjustVolume(inDb);
        ConferenceOutput output = channel.conferenceOutput();
        if (output.isRunning() && output.status().volumeDb() != outDb) output.adjustVolume(outDb);
    }

    private void condition(ConferenceInput input) {
        if (plan.input().tracked()) input.trackSpeech(SpeechSettings.DEFAULT);
        plan.input().agc().ifPresent(input::startAgc);
    }
}
