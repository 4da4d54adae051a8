package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Losses that Bouncy Castle does not recover from by itself.
class CipherChangeGuardTest {
    private static final byte[] CHANGE_CIPHER_SPEC = record("14", "01");
    private static final byte[] FINISHED = HexFormat.of().parseHex("16fefd00010000000000000004" + "01020304");

    private final CipherChangeGuard guard = new CipherChangeGuard(DtlsRole.SERVER);

    @Test
    void aHandshakeSurvivesTheLossOfTheCertificateVerify_Rfc6347Section424() throws Exception {
        AtomicBoolean dropped = new AtomicBoolean();
        DtlsPair pair = DtlsPair.clean();
        DtlsSide[] sides = new DtlsSide[2];
        sides[1] = new DtlsSide(datagram -> sides[0].deliver(datagram));
        sides[0] = new DtlsSide(datagram -> {
            boolean certificateVerify = datagram[0] == 22 && datagram[4] == 0 && datagram[13] == 15;
            if (!certificateVerify || !dropped.compareAndSet(false, true)) sides[1].deliver(datagram);
        });
        sides[1].start(pair.serverEndpoint, DtlsRole.SERVER, DtlsPair.CLIENT_IDENTITY.fingerprint());
        sides[0].start(pair.clientEndpoint, DtlsRole.CLIENT, DtlsPair.SERVER_IDENTITY.fingerprint());
        DtlsHandshakeTest.assertMirrored(sides[0].keys(), sides[1].keys());
        assertThat(dropped).isTrue();
        sides[0].close();
    }

    @Test
    void holdsBackAChangeThatComesBeforeTheCertificateVerify() {
        assertThat(guard.admitted(CHANGE_CIPHER_SPEC)).isZero();
        byte[] keyExchange = record("16", "10000001000200000000000001" + "ff");
        assertThat(guard.admitted(join(keyExchange, CHANGE_CIPHER_SPEC, FINISHED)))
                .isEqualTo(keyExchange.length);
    }

    @Test
    void admitsTheChangeInTheDatagramOfTheCertificateVerify() {
        byte[] all = join(verify(2, 0, "aabb"), CHANGE_CIPHER_SPEC, FINISHED);
        assertThat(guard.admitted(all)).isEqualTo(all.length);
        assertThat(guard.admitted(CHANGE_CIPHER_SPEC)).isEqualTo(CHANGE_CIPHER_SPEC.length);
    }

    @Test
    void waitsForEveryFragmentOfTheCertificateVerify() {
        assertThat(guard.admitted(join(verify(4, 2, "ccdd"), CHANGE_CIPHER_SPEC)))
                .isEqualTo(verify(4, 2, "ccdd").length);
        assertThat(guard.admitted(join(verify(4, 0, "aabb"), CHANGE_CIPHER_SPEC)))
                .isEqualTo(verify(4, 0, "aabb").length);
        byte[] last = join(verify(4, 2, "ccdd"), CHANGE_CIPHER_SPEC);
        assertThat(guard.admitted(last)).isEqualTo(last.length);
    }

    @Test
    void aClientHoldsNothingBack() {
        assertThat(new CipherChangeGuard(DtlsRole.CLIENT).admitted(CHANGE_CIPHER_SPEC))
                .isEqualTo(CHANGE_CIPHER_SPEC.length);
    }

    private static byte[] verify(int length, int fragmentOffset, String fragment) {
        return record(
                "16", String.format("0f%06x0003%06x%06x%s", length, fragmentOffset, fragment.length() / 2, fragment));
    }

    /// A record of epoch 0.
    private static byte[] record(String type, String fragment) {
        return HexFormat.of()
                .parseHex(type + "fefd" + "0000" + "000000000005" + String.format("%04x", fragment.length() / 2)
                        + fragment);
    }

    private static byte[] join(byte[]... records) {
        ByteArrayOutputStream datagram = new ByteArrayOutputStream();
        for (byte[] record : records) datagram.writeBytes(record);
        return datagram.toByteArray();
    }
}
