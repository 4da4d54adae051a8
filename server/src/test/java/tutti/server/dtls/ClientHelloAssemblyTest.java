package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Hellos longer than a datagram.
class ClientHelloAssemblyTest {
    private static final int HEADERS = DtlsRecords.HEADER_BYTES + DtlsRecords.MESSAGE_HEADER_BYTES;

    private int recordNumber;
    private final ClientHelloAssembly assembly = new ClientHelloAssembly();

    @Test
    void aHandshakeTakesAHelloInFragments_Rfc6347Section423() throws Exception {
        DtlsPair pair = DtlsPair.clean();
        DtlsSide[] sides = new DtlsSide[2];
        sides[1] = new DtlsSide(datagram -> sides[0].deliver(datagram));
        sides[0] = new DtlsSide(datagram -> {
            List<byte[]> parts = isHello(datagram) ? fragments(datagram, 70) : List.of(datagram);
            parts.forEach(part -> sides[1].deliver(renumbered(part)));
        });
        sides[1].start(pair.serverEndpoint, DtlsRole.SERVER, DtlsPair.CLIENT_IDENTITY.fingerprint());
        sides[0].start(pair.clientEndpoint, DtlsRole.CLIENT, DtlsPair.SERVER_IDENTITY.fingerprint());
        DtlsHandshakeTest.assertMirrored(sides[0].keys(), sides[1].keys());
        sides[0].close();
    }

    @Test
    void givesAWholeHelloAsItCame() {
        byte[] hello = hello(100, 0);
        assertThat(assembly.take(hello)).get().isEqualTo(hello);
    }

    @Test
    void anOvertakenFragmentCountsWhenItIsRepeated() {
        List<byte[]> parts = fragments(hello(100, 0), 40);
        assertThat(assembly.take(parts.get(0))).isEmpty();
        assertThat(assembly.take(parts.get(2))).isEmpty();
        assertThat(assembly.take(parts.get(1))).isEmpty();
        assertThat(assembly.take(parts.get(0))).isEmpty();
        byte[] whole = hello(100, 0);
        assertThat(assembly.take(parts.get(2)))
                .get()
                .satisfies(record -> assertThat(Arrays.copyOfRange(record, HEADERS, record.length))
                        .isEqualTo(Arrays.copyOfRange(whole, HEADERS, whole.length)));
    }

    @Test
    void aHelloAboveTheLimitIsIgnored() {
        for (byte[] part : fragments(hello(ClientHelloAssembly.HELLO_BYTES_MAX + 1, 0), 1_000)) {
            assertThat(assembly.take(part)).isEmpty();
        }
        for (byte[] part :
                fragments(hello(ClientHelloAssembly.HELLO_BYTES_MAX, 1), 1_024).subList(0, 7)) {
            assertThat(assembly.take(part)).isEmpty();
        }
    }

    @Test
    void fragmentsThatPointOutsideAreIgnored() {
        byte[] part = fragments(hello(100, 0), 40).get(2);
        DtlsRecords.putUint24(part, DtlsRecords.HEADER_BYTES + 6, 0xFFFFFF);
        assertThat(assembly.take(part)).isEmpty();
    }

    private static boolean isHello(byte[] datagram) {
        return datagram[0] == 22 && datagram[4] == 0 && datagram[13] == 1;
    }

    private static byte[] hello(int length, int sequence) {
        byte[] record = new byte[HEADERS + length];
        for (int i = 0; i < length; i++) record[HEADERS + i] = (byte) i;
        record[0] = 22;
        DtlsRecords.putUint16(record, 1, 0xFEFD);
        DtlsRecords.putUint16(record, 11, DtlsRecords.MESSAGE_HEADER_BYTES + length);
        record[13] = 1;
        DtlsRecords.putUint24(record, 14, length);
        DtlsRecords.putUint16(record, 17, sequence);
        DtlsRecords.putUint24(record, 22, length);
        return record;
    }

    /// As a client counts its records when some of them are fragments.
    private byte[] renumbered(byte[] datagram) {
        if (DtlsRecords.epoch(datagram, 0) == 0) DtlsRecords.putUint16(datagram, 9, recordNumber++);
        return datagram;
    }

    private static List<byte[]> fragments(byte[] hello, int bytes) {
        List<byte[]> parts = new ArrayList<>();
        int length = hello.length - HEADERS;
        for (int offset = 0; offset < length; offset += bytes) {
            int size = Math.min(bytes, length - offset);
            byte[] part = Arrays.copyOf(hello, HEADERS + size);
            System.arraycopy(hello, HEADERS + offset, part, HEADERS, size);
            DtlsRecords.putUint16(part, 11, DtlsRecords.MESSAGE_HEADER_BYTES + size);
            DtlsRecords.putUint24(part, 19, offset);
            DtlsRecords.putUint24(part, 22, size);
            parts.add(part);
        }
        return parts;
    }
}
