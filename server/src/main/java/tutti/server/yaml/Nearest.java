package tutti.server.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody may have meant.
public final class Nearest {
    private Nearest() {}

    /// `; do you mean "…"?` with the nearest of `known`, or `; known are …` when none is near.
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(it -> "; do you mean \"" + it + "\"?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /// The one of `known` that differs least; empty when every one differs in more than a third of its letters.
    public static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String it) -> distance(written, it))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(it -> distance(written, it) <= Math.max(2, it.length() / 3));
    }

    /// Insertions, deletions and changes of a letter from one to the other; case counts as nothing.
    static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) above[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
