package tutti.server.sip;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The thread that computes the signatures and keys of TLS handshakes, so that calls do not wait for them.
///
/// One thread: handshakes get one core at most. Thread: any.
final class HandshakeWorker implements AutoCloseable {
    /// Handshakes that wait beyond that are given up.
    static final int WAITING_MAX = 256;

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().name("sip-tls").daemon().factory());

    HandshakeWorker() {
        executor.allowCoreThreadTimeOut(true);
    }

    /// Runs `work` soon; false if too much waits.
    boolean offer(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
