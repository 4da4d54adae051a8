package tutti.server.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tutti.audio.g711.G711;
import tutti.audio.tone.Milliwatt;
import tutti.audio.tone.ToneMeter;

/// A phone for one call over loopback, in PCMU and the plainest SIP there is, so that it depends on nothing it
/// tests.
final class LoopbackPhone implements AutoCloseable {
    private static final int ANSWER_MILLIS = 2_000;
    private static final int DATAGRAM_OCTETS_MAX = 65_535;
    private static final int RTP_HEADER_OCTETS = 12;
    private static final int RTP_VERSION_BITS = 0x80;
    private static final int FRAME_SAMPLES = 160;
    private static final int FRAMES = 60;

    /// What is heard first: the call begins, the jitter buffer fills.
    private static final int SETTLING_FRAMES = 20;

    private static final Pattern TO = Pattern.compile("(?im)^To:[^\\r\\n]*");
    private static final Pattern MEDIA_PORT = Pattern.compile("(?m)^m=audio (\\d+)");

    private final InetSocketAddress server;
    private final String uri;
    private final String identity;
    private final DatagramSocket sip;
    private final DatagramSocket rtp;
    private String to;
    private int serverRtpPort;

    private LoopbackPhone(InetSocketAddress server, String uri, DatagramSocket sip, DatagramSocket rtp) {
        this.server = server;
        this.uri = uri;
        this.sip = sip;
        this.rtp = rtp;
        identity = "doctor-" + sip.getLocalPort();
        to = "To: <" + uri + ">";
    }

    /// Calls `room` at `server` and returns when the call is up.
    static LoopbackPhone dial(InetSocketAddress server, InetAddress loopback, String room) throws IOException {
        String host = server.getAddress().getHostAddress();
        String uri = "sip:" + room + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getPort();
        DatagramSocket sip = new DatagramSocket(0, loopback);
        DatagramSocket rtp = new DatagramSocket(0, loopback);
        LoopbackPhone phone = new LoopbackPhone(server, uri, sip, rtp);
        try {
            phone.call();
            return phone;
        } catch (IOException e) {
            phone.close();
            throw e;
        }
    }

    private void call() throws IOException {
        sip.setSoTimeout(ANSWER_MILLIS);
        rtp.setSoTimeout(ANSWER_MILLIS);
        send("INVITE", 1, description());
        String answer = receive();
        while (answer.startsWith("SIP/2.0 1")) answer = receive();
        Matcher tagged = TO.matcher(answer);
        if (tagged.find()) to = tagged.group();
        send("ACK", 1, "");
        Matcher port = MEDIA_PORT.matcher(answer);
        if (!answer.startsWith("SIP/2.0 200") || !port.find()) {
            throw new IOException(
                    "the server answers " + answer.lines().findFirst().orElse("nothing"));
        }
        serverRtpPort = Integer.parseInt(port.group(1));
    }

    private String description() {
        String family = address().contains(":") ? "IP6 " : "IP4 ";
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN " + family + address(),
                "s=-",
                "c=IN " + family + address(),
                "t=0 0",
                "m=audio " + rtp.getLocalPort() + " RTP/AVP 0",
                "");
    }

    private String address() {
        return sip.getLocalAddress().getHostAddress();
    }

    private void send(String method, int number, String body) throws IOException {
        String host = address().contains(":") ? "[" + address() + "]" : address();
        String here = host + ":" + sip.getLocalPort();
        String message = String.join(
                "\r\n",
                method + " " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + identity + method + number,
                "From: <sip:doctor@" + here + ">;tag=" + identity,
                to,
                "Call-ID: " + identity,
                "CSeq: " + number + " " + method,
                "Contact: <sip:doctor@" + here + ">",
                "Max-Forwards: 70",
                body.isEmpty()
                        ? "Content-Length: 0"
                        : "Content-Type: application/sdp\r\nContent-Length: " + body.length(),
                "",
                body);
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        sip.send(new DatagramPacket(bytes, bytes.length, server));
    }

    private String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_OCTETS_MAX], DATAGRAM_OCTETS_MAX);
        try {
            sip.receive(packet);
        } catch (SocketTimeoutException _) {
            throw new IOException("no answer came within " + ANSWER_MILLIS + " ms");
        }
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    /// What the listener heard after it had settled.
    static final class Heard {
        private final int[] samples = new int[FRAMES * FRAME_SAMPLES];
        private int count;

        int millis() {
            return count / 8;
        }

        double levelDbov(double frequencyHz) {
            return ToneMeter.levelDbov(samples, 0, count, Milliwatt.SAMPLE_RATE_HZ, frequencyHz);
        }
    }

    /// A frame said for each one heard: the server's own clock keeps the time.
    static Heard speakAndListen(LoopbackPhone speaker, LoopbackPhone listener) throws IOException {
        Milliwatt tone = new Milliwatt();
        Heard heard = new Heard();
        listener.send(0, new int[FRAME_SAMPLES]);
        for (int frame = 0; frame < FRAMES; frame++) {
            int[] said = new int[FRAME_SAMPLES];
            tone.generate(said, 0, FRAME_SAMPLES);
            speaker.send(frame, said);
            listener.hear(heard, frame >= SETTLING_FRAMES);
        }
        return heard;
    }

    private void send(int frame, int[] samples) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(RTP_HEADER_OCTETS + FRAME_SAMPLES);
        packet.put((byte) RTP_VERSION_BITS).put((byte) 0).putShort((short) frame);
        packet.putInt(frame * FRAME_SAMPLES).putInt(identity.hashCode());
        G711.MU_LAW.encode(samples, 0, packet.array(), RTP_HEADER_OCTETS, FRAME_SAMPLES);
        rtp.send(new DatagramPacket(packet.array(), packet.capacity(), server.getAddress(), serverRtpPort));
    }

    private void hear(Heard heard, boolean keep) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_OCTETS_MAX], DATAGRAM_OCTETS_MAX);
        try {
            rtp.receive(packet);
        } catch (SocketTimeoutException _) {
            throw new IOException("no RTP came within " + ANSWER_MILLIS + " ms");
        }
        if (!keep || packet.getLength() != RTP_HEADER_OCTETS + FRAME_SAMPLES) return;
        G711.MU_LAW.decode(packet.getData(), RTP_HEADER_OCTETS, heard.samples, heard.count, FRAME_SAMPLES);
        heard.count += FRAME_SAMPLES;
    }

    /// Hangs up; the server forgets the call by itself where that is lost.
    @Override
    public void close() {
        try (sip;
                rtp) {
            send("BYE", 2, "");
        } catch (IOException _) {
            // There is nobody to tell.
        }
    }
}
