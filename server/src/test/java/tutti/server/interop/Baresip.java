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
    private static final int WAV_HEADER_OCTETS = 44;
    private static final int MICROPHONE_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final Writer keys;

    /// What a phone can do.
    ///
    /// @param codec as baresip writes it, `G722/16000/1` @param rateHz of what is said and heard
    /// @param channels of the same @param account what its account says more, such as `;mediaenc=dtls_srtp`
    record Kind(String codec, int rateHz, int channels, String account) {
        static final Kind PCMU = new Kind("PCMU/8000/1", 8000, 1, "");
        static final Kind PCMA = new Kind("PCMA/8000/1", 8000, 1, "");
        static final Kind G722 = new Kind("G722/16000/1", 16_000, 1, "");
        static final Kind OPUS = new Kind("opus/48000/2", 48_000, 2, "");

        Kind with(String more) {
            return new Kind(codec, rateHz, channels, account + more);
        }
    }

    /// A tone in what it says: peak of its samples.
    record Spoken(double frequencyHz, double peak) {}

    /// `codec` is `PCMU` or `PCMA`; the tone has `frequencyHz` and `peak`.
    Baresip(Path folder, String name, String codec, double frequencyHz, double peak, String target) throws IOException {
        this(
                folder,
                name,
                codec.equals("PCMU") ? Kind.PCMU : Kind.PCMA,
                List.of(new Spoken(frequencyHz, peak)),
                target);
    }

    /// A phone of any kind that says all of `tones` at once.
    Baresip(Path folder, String name, Kind kind, List<Spoken> tones, String target) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path recordings = Files.createDirectories(folder.resolve("rec"));
        Path microphone = folder.resolve("mic.wav");
        writeTones(microphone, kind, tones);
        int port = freePort();
        Files.writeString(folder.resolve("config"), configuration(port, microphone, recordings));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@127.0.0.1:%d>;regint=0;answermode=manual;audio_codecs=%s%s\n"
                        .formatted(name, port, kind.codec(), kind.account()));
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
                rtcp_mux yes
                sip_verify_server no
                opus_bitrate 64000
                jitter_buffer_delay 5-10
                rtp_stats yes
                module_path /usr/lib/baresip/modules
                module stdio.so
                module g711.so
                module g722.so
                module opus.so
                module srtp.so
                module dtls_srtp.so
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
    private static void writeTones(Path file, Kind kind, List<Spoken> tones) throws IOException {
        int frames = MICROPHONE_SECONDS * kind.rateHz();
        int[] samples = new int[frames];
        Tone[] all = tones.stream()
                .map(tone -> new Tone(tone.frequencyHz(), tone.peak()))
                .toArray(Tone[]::new);
        new ToneGenerator(kind.rateHz(), all).generate(samples, 0, frames);
        int frameOctets = kind.channels() * Short.BYTES;
        int octets = frames * frameOctets;
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_OCTETS + octets).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER_OCTETS - 8 + octets);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) kind.channels());
        wav.putInt(kind.rateHz()).putInt(kind.rateHz() * frameOctets);
        wav.putShort((short) frameOctets).putShort((short) Short.SIZE);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(octets);
        for (int sample : samples) {
            for (int channel = 0; channel < kind.channels(); channel++) wav.putShort((short) sample);
        }
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

    /// All it heard, 16-bit samples at its rate, channels in turn.
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
