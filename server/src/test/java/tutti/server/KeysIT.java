package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tutti.audio.g711.G711;
import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.rtp.packet.RtpPacket;
import tutti.server.config.Choice;
import tutti.server.config.MediaSettings;
import tutti.server.config.ServerSettings;

/// Keys that a phone sends as tones, as telephone-events, by INFO, or in several ways at once: each press is told once.
class KeysIT {
    private static final int FRAME = 160;
    private static final int EVENT_TYPE = 101;
    private static final String DIGITS = "1599#";
    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+) ");

    private final List<Character> told = new CopyOnWriteArrayList<>();

    @Test
    void tonesAreHeardOnACallWithoutTelephoneEvents() throws Exception {
        try (TestServer tutti = listening(Choice.ON);
                RawPhone phone = tutti.phone("team");
                Line line = new Line()) {
            line.call(phone.invite("", RawPhone.sdp("0", line.port())));
            line.type(DIGITS, true, false);
            await().atMost(Duration.ofSeconds(10)).until(() -> told().equals(DIGITS));
            assertThat(tutti.server.calls().keysPressed()).isEqualTo(DIGITS.length());
        }
    }

    @Test
    void aPressThatComesAsToneAndAsEventIsOne() throws Exception {
        try (TestServer tutti = listening(Choice.AUTO);
                RawPhone phone = tutti.phone("team");
                Line line = new Line()) {
            String sdp = RawPhone.sdp("0 " + EVENT_TYPE, line.port()) + "a=rtpmap:" + EVENT_TYPE
                    + " telephone-event/8000\r\n";
            line.call(phone.invite("", sdp));
            line.type(DIGITS, true, true);
            line.type("7", true, true);
            await().atMost(Duration.ofSeconds(10)).until(() -> told().endsWith("7"));
            assertThat(told()).isEqualTo(DIGITS + "7");
        }
    }

    @Test
    void eventsAreTakenFromACallThatHasThem() throws Exception {
        try (TestServer tutti = listening(Choice.ON);
                RawPhone phone = tutti.phone("team");
                Line line = new Line()) {
            String sdp = RawPhone.sdp("0 " + EVENT_TYPE, line.port()) + "a=rtpmap:" + EVENT_TYPE
                    + " telephone-event/8000\r\n";
            line.call(phone.invite("", sdp));
            line.type(DIGITS, false, true);
            await().atMost(Duration.ofSeconds(10)).until(() -> told().equals(DIGITS));
        }
    }

    private String told() {
        return told.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private TestServer listening(Choice inBand) throws Exception {
        ServerSettings free = TestServer.settings();
        MediaSettings media = free.media();
        TestServer tutti = new TestServer(free.with(new MediaSettings(
                media.rtpPorts(),
                media.codecs(),
                media.encryption(),
                media.learnFrom(),
                media.timeoutSeconds(),
                media.opus(),
                new MediaSettings.Digits(inBand, false))));
        CompletableFuture<Boolean> set = new CompletableFuture<>();
        tutti.server.sip().execute(() -> {
            tutti.server.calls().onKeys((_, digit, _) -> told.add(digit));
            set.complete(true);
        });
        set.join();
        return tutti;
    }

    /// The media of one phone: frames every 20 ms, in time.
    private static final class Line implements AutoCloseable {
        private static final long FRAME_NANOS = 20_000_000;
        private static final DigitTiming TIMING = DigitTiming.DEFAULT.withMillis(100, 100);
        private static final int FRAMES_PER_KEY = 10;

        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private int server;
        private int sequence;
        private int rtpTimestamp;

        Line() throws IOException {}

        int port() {
            return socket.getLocalPort();
        }

        /// Speaks silence for a while, as a phone does whose owner reaches for the keys.
        void call(String answer) throws Exception {
            assertThat(answer).startsWith("SIP/2.0 200");
            Matcher media = MEDIA.matcher(answer);
            assertThat(media.find()).isTrue();
            server = Integer.parseInt(media.group(1));
            speak(new int[25 * FRAME], "", false);
        }

        void type(String digits, boolean tones, boolean events) throws Exception {
            int[] samples = new int[digits.length() * FRAMES_PER_KEY * FRAME];
            if (tones) {
                new DigitGenerator(new DigitString(digits), TIMING, 8000).generate(samples, 0, samples.length);
            }
            speak(samples, digits, events);
            speak(new int[15 * FRAME], "", false);
        }

        private void speak(int[] samples, String digits, boolean events) throws Exception {
            long dueNanos = System.nanoTime();
            for (int frame = 0; frame < samples.length / FRAME; frame++) {
                byte[] audio = new byte[FRAME];
                G711.MU_LAW.encode(samples, frame * FRAME, audio, 0, FRAME);
                send(0, rtpTimestamp, audio);
                if (events) event(digits.charAt(frame / FRAMES_PER_KEY), frame % FRAMES_PER_KEY);
                rtpTimestamp += FRAME;
                dueNanos += FRAME_NANOS;
                while (dueNanos - System.nanoTime() > 0) {
                    LockSupport.parkNanos(dueNanos - System.nanoTime());
                }
            }
        }

        /// Five frames of a press, the last with the end bit. Source: RFC 4733 §2.3.
        private void event(char digit, int step) throws IOException {
            if (step >= 5) return;
            int code = "0123456789*#ABCD".indexOf(digit);
            int duration = (step + 1) * FRAME;
            byte[] payload = {(byte) code, (byte) ((step == 4 ? 0x80 : 0) | 10), (byte) (duration >> 8), (byte) duration
            };
            send(EVENT_TYPE, rtpTimestamp - step * FRAME, payload);
        }

        private void send(int payloadType, int timestamp, byte[] payload) throws IOException {
            byte[] packet = new byte[RtpPacket.HEADER_OCTETS + payload.length];
            packet[0] = (byte) 0x80;
            packet[1] = (byte) payloadType;
            packet[2] = (byte) (sequence >> 8);
            packet[3] = (byte) sequence++;
            for (int i = 0; i < 4; i++) packet[4 + i] = (byte) (timestamp >> (24 - 8 * i));
            packet[11] = 7;
            System.arraycopy(payload, 0, packet, RtpPacket.HEADER_OCTETS, payload.length);
            socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), server));
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
