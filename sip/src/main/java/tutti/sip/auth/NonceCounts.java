package tutti.sip.auth;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Which counts of which nonce were used: each once, in any order within a window of 64. Source: RFC 7616 §3.4
/// (`nc`), §5.5.
///
/// The table is bounded. What is pushed out is refused from then on, and so is every nonce as old that is not in
/// the table: else a replay would only have to wait for the table to fill.
final class NonceCounts {
    private static final int WINDOW = 64;

    private static final class Used {
        final long issuedNanos;
        long highest;
        long seen;

        Used(long issuedNanos) {
            this.issuedNanos = issuedNanos;
        }
    }

    private final int noncesMax;
    private final Map<String, Used> used = new HashMap<>();
    private final Queue<String> byAge = new ArrayDeque<>();
    private long forgottenNanos;
    private boolean forgotten;

    NonceCounts(int noncesMax) {
        this.noncesMax = noncesMax;
    }

    /// Takes `count` of `nonce` as used; false if it was used before, or nobody can tell any more.
    boolean use(String nonce, long issuedNanos, long count) {
        Used known = used.get(nonce);
        if (known == null) {
            if (forgotten && issuedNanos - forgottenNanos <= 0) {
                return false;
            }
            known = add(nonce, issuedNanos);
        }
        return mark(known, count);
    }

    private Used add(String nonce, long issuedNanos) {
        if (used.size() >= noncesMax) {
            Used oldest = used.remove(byAge.remove());
            if (oldest != null && (!forgotten || oldest.issuedNanos - forgottenNanos > 0)) {
                forgottenNanos = oldest.issuedNanos;
                forgotten = true;
            }
        }
        Used fresh = new Used(issuedNanos);
        used.put(nonce, fresh);
        byAge.add(nonce);
        return fresh;
    }

    /// Bit i of `seen` stands for the count `highest - i`.
    private static boolean mark(Used nonce, long count) {
        if (count > nonce.highest) {
            long shift = count - nonce.highest;
            nonce.seen = shift >= WINDOW ? 1 : (nonce.seen << shift) | 1;
            nonce.highest = count;
            return true;
        }
        long age = nonce.highest - count;
        boolean fresh = age < WINDOW && (nonce.seen >>> age & 1) == 0;
        if (fresh) {
            nonce.seen |= 1L << age;
        }
        return fresh;
    }

    int size() {
        return used.size();
    }
}
