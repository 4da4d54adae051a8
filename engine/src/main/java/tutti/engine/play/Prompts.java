package tutti.engine.play;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tutti.engine.Channel;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// Plays on channels, frees each channel when its play is over, and tells so.
///
/// ```
///   play(channel, p) ─► channel.play(p) ─► tick, tick, … p is over ─► poll(): channel.stopPlaying(), a Completion
/// ```
/// The one who polls is the one who stops: between the end and the next [#poll] the channel stays in use
/// and is silent. So nothing has to cross from the tick but the status, and no completion can be lost.
/// Whoever stops a channel, or releases it, while it plays aborts the play first, or it stays here; one
/// that is aborted and not pulled any more is given up after two frames.
/// Thread: one, its owner's; the processors may be any.
public final class Prompts {
    /// As many play at a time unless the constructor is told otherwise; one more is refused with
    /// `NO_RESOURCES`.
    public static final int PLAYING_MAX = 16_384;

    private static final int FRAMES_TO_ABORT = 2;

    private final int playingMax;
    private final List<Running> running = new ArrayList<>();

    /// At most [#PLAYING_MAX] at a time.
    public Prompts() {
        this(PLAYING_MAX);
    }

    /// At most `playingMax` at a time; what is more is refused with `NO_RESOURCES`.
    public Prompts(int playingMax) {
        if (playingMax < 1) {
            throw new EngineException(ErrorCode.BAD_PARAMETER, "room for " + playingMax + " prompts; give 1 or more");
        }
        this.playingMax = playingMax;
    }

    private static final class Running {
        final Channel channel;
        final Play play;
        final boolean input;
        long abortFrame = Long.MAX_VALUE;

        Running(Channel channel, Play play, boolean input) {
            this.channel = channel;
            this.play = play;
            this.input = input;
        }

        boolean isOver() {
            if (play.status().isOver()) return true;
            long frame = channel.processor().frame();
            if (play.isAborting() && abortFrame == Long.MAX_VALUE) abortFrame = frame;
            return abortFrame != Long.MAX_VALUE && frame - abortFrame > FRAMES_TO_ABORT;
        }

        Completion completion() {
            PlayStatus status = play.status();
            return new Completion(channel, play, status.isOver() ? status : PlayStatus.ABORTED, play.positionSamples());
        }
    }

    /// The channel's output side emits `play` until it is over. Fails as `channel.play` does, and with
    /// `NO_RESOURCES` when as many are playing as may.
    public void play(Channel channel, Play play) {
        requireRoom();
        requireSameRate(channel, play);
        channel.play(play);
        running.add(new Running(channel, play, false));
    }

    /// The channel's input side reads `play`, in place of what it read before, until it is over, and
    /// nothing afterwards: an announcement or music for a conference. Fails as `channel.receiveFrom` does,
    /// with `BAD_PARAMETER` when their rates differ, and with `NO_RESOURCES` when as many are playing as
    /// may.
    public void receiveFrom(Channel channel, Play play) {
        requireRoom();
        requireSameRate(channel, play);
        channel.receiveFrom(play);
        running.add(new Running(channel, play, true));
    }

    private void requireRoom() {
        if (running.size() >= playingMax) {
            throw new EngineException(
                    ErrorCode.NO_RESOURCES, playingMax + " prompts are playing; poll() until some are over");
        }
    }

    private static void requireSameRate(Channel channel, Play play) {
        if (play.sampleRateHz() != channel.sampleRateHz()) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    channel + " works at " + channel.sampleRateHz() + " Hz and what it should play is of "
                            + play.sampleRateHz() + " Hz; make it for the rate of the channel");
        }
    }

    /// Frees the channels of what is over, and says what that is, in the order in which it was begun.
    public List<Completion> poll() {
        List<Completion> over = new ArrayList<>();
        for (Iterator<Running> each = running.iterator(); each.hasNext(); ) {
            Running one = each.next();
            if (!one.isOver()) continue;
            each.remove();
            free(one);
            over.add(one.completion());
        }
        return over;
    }

    /// How many have not been reported as over.
    public int playing() {
        return running.size();
    }

    private static void free(Running one) {
        try {
            if (one.input) one.channel.receiveNothing();
            else one.channel.stopPlaying();
        } catch (EngineException e) {
            boolean freedByOthers = e.code() == ErrorCode.NO_SUCH_CHANNEL || e.code() == ErrorCode.WRONG_CHANNEL_STATE;
            if (!freedByOthers) throw e;
        }
    }
}
