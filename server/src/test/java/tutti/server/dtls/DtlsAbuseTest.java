package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tutti.server.dtls.DtlsFailure.Reason;

/// Peers that do not mean well, and limits that are reached.
class DtlsAbuseTest {
    private static final CertificateFingerprint ANY = DtlsPair.CLIENT_IDENTITY.fingerprint();

    @Test
    void aClientHelloWithoutOurCookieTakesNoTurn_Rfc6347Section421() throws Exception {
        byte[] hello = helloOfAClient();
        LinkedBlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
        DtlsEndpoint endpoint = endpoint(DtlsPair.FAST);
        DtlsSide server = new DtlsSide(answers::add).start(endpoint, DtlsRole.SERVER, ANY);
        for (int i = 0; i < 5; i++) {
            server.deliver(hello);
            byte[] answer = answers.poll(10, TimeUnit.SECONDS);
            assertThat(answer).as("an answer to the spoofed hello").isNotNull();
            // The thirteenth byte begins the handshake message; 3 is HelloVerifyRequest, smaller than what it answers.
            assertThat(answer[13]).isEqualTo((byte) 3);
            assertThat(answer.length).isLessThan(hello.length);
        }
        assertThat(endpoint.counters().cookiesSent()).isEqualTo(5);
        assertThat(endpoint.counters().running()).isZero();
        assertThat(answers).isEmpty();
        server.close();
    }

    @Test
    void ignoresAsMuchGarbageAsItsLimitSays() throws Exception {
        DtlsPair pair = DtlsPair.clean();
        pair.server.start(pair.serverEndpoint, DtlsRole.SERVER, DtlsPair.CLIENT_IDENTITY.fingerprint());
        for (int i = 0; i < DtlsPair.FAST.badDatagramsMax(); i++) pair.server.deliver(garbage(i));
        pair.client.start(pair.clientEndpoint, DtlsRole.CLIENT, DtlsPair.SERVER_IDENTITY.fingerprint());
        DtlsHandshakeTest.assertMirrored(pair.client.keys(), pair.server.keys());
        assertThat(pair.serverEndpoint.counters().datagramsBad()).isEqualTo(DtlsPair.FAST.badDatagramsMax());
        pair.client.close();
    }

    @Test
    void endsAHandshakeThatGetsMoreGarbageThanThat() throws Exception {
        DtlsEndpoint endpoint = endpoint(DtlsPair.FAST);
        DtlsSide server = new DtlsSide(datagram -> {}).start(endpoint, DtlsRole.SERVER, ANY);
        for (int i = 0; i <= DtlsPair.FAST.badDatagramsMax(); i++) server.deliver(garbage(i));
        assertThat(server.failure().reason()).isEqualTo(Reason.BAD_DATAGRAMS);

        DtlsSide client = new DtlsSide(datagram -> {}).start(endpoint, DtlsRole.CLIENT, ANY);
        for (int i = 0; i <= DtlsPair.FAST.badDatagramsMax(); i++) client.deliver(garbage(i));
        assertThat(client.failure().reason()).isEqualTo(Reason.BAD_DATAGRAMS);
        assertThat(endpoint.counters().failures(Reason.BAD_DATAGRAMS)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(endpoint.counters().running()).isZero());
    }

    @Test
    void garbageAfterTheKeysEndsNothing() throws Exception {
        DtlsPair pair = DtlsPair.clean().start();
        pair.server.keys();
        pair.client.keys();
        int sent = 3 * DtlsPair.FAST.badDatagramsMax();
        for (int i = 0; i < sent; i++) {
            pair.server.deliver(garbage(i));
            int taken = i + 1;
            await().pollInterval(1, TimeUnit.MILLISECONDS)
                    .until(() -> pair.serverEndpoint.counters().datagramsBad() == taken);
        }
        pair.client.close();
        pair.server.awaitClosed();
        assertThat(pair.serverEndpoint.counters().agreed()).isEqualTo(1);
    }

    @Test
    void givesUpInTimeWhenNobodyIsThere() throws Exception {
        DtlsEndpoint endpoint = endpoint(new DtlsLimits(1, 100, 20, 20));
        DtlsSide server = new DtlsSide(datagram -> {}).start(endpoint, DtlsRole.SERVER, ANY);
        DtlsSide client = new DtlsSide(datagram -> {}).start(endpoint, DtlsRole.CLIENT, ANY);
        assertThat(server.failure().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(client.failure().reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(endpoint.counters().failures(Reason.TIMED_OUT)).isEqualTo(2);
    }

    @Test
    void aHandshakeAboveTheLimitFailsWhenNoTurnComesFree() throws Exception {
        DtlsEndpoint endpoint = endpoint(new DtlsLimits(1, 200, 20, 20));
        // One that keeps its turn for ever, as a hundred slow ones do for half a minute.
        endpoint.turns.acquireUninterruptibly();
        DtlsSide client = new DtlsSide(datagram -> {}).start(endpoint, DtlsRole.CLIENT, ANY);
        assertThat(client.failure().reason()).isEqualTo(Reason.TOO_MANY_HANDSHAKES);
        assertThat(endpoint.counters().waited()).isEqualTo(1);
    }

    @Test
    void aHandshakeAboveTheLimitWaitsForItsTurn() throws Exception {
        DtlsLimits limits = new DtlsLimits(1, 15_000, 20, 20);
        DtlsPair pair = new DtlsPair(limits, 1, 0, 0);
        DtlsSide deaf = new DtlsSide(datagram -> {}).start(pair.clientEndpoint, DtlsRole.CLIENT, ANY);
        await().until(() -> pair.clientEndpoint.counters().running() == 1);
        pair.start();
        await().until(() -> pair.clientEndpoint.counters().waited() == 1);
        assertThat(pair.client.hasKeys()).isFalse();
        deaf.close();
        deaf.awaitClosed();
        DtlsHandshakeTest.assertMirrored(pair.client.keys(), pair.server.keys());
        pair.client.close();
    }

    @Test
    void dropsWhatIsTooLongOrTooMuch() throws Exception {
        DtlsLimits limits = DtlsPair.FAST;
        DtlsCounters counters = new DtlsCounters();
        DatagramInbox inbox = new DatagramInbox(DtlsRole.SERVER, limits, counters, new DtlsSide(datagram -> {}));
        byte[] datagram = helloOfAClient();
        for (int i = 0; i < DtlsAssociation.DATAGRAMS_WAITING_MAX; i++) inbox.add(datagram, 0, datagram.length);
        assertThat(counters.datagramsDropped()).isZero();
        inbox.add(datagram, 0, datagram.length);
        assertThat(counters.datagramsDropped()).isEqualTo(1);
        inbox.take(System.nanoTime());
        inbox.add(datagram, 0, datagram.length);
        assertThat(counters.datagramsDropped()).isEqualTo(1);
        inbox.take(System.nanoTime());
        inbox.add(new byte[DtlsAssociation.DATAGRAM_BYTES_MAX + 1], 0, DtlsAssociation.DATAGRAM_BYTES_MAX + 1);
        assertThat(counters.datagramsDropped()).isEqualTo(2);
    }

    private static DtlsEndpoint endpoint(DtlsLimits limits) {
        return new DtlsEndpoint(DtlsPair.SERVER_IDENTITY, limits, new SecureRandom());
    }

    private static byte[] helloOfAClient() throws Exception {
        LinkedBlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
        DtlsSide client = new DtlsSide(sent::add).start(endpoint(DtlsPair.FAST), DtlsRole.CLIENT, ANY);
        byte[] hello = sent.poll(10, TimeUnit.SECONDS);
        client.close();
        client.awaitClosed();
        assertThat(hello).as("a ClientHello").isNotNull();
        return hello;
    }

    /// Looks like DTLS at the first byte and is none.
    private static byte[] garbage(int seed) {
        byte[] bytes = new byte[60];
        new Random(seed).nextBytes(bytes);
        bytes[0] = 22;
        bytes[1] = 1;
        return bytes;
    }
}
