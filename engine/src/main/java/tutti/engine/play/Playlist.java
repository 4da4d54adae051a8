package tutti.engine.play;

import java.util.List;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// Contents, `items`, that are heard one after the other without a gap, `plays` times.
///
/// `BAD_PARAMETER` if there are no contents or more than [#ITEMS_MAX], if they have different rates, if
/// `plays` is not positive, or if it is more than 1 and one of them cannot be repeated.
public record Playlist(List<Content> items, int plays) {
    /// Most contents of one playlist.
    public static final int ITEMS_MAX = 1_024;

    /// Value of `plays`: until aborted.
    public static final int ENDLESS = Integer.MAX_VALUE;

    /// Checks, and keeps a copy of the list.
    public Playlist {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw refusal("a playlist of " + items.size() + " contents; give 1…" + ITEMS_MAX);
        }
        if (plays < 1) throw refusal("a playlist played " + plays + " times; give 1 or more, or ENDLESS");
        int sampleRateHz = items.getFirst().sampleRateHz();
        for (Content item : items) {
            if (item.sampleRateHz() != sampleRateHz) {
                throw refusal("contents of " + sampleRateHz + " and " + item.sampleRateHz() + " Hz in one playlist;"
                        + " make all of them for the rate of the channel");
            }
            if (plays > 1 && !item.isRepeatable()) {
                throw refusal("a content that can be heard only once in a playlist that is repeated; use a Clip or"
                        + " FileContent.repeating()");
            }
        }
    }

    /// `items` once.
    public static Playlist once(Content... items) {
        return new Playlist(List.of(items), 1);
    }

    /// `items` again and again until aborted: music.
    public static Playlist endless(Content... items) {
        return new Playlist(List.of(items), ENDLESS);
    }

    private static EngineException refusal(String problem) {
        return new EngineException(ErrorCode.BAD_PARAMETER, problem);
    }
}
