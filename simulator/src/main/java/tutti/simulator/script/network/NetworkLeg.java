package tutti.simulator.script.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import tutti.engine.EngineSettings;
import tutti.engine.FrameSource;
import tutti.rtp.jitter.JitterBufferSettings;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.server.playout.Playout;

/// A source that comes through packets: what `spoken` says in a frame is sent in that frame, and what the
/// playout has for the frame is heard.
///
/// ```
///   spoken ─► L16 ─► RTP packet ─► [VirtualNetwork] ─► RTP packet ─► [Playout] ─► frame
/// ```
/// A packet carries one frame; silence is sent too, as a muted phone does. Thread: the tick's; allocates
/// (packets under way), which is why it is in the simulator.
public final class NetworkLeg implements FrameSource {
    private static final int PAYLOAD_TYPE = 96;
    private static final long DELAY_CAP_NANOS = 200_000_000;
    private static final int PACKETS_MAX = 64;
    private static final int REORDERED_FRAMES = 3;

    private final FrameSource spoken;
    private final EngineSettings settings;
    private final RtpWriter writer;
    private final VirtualNetwork network;
    private final Playout playout;
    private final RtpPacket packet = new RtpPacket();
    private boolean first = true;

    public NetworkLeg(
            FrameSource spoken, EngineSettings settings, NetworkConditions conditions, RandomGenerator random) {
        this.spoken = spoken;
        this.settings = settings;
        writer = new RtpWriter(random);
        network = new VirtualNetwork(conditions, REORDERED_FRAMES * settings.frameNanos(), random);
        int payloadOctets = settings.frameSamples() * Short.BYTES;
        playout = new Playout(
                settings.sampleRateHz(),
                settings.frameSamples(),
                new JitterBufferSettings(settings.frameNanos(), DELAY_CAP_NANOS, PACKETS_MAX, payloadOctets));
        playout.accept(PAYLOAD_TYPE, new LinearDecoder(settings.sampleRateHz()));
    }

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        if (!spoken.pull(samples, count, dueNanos)) Arrays.fill(samples, 0, count, 0);
        send(samples, count, dueNanos);
        network.deliver(dueNanos, this::arrived);
        playout.pull(samples, 0, count, dueNanos);
        return true;
    }

    private void send(int[] samples, int count, long nowNanos) {
        byte[] octets = new byte[RtpPacket.HEADER_OCTETS + count * Short.BYTES];
        LinearDecoder.encode(samples, count, octets, RtpPacket.HEADER_OCTETS);
        writer.write(octets, 0, PAYLOAD_TYPE, first, count * Short.BYTES);
        writer.advance(count);
        first = false;
        network.send(octets, nowNanos);
    }

    private void arrived(byte[] octets, long arrivalNanos) {
        if (packet.wrap(octets, 0, octets.length) != RtpPacket.Verdict.OK) {
            throw new IllegalStateException("The virtual network handed over what is no RTP packet");
        }
        playout.offer(
                packet.sequence(),
                packet.rtpTimestamp(),
                packet.marker(),
                packet.payloadType(),
                packet.datagram(),
                packet.payloadOffset(),
                packet.payloadLength(),
                arrivalNanos);
    }

    /// What has become of the packets so far. Allocates.
    public LineReport report() {
        double concealedMillis = playout.statistics().concealedSamples() * 1_000.0 / settings.sampleRateHz();
        return new LineReport(network.sent(), network.lost(), concealedMillis, playout.delayMillis());
    }
}
