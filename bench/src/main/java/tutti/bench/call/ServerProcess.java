package tutti.bench.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import tutti.server.config.CodecName;

/// A Tutti server in a process of its own, as `./tutti serve` would run it, on free ports of the loopback
/// address.
///
/// Thread: one at a time.
final class ServerProcess implements AutoCloseable {
    private static final long STOP_SECONDS_MAX = 15;
    private static final long KIB_PER_MIB = 1_024;
    private static final int RTP_PORT_FIRST = 16_384;
    private static final int RTP_PORT_LAST = 24_575;

    private final Process process;
    private final InetSocketAddress sip;
    private final Thread stopWithUs;

    private ServerProcess(Process process, InetSocketAddress sip) {
        this.process = process;
        this.sip = sip;
        stopWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopWithUs);
    }

    /// Starts a server for `calls` in one conference who speak `codec`, and returns when it is ready.
    ///
    /// Throws [IOException] with what it printed last if it ends instead.
    static ServerProcess start(int calls, CodecName codec) throws IOException {
        Process process = new ProcessBuilder(command(calls, codec))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        InetSocketAddress sip = new InetSocketAddress(0);
        String lastLine = "";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("SIP ")) sip = address(line);
            if (line.equals("ready")) {
                Thread.ofPlatform().name("server-output").daemon().start(() -> discard(output));
                return new ServerProcess(process, sip);
            }
            lastLine = line;
        }
        throw new IOException("the server did not start; it last said: " + lastLine);
    }

    private static List<String> command(int calls, CodecName codec) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseZGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "tutti.server.cli.Tutti", "serve"));
        command.addAll(List.of("--sip-port", "0", "--http-port", "0"));
        command.addAll(List.of("--rtp-ports", RTP_PORT_FIRST + "-" + RTP_PORT_LAST));
        command.addAll(List.of("--max-calls", Integer.toString(calls), "--max-parties", Integer.toString(calls)));
        command.addAll(List.of("--set", "media.codecs=" + codec.encodingName()));
        return command;
    }

    /// `SIP   127.0.0.1:40123 (UDP, TCP)   …`
    private static InetSocketAddress address(String line) throws IOException {
        String text = line.substring("SIP ".length()).strip();
        String address = text.substring(0, Math.max(0, text.indexOf(' ')));
        int colon = address.lastIndexOf(':');
        try {
            InetAddress host = InetAddress.ofLiteral(address.substring(0, Math.max(0, colon)));
            return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IOException("the server's SIP line names no address: " + line, e);
        }
    }

    /// A server whose output nobody reads would stop when the pipe is full.
    private static void discard(BufferedReader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The server has ended.
        }
    }

    InetSocketAddress sip() {
        return sip;
    }

    /// Processor time of all its threads since it began; steps of 10 ms on Linux.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Memory in use; empty where there is no `/proc`.
    OptionalLong residentMiB() {
        OptionalLong kib = status("VmRSS:");
        return kib.isPresent() ? OptionalLong.of(kib.getAsLong() / KIB_PER_MIB) : kib;
    }

    /// Threads of the process, the virtual machine's own included; empty where there is no `/proc`.
    OptionalLong threads() {
        return status("Threads:");
    }

    private OptionalLong status(String key) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Stops it as an operator would; kills it if that takes too long.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stopWithUs);
        } catch (IllegalStateException _) {
            // This process is ending, too.
        }
    }
}
