package tutti.server.dtls;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What happened to all associations of one endpoint since it was made. Thread: any reads, associations
/// write.
public final class DtlsCounters {
    private final Map<DtlsFailure.Reason, AtomicLong> failures = new EnumMap<>(DtlsFailure.Reason.class);
    final AtomicInteger running = new AtomicInteger();
    final AtomicLong started = new AtomicLong();
    final AtomicLong agreed = new AtomicLong();
    final AtomicLong waited = new AtomicLong();
    final AtomicLong cookiesSent = new AtomicLong();
    final AtomicLong datagramsBad = new AtomicLong();
    final AtomicLong datagramsDropped = new AtomicLong();

    DtlsCounters() {
        for (DtlsFailure.Reason reason : DtlsFailure.Reason.values()) failures.put(reason, new AtomicLong());
    }

    void failed(DtlsFailure.Reason reason) {
        of(reason).incrementAndGet();
    }

    /// Handshakes that hold a turn now: at most [DtlsLimits#handshakesMax].
    public int running() {
        return running.get();
    }

    /// Associations started.
    public long started() {
        return started.get();
    }

    /// Handshakes that gave keys.
    public long agreed() {
        return agreed.get();
    }

    /// Handshakes that failed, by reason.
    public long failures(DtlsFailure.Reason reason) {
        return of(reason).get();
    }

    /// Handshakes that found all turns taken and had to wait.
    public long waited() {
        return waited.get();
    }

    /// ClientHellos answered by a HelloVerifyRequest: they had no cookie of ours (RFC 6347 §4.2.1).
    public long cookiesSent() {
        return cookiesSent.get();
    }

    /// Datagrams that were no DTLS.
    public long datagramsBad() {
        return datagramsBad.get();
    }

    /// Datagrams dropped because [DtlsAssociation#DATAGRAMS_WAITING_MAX] waited already, or because they
    /// were longer than [DtlsAssociation#DATAGRAM_BYTES_MAX].
    public long datagramsDropped() {
        return datagramsDropped.get();
    }

    private AtomicLong of(DtlsFailure.Reason reason) {
        return Objects.requireNonNull(failures.get(reason));
    }
}
