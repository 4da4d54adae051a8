package tutti.server.dtls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;

/// `openssl s_client` or `openssl s_server` as the peer of one association, with a loopback socket between them.
final class OpenSsl implements AutoCloseable {
    private static final String END = "(end of its output)";
    private static final int PATIENCE_SECONDS = 20;

    private final Path folder;
    private final DatagramSocket socket;
    private final LinkedBlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final List<Process> processes = new ArrayList<>();
    private final AtomicReference<InetSocketAddress> peer = new AtomicReference<>();

    private OpenSsl(Path folder, DatagramSocket socket) {
        this.folder = folder;
        this.socket = socket;
    }

    /// Makes its certificate with a key of that kind: arguments of `openssl req`.
    static OpenSsl withKey(Path folder, String... newKey) throws Exception {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl")));
        Assumptions.assumeTrue(found, "openssl is not installed; this test is skipped (apt-get install openssl)");
        OpenSsl ssl = new OpenSsl(folder, new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        List<String> arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=peer"));
        arguments.addAll(List.of(newKey));
        arguments.addAll(List.of("-keyout", "key.pem", "-out", "certificate.pem"));
        Process made = ssl.run(arguments);
        if (!made.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IllegalStateException("openssl made no certificate: " + ssl.output);
        }
        return ssl;
    }

    CertificateFingerprint fingerprint() throws IOException, CertificateException {
        try (var pem = Files.newInputStream(folder.resolve("certificate.pem"))) {
            return CertificateFingerprint.of(
                    CertificateFingerprint.Hash.SHA_256,
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(pem)
                            .getEncoded());
        }
    }

    /// Starts it as a client that calls our socket; without profiles it does not speak `use_srtp`.
    void client(String profiles, int materialBytes) throws IOException {
        start("s_client", profiles, materialBytes, "-connect", "127.0.0.1:" + socket.getLocalPort());
    }

    /// Starts it as a server, and returns when it listens.
    void server(String profiles, int materialBytes) throws Exception {
        output.clear();
        start("s_server", profiles, materialBytes, "-accept", "127.0.0.1:0", "-Verify", "1");
        int port = Integer.parseInt(awaitLine("ACCEPT 127.0.0.1:"));
        peer.set(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private void start(String mode, String profiles, int materialBytes, String... where) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(mode, "-dtls1_2"));
        arguments.addAll(List.of("-cert", "certificate.pem", "-key", "key.pem"));
        if (!profiles.isEmpty()) arguments.addAll(List.of("-use_srtp", profiles));
        arguments.addAll(List.of("-keymatexport", "EXTRACTOR-dtls_srtp"));
        arguments.addAll(List.of("-keymatexportlen", Integer.toString(materialBytes)));
        arguments.addAll(List.of(where));
        run(arguments);
    }

    private Process run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        processes.add(process);
        Thread.ofVirtual().start(() -> read(process));
        return process;
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException _) {
            // It was ended.
        }
        output.add(END);
    }

    /// Waits for a line with this text and returns what follows it.
    String awaitLine(String text) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        while (true) {
            String line = output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) throw new AssertionError("openssl never said \"" + text + "\": " + seen);
            seen.add(line);
            int at = line.indexOf(text);
            if (at >= 0) return line.substring(at + text.length()).strip();
        }
    }

    byte[] keyingMaterial() throws InterruptedException {
        return HexFormat.of().parseHex(awaitLine("Keying material: "));
    }

    /// Sends to it.
    void send(byte[] datagram) {
        try {
            InetSocketAddress to = peer.get();
            if (to != null) socket.send(new DatagramPacket(datagram, datagram.length, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Delivers what it sends, until closed.
    void deliverTo(DtlsSide side) {
        Thread.ofVirtual().start(() -> {
            byte[] buffer = new byte[4_096];
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                    socket.receive(packet);
                    peer.set((InetSocketAddress) packet.getSocketAddress());
                    side.deliver(Arrays.copyOf(buffer, packet.getLength()));
                }
            } catch (SocketException _) {
                // Closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        socket.close();
        for (Process process : processes) process.destroyForcibly().onExit().join();
    }
}
