package tutti.simulator.hearing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tutti.audio.tone.ToneMeter;
import tutti.audio.tone.ToneOnset;
import tutti.simulator.caller.CallRecord;
import tutti.simulator.caller.Recording;
import tutti.simulator.caller.SentFrames;
import tutti.simulator.voice.ToneSignature;
import tutti.simulator.voice.Utterance;
import tutti.simulator.voice.Voice;

/// Finds the utterances of one talker in what one listener heard.
///
/// ```
///   talker    |  packet   |a  packet  |            onset in the sent voice: sample a of a packet sent at ts
///                         ts ─────┐
///   listener        |  packet  |b packet   |       onset in the heard stream: sample b of a packet read at tr
///                                   tr
///   delay = tr - ts + (b - a) / 8 kHz
/// ```
/// Counted like that the delay is what the bridge adds between mouth and ear: both ends take as long to fill
/// and to play a packet. Looked for is from the first packet that arrived after `ts`, so nothing is heard
/// before it is said. Onsets are known to 1 ms in either stream, by the same method.
final class UtteranceMeter {
    private static final int RATE_HZ = Voice.SAMPLE_RATE_HZ;
    private static final int SAMPLES_PER_MILLI = RATE_HZ / 1_000;

    /// An utterance that begins later than that is not heard.
    private static final int SEARCH_SAMPLES = 400 * SAMPLES_PER_MILLI;

    /// Where the level is taken begins and ends that far inside the utterance.
    private static final int EDGE_SAMPLES = 20 * SAMPLES_PER_MILLI;

    /// How loud a tone is that never stops is judged piece by piece: a jitter buffer that takes up a pitch period
    /// turns its phase, and over the whole its two halves would cancel in part.
    private static final int PIECE_SAMPLES = 250 * SAMPLES_PER_MILLI;

    private final CallRecord talker;
    private final CallRecord listener;
    private final ToneSignature signature;
    private final List<Double> levels = new ArrayList<>();
    private final List<Double> delays = new ArrayList<>();
    private int heardUtterances;

    private UtteranceMeter(CallRecord talker, CallRecord listener, ToneSignature signature) {
        this.talker = talker;
        this.listener = listener;
        this.signature = signature;
    }

    /// What `listener` heard of what `talker` said within `fromNanos`…`toNanos`.
    static Hearing measure(
            CallRecord talker, CallRecord listener, ToneSignature signature, long fromNanos, long toNanos) {
        UtteranceMeter meter = new UtteranceMeter(talker, listener, signature);
        if (signature.continuous()) meter.measureAll(fromNanos, toNanos);
        for (Utterance utterance : signature.utterances()) meter.measureEach(utterance, fromNanos, toNanos);
        return meter.hearing();
    }

    private Hearing hearing() {
        List<Double> sorted = levels.stream().sorted(Comparator.naturalOrder()).toList();
        boolean none = sorted.isEmpty();
        return new Hearing(
                listener.name(),
                talker.name(),
                signature.levelDbov(),
                none ? Double.NaN : sorted.get(sorted.size() / 2),
                none ? Double.NaN : sorted.getLast(),
                sorted.size(),
                heardUtterances,
                delays);
    }

    private void measureAll(long fromNanos, long toNanos) {
        Recording heard = listener.heard();
        int begin = startOf(heard, fromNanos);
        int end = startOf(heard, toNanos);
        if (end - begin <= 2 * EDGE_SAMPLES) return;
        double heardDbov = levelOfPieces(begin, end);
        // What is not heard is looked for in the whole, where noise hides the least.
        judge(isAudible(heardDbov) ? heardDbov : level(begin, end - begin));
    }

    /// The median of the whole pieces, or the level of all if it is shorter than one.
    private double levelOfPieces(int begin, int end) {
        int pieces = (end - begin) / PIECE_SAMPLES;
        double[] sorted = IntStream.range(0, pieces)
                .mapToDouble(piece -> level(begin + piece * PIECE_SAMPLES, PIECE_SAMPLES))
                .sorted()
                .toArray();
        return pieces == 0 ? level(begin, end - begin) : sorted[pieces / 2];
    }

    private static int startOf(Recording heard, long nanos) {
        int packet = heard.firstPacketSince(nanos);
        return packet < heard.packets() ? heard.startSample(packet) : heard.sampleCount();
    }

    private void measureEach(Utterance utterance, long fromNanos, long toNanos) {
        SentFrames sent = talker.sent();
        long loopSamples = talker.voice().loopSamples();
        long first = sent.firstFrame() * Voice.FRAME_SAMPLES;
        long end = first + (long) sent.count() * Voice.FRAME_SAMPLES;
        int onset = onsetWithin(utterance);
        for (long loop = first / loopSamples; loop * loopSamples < end; loop++) {
            long begin = loop * loopSamples + utterance.startSample();
            if (begin < first || begin + utterance.samples() > end) continue;
            long saidNanos = sent.sentNanos((begin + onset) / Voice.FRAME_SAMPLES);
            if (saidNanos - fromNanos >= 0 && saidNanos - toNanos <= 0) {
                measureOne(begin + onset, saidNanos, utterance.samples() - onset);
            }
        }
    }

    /// Where [ToneOnset] sees the onset in the voice itself, in samples from the beginning of the utterance.
    private int onsetWithin(Utterance utterance) {
        int[] said = new int[Math.min(utterance.samples(), 2 * SEARCH_SAMPLES)];
        for (int i = 0; i < said.length; i++) said[i] = talker.voice().sampleAt(utterance.startSample() + i);
        return find(said).orElse(0);
    }

    private OptionalInt find(int[] samples) {
        double minimumDbov = signature.levelDbov() - Hearing.AUDIBLE_BELOW_DB;
        return ToneOnset.find(samples, 0, samples.length, RATE_HZ, signature.frequencyHz(), minimumDbov);
    }

    private void measureOne(long saidSample, long saidNanos, int samples) {
        Recording heard = listener.heard();
        int packet = heard.firstPacketSince(saidNanos);
        if (packet == heard.packets()) return;
        int begin = heard.startSample(packet);
        if (begin + SEARCH_SAMPLES + samples > heard.sampleCount()) return;
        OptionalInt onset = find(heard.samples(begin, SEARCH_SAMPLES));
        if (onset.isPresent()) {
            delays.add(delayMillis(saidSample, saidNanos, begin + onset.getAsInt()));
        }
        judge(level(begin + onset.orElse(0) + EDGE_SAMPLES, samples - 2 * EDGE_SAMPLES));
    }

    private double delayMillis(long saidSample, long saidNanos, int heardSample) {
        Recording heard = listener.heard();
        int packet = heard.packetOf(heardSample);
        int within = heardSample - heard.startSample(packet);
        long saidWithin = saidSample % Voice.FRAME_SAMPLES;
        return (heard.arrivalNanos(packet) - saidNanos) / 1e6 + (within - saidWithin) / (double) SAMPLES_PER_MILLI;
    }

    private void judge(double dbov) {
        levels.add(dbov);
        if (isAudible(dbov)) heardUtterances++;
    }

    private boolean isAudible(double dbov) {
        return dbov >= signature.levelDbov() - Hearing.AUDIBLE_BELOW_DB;
    }

    private double level(int begin, int count) {
        int[] samples = listener.heard().samples(begin, Math.max(0, count));
        return ToneMeter.levelDbov(samples, 0, samples.length, RATE_HZ, signature.frequencyHz());
    }
}
