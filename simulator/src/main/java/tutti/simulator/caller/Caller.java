package tutti.simulator.caller;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tutti.rtp.sdp.Agreement;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.CodecPreference;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.LocalSecurity;
import tutti.rtp.sdp.LocalTerms;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.OfferOutcome;
import tutti.rtp.sdp.Refused;
import tutti.server.codec.AudioCodec;
import tutti.server.playout.AudioDecoder;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// One synthetic telephone in one call.
///
/// ```
///   dial ─► 200 ─► (keys) ─► answered: speaks and hears ─► re-INVITE of either side: follows ─► hangUp or BYE ─► ended
///      │           └──► no keys: answered fails, hangs up
///      └──► refused: answered fails, ended
/// ```
/// Thread: any for the public methods.
public final class Caller {
    private static final String SDP = "application/sdp";

    private final CallerPlan plan;
    private final CallerGroup group;
    private final Terms terms;
    private final CallerStream stream;
    private final Optional<SentFrames> sent;
    private final Optional<Recording> recording;
    private final CompletableFuture<Caller> answered = new CompletableFuture<>();
    private final CompletableFuture<EndReason> ended = new CompletableFuture<>();
    private Optional<Call> call = Optional.empty();
    private OfferAnswer negotiation;
    private long negotiations = 1;
    private Optional<CodecChange> change = Optional.empty();

    /// What is the same in all his offers.
    record Terms(LocalMedia media, long sessionId, LocalSecurity security) {
        OfferAnswer negotiation(AudioCodec codec, long version) {
            LocalTerms terms = new LocalTerms(codecs(codec.sdp()), CodecPreference.THEIRS, media, security);
            return new OfferAnswer(terms, sessionId, version);
        }

        /// Key presses have the clock of the speech beside them. Source: RFC 4733 §2.1.
        private static List<Codec> codecs(Codec speech) {
            int clockHz = speech.rtpClockHz();
            if (clockHz == Codec.TELEPHONE_EVENT_8000.rtpClockHz()) return List.of(speech, Codec.TELEPHONE_EVENT_8000);
            if (clockHz == Codec.TELEPHONE_EVENT_48000.rtpClockHz())
                return List.of(speech, Codec.TELEPHONE_EVENT_48000);
            return List.of(speech);
        }
    }

    /// What he asked for by re-INVITE, and how it went.
    private record CodecChange(
            OfferAnswer negotiation,
            AudioCodec codec,
            EncodedVoice voice,
            AudioDecoder decoder,
            CompletableFuture<Caller> done) {}

    Caller(
            CallerPlan plan,
            CallerGroup group,
            Terms terms,
            CallerStream stream,
            Optional<SentFrames> sent,
            Optional<Recording> recording) {
        this.plan = plan;
        this.group = group;
        this.terms = terms;
        negotiation = terms.negotiation(plan.codec(), negotiations);
        this.stream = stream;
        this.sent = sent;
        this.recording = recording;
    }

    public String name() {
        return plan.name();
    }

    public CallerPlan plan() {
        return plan;
    }

    /// Completes when the call is up and he speaks, encrypted if his plan says so; fails with a [CallFailedException]
    /// when he is refused or there are no keys.
    public CompletableFuture<Caller> answered() {
        return answered.copy();
    }

    /// Completes when the call is over, whoever ended it.
    public CompletableFuture<EndReason> ended() {
        return ended.copy();
    }

    /// Whether the call is up.
    public boolean up() {
        return answered.isDone() && !answered.isCompletedExceptionally() && !ended.isDone();
    }

    /// Ends the call; [#ended] tells when. He may hang up before he is answered.
    public void hangUp() {
        group.onSipThread(() -> call.ifPresent(open -> open.hangUp(System.nanoTime())));
    }

    /// Speaks and hears `codec` instead from now on, by re-INVITE. Completes when that is so; fails with a
    /// [CallFailedException] if he is refused: then nothing changes.
    public CompletableFuture<Caller> changeCodec(AudioCodec codec) {
        EncodedVoice voice = group.encoded(plan.voice(), codec);
        AudioDecoder decoder = codec.decoder(plan.voice().sampleRateHz());
        CompletableFuture<Caller> done = new CompletableFuture<>();
        group.onSipThread(() -> {
            OfferAnswer next = terms.negotiation(codec, ++negotiations);
            change = Optional.of(new CodecChange(next, codec, voice, decoder, done));
            boolean asked = call.isPresent() && call.get().reoffer(bytes(next.offer()), SDP, System.nanoTime());
            if (!asked) changeRefused(481, name() + " is in no call that could change");
        });
        return done;
    }

    private void changeRefused(int status, String why) {
        change.ifPresent(refused -> {
            refused.decoder().close();
            refused.done().completeExceptionally(new CallFailedException(status, why));
        });
        change = Optional.empty();
    }

    /// What he said and heard so far; fails with an [IllegalStateException] if his plan records nothing.
    public CallRecord callRecord() {
        if (sent.isEmpty() || recording.isEmpty()) {
            throw new IllegalStateException(name() + " records nothing: give his plan some recordSeconds");
        }
        return new CallRecord(name(), plan.voice(), sent.get(), recording.get());
    }

    /// How well he was sent to since counting began. Blocks for a moment; works after the call, too.
    public ReceptionReport reception() {
        return group.onMediaThread(() -> stream.heard().report());
    }

    CallerStream stream() {
        return stream;
    }

    // ---- on the SIP thread ----

    /// The offer to dial with.
    byte[] offer() {
        return bytes(negotiation.offer());
    }

    String offerType() {
        return SDP;
    }

    void dialled(Call dialled) {
        call = Optional.of(dialled);
    }

    CallListener listener() {
        return new Listener();
    }

    /// What the peer does to this caller.
    private final class Listener implements CallListener {
        @Override
        public void answered(Call call, SipResponse response) {
            switch (negotiation.accept(text(response))) {
                case Agreement.Agreed agreed -> {
                    group.onMediaThreadSoon(() -> stream.whenDecided(failure -> decided(response.status(), failure)));
                    follow(agreed.audio());
                }
                case Refused refused -> {
                    answered.completeExceptionally(new CallFailedException(response.status(), refused.sentence()));
                    call.hangUp(call.nowNanos());
                }
            }
        }

        @Override
        public void rejected(Call call, SipResponse response) {
            answered.completeExceptionally(new CallFailedException(
                    response.status(), name() + " was refused: " + response.status() + " " + response.reason()));
            over(EndReason.UNANSWERED);
        }

        @Override
        public void reoffered(Call call, SipRequest request) {
            if (!request.hasBody()) {
                call.answerReoffer(bytes(negotiation.offer()), SDP, call.nowNanos());
                return;
            }
            switch (negotiation.answer(text(request))) {
                case OfferOutcome.Accepted accepted -> {
                    follow(accepted.audio());
                    call.answerReoffer(bytes(accepted.answerSdp()), SDP, call.nowNanos());
                }
                case Refused refused -> call.rejectReoffer(488, refused.sentence(), call.nowNanos());
            }
        }

        @Override
        public void reofferAnswered(Call call, SipResponse response) {
            if (change.isEmpty()) return;
            switch (change.get().negotiation().accept(text(response))) {
                case Agreement.Agreed agreed -> changed(change.get(), agreed.audio());
                case Refused refused -> changeRefused(response.status(), refused.sentence());
            }
        }

        @Override
        public void reofferRejected(Call call, SipResponse response) {
            changeRefused(response.status(), name() + " may not change: " + response.reason());
        }

        @Override
        public void acknowledged(Call call, SipRequest ack) {
            if (ack.hasBody() && negotiation.accept(text(ack)) instanceof Agreement.Agreed agreed) {
                follow(agreed.audio());
            }
        }

        @Override
        public void ended(Call call, EndReason reason) {
            answered.completeExceptionally(new CallFailedException(487, name() + " hung up before the answer"));
            changeRefused(481, name() + " is in no call any more");
            over(reason);
        }
    }

    /// Thread: media.
    private void decided(int status, String failure) {
        if (failure.isEmpty()) {
            answered.complete(this);
        } else {
            answered.completeExceptionally(new CallFailedException(status, name() + " got no keys: " + failure));
            hangUp();
        }
    }

    private void changed(CodecChange wanted, NegotiatedAudio audio) {
        change = Optional.empty();
        negotiation = wanted.negotiation();
        group.onMediaThreadSoon(() -> stream.change(wanted.codec(), wanted.voice(), wanted.decoder()));
        follow(audio);
        group.onMediaThreadSoon(() -> wanted.done().complete(this));
    }

    private void follow(NegotiatedAudio audio) {
        group.onMediaThreadSoon(() -> stream.agree(audio));
    }

    private void over(EndReason reason) {
        group.release(this, () -> ended.complete(reason));
    }

    private static String text(SipMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
