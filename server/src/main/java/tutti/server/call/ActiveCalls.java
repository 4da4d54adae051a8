package tutti.server.call;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tutti.engine.EngineException;
import tutti.server.config.MediaSettings;
import tutti.server.media.MediaLoop;
import tutti.server.room.Rooms;
import tutti.sip.call.Call;

/// Every call that has media, whoever made it: joins it to where it goes, and gives everything back when it
/// ends.
///
/// Thread: the SIP loop's.
final class ActiveCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveCalls.class);

    private final MediaLoop media;
    private final Rooms rooms;
    private final MediaSettings settings;
    private final CallCounters counters;
    private final CallJournal journal;
    private final Map<Call, ActiveCall> byCall = new LinkedHashMap<>();

    ActiveCalls(MediaLoop media, Rooms rooms, MediaSettings settings, CallCounters counters, CallJournal journal) {
        this.media = media;
        this.rooms = rooms;
        this.settings = settings;
        this.counters = counters;
        this.journal = journal;
    }

    void put(Call call, ActiveCall active) {
        byCall.put(call, active);
    }

    Optional<ActiveCall> of(Call call) {
        return Optional.ofNullable(byCall.get(call));
    }

    Optional<ActiveCall> numbered(long number) {
        return byCall.values().stream()
                .filter(active -> active.number() == number)
                .findFirst();
    }

    int size() {
        return byCall.size();
    }

    Collection<ActiveCall> all() {
        return byCall.values();
    }

    /// Takes the call where it goes; one that the engine refuses is hung up, and the answer is false.
    boolean join(ActiveCall active, long nowNanos) {
        try {
            active.join(media.processor(), rooms, settings.digits());
            journal.line(active.joinedLine());
            return true;
        } catch (EngineException e) {
            LOG.warn("{} cannot join: {}", active.name(), e.getMessage());
            counters.failed();
            hangUp(active, "could not join", nowNanos);
            return false;
        }
    }

    void hangUp(ActiveCall active, String why, long nowNanos) {
        active.endsBecause(why);
        active.call().hangUp(nowNanos);
    }

    void hangUpAll(String why, long nowNanos) {
        for (ActiveCall active : List.copyOf(byCall.values())) hangUp(active, why, nowNanos);
    }

    /// Ends calls whose peer, who should be sending, has sent nothing for too long.
    void endSilent(long nowNanos) {
        long limit = settings.timeout().toNanos();
        List<ActiveCall> silent = byCall.values().stream()
                .filter(ActiveCall::hasJoined)
                .filter(active -> active.media()
                        .silentSinceNanos()
                        .filter(since -> nowNanos - since > limit)
                        .isPresent())
                .toList();
        for (ActiveCall active : silent) {
            hangUp(active, "no media for " + settings.timeout().toSeconds() + " s (--media-timeout)", nowNanos);
        }
    }

    /// The call is over: out of the conference, channel and ports given back. Nothing happens when it is
    /// not here.
    void finish(Call call, String why) {
        ActiveCall active = byCall.remove(call);
        if (active == null) return;
        boolean joined = active.hasJoined();
        active.leave(media.processor(), rooms);
        long nowNanos = call.nowNanos();
        active.media().close(report -> {
            if (joined && report.isPresent()) {
                journal.line(active.endedLine(active.endReason().orElse(why), report.get(), nowNanos));
            }
        });
        if (call.isIncoming() || joined) counters.ended();
    }
}
