package tutti.server.interop;

import java.io.IOException;
import java.io.Writer;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.audio.wav.WavReader;

/// A headless baresip that dials, speaks a tone and records what it hears and says.
final class Baresip implements AutoCloseable {
    private static final int SAMPLE_RATE_HZ = 8000;
    private static final int WAV_HEADER_OCTETS = 44;
    private static final int MICROPHONE_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final Writer keys;

    /// `codec` is `PCMU` or `PCMA`; the tone has `frequencyHz` and `peak`.
    Baresip(Path folder, String name, String codec, double frequencyHz, double peak, String target) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path recordings = Files.createDirectories(folder.resolve("rec"));
        Path microphone = folder.resolve("mic.wav");
        writeTone(microphone, frequencyHz, peak);
        int port = freePort();
        Files.writeString(folder.resolve("config"), configuration(port, microphone, recordings));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@127.0.0.1:%d>;regint=0;answermode=manual;audio_codecs=%s/8000/1\n"
                        .formatted(name, port, codec));
        Files.writeString(folder.resolve("contacts"), "");
        process = new ProcessBuilder("baresip", "-f", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        keys = process.outputWriter(StandardCharsets.UTF_8);
        keys.write("/dial " + target + "\n");
        keys.flush();
    }

    private static String configuration(int port, Path microphone, Path recordings) {
        return """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                call_max_calls 4
                audio_source aufile,%s
                audio_player aubridge,sink
                audio_level no
                ausrc_format s16
                auplay_format s16
                auenc_format s16
                audec_format s16
                audio_buffer 20-160
                rtp_ports 40000-49998
                rtcp_mux no
                jitter_buffer_delay 5-10
                rtp_stats yes
                module_path /usr/lib/baresip/modules
                module stdio.so
                module g711.so
                module sndfile.so
                module aufile.so
                module aubridge.so
                module_tmp account.so
                module_app menu.so
                menu_bell no
                ringback_disabled yes
                statmode_default off
                snd_path %s
                """.formatted(port, microphone, recordings);
    }

    /// The plainest WAV there is: baresip knows no chunk before `fmt`.
    private static void writeTone(Path file, double frequencyHz, double peak) throws IOException {
        int[] samples = new int[MICROPHONE_SECONDS * SAMPLE_RATE_HZ];
        new ToneGenerator(SAMPLE_RATE_HZ, new Tone(frequencyHz, peak)).generate(samples, 0, samples.length);
        int octets = samples.length * Short.BYTES;
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_OCTETS + octets).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER_OCTETS - 8 + octets);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1);
        wav.putInt(SAMPLE_RATE_HZ).putInt(SAMPLE_RATE_HZ * Short.BYTES);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(octets);
        for (int sample : samples) wav.putShort((short) sample);
        Files.write(file, wav.array());
    }

    /// A port that is free for UDP and TCP in this moment.
    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket _ = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                return tcp.getLocalPort();
            } catch (BindException _) {
                // Free for TCP, but not for UDP: the next one.
            }
        }
    }

    /// Hangs up and quits.
    void hangUp() throws IOException, InterruptedException {
        keys.write("/hangup\n");
        keys.flush();
        keys.write("q");
        keys.flush();
        Program.stop(process, 10);
    }

    /// All it heard, 16-bit samples at 8 kHz.
    int[] heard() throws IOException {
        return recording("-dec.wav");
    }

    /// All it said.
    int[] sent() throws IOException {
        return recording("-enc.wav");
    }

    private int[] recording(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("rec"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            if (found.size() != 1) throw new AssertionError(found + " in " + folder + "; " + log());
            try (SeekableByteChannel channel = Files.newByteChannel(found.getFirst());
                    WavReader reader = WavReader.open(channel, found.getFirst().toString())) {
                return reader.readAll();
            }
        }
    }

    String log() throws IOException {
        return Program.output(folder.resolve("log.txt"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
