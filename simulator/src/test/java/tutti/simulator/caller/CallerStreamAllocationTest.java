package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tutti.rtp.packet.RtpWriter;
import tutti.rtp.sdp.Agreement;
import tutti.rtp.sdp.Codec;
import tutti.rtp.sdp.CodecPreference;
import tutti.rtp.sdp.LocalMedia;
import tutti.rtp.sdp.LocalTerms;
import tutti.rtp.sdp.NegotiatedAudio;
import tutti.rtp.sdp.OfferAnswer;
import tutti.rtp.sdp.OfferOutcome;
import tutti.rtp.srtp.SrtpProfile;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.EncodingWishes;
import tutti.server.media.MediaPorts;
import tutti.server.packet.PacketIo;
import tutti.server.packet.PacketNetwork;
import tutti.simulator.voice.Voice;

/// What an encrypted packet costs two callers in memory, who send to each other.
class CallerStreamAllocationTest {
    private static final int PACKETS_WARM_UP = 40_000;
    private static final int OBJECT_OCTETS_MIN = 16;
    private static final int PACKETS_PER_ROUND = 2_000;
    private static final int ROUNDS = 10;

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final CallerEncryption ENCRYPTION = new CallerEncryption.Sdes(SrtpProfile.AES_CM_128_HMAC_SHA1_80);

    private final PacketNetwork network = PacketNetwork.best();
    private final PacketIo io = network.packetIo();
    private final MediaPorts ports = new MediaPorts(network, LOOPBACK, 28_100, 28_199);
    private final CallerKeys keys = new CallerKeys();
    private final MediaThread media = new MediaThread(network);
    private final MediaPorts.Pair alicesPorts = ports.acquire().orElseThrow();
    private final MediaPorts.Pair bobsPorts = ports.acquire().orElseThrow();
    private final CallerStream alice = stream(alicesPorts);
    private final CallerStream bob = stream(bobsPorts);
    private final byte[] packet = new byte[2_048];
    private long frame;

    @AfterEach
    void close() {
        alice.close();
        bob.close();
        media.close();
        io.close();
    }

    @Test
    void sendingAndHearingAllocatesNothing() throws Exception {
        OfferAnswer alices = negotiation(alicesPorts);
        OfferOutcome.Accepted accepted =
                (OfferOutcome.Accepted) negotiation(bobsPorts).answer(alices.offer());
        NegotiatedAudio agreed = ((Agreement.Agreed) alices.accept(accepted.answerSdp())).audio();
        alice.agree(agreed);
        bob.agree(accepted.audio());
        io.open(bobsPorts.rtp(), bob::onDatagram);
        exchange(PACKETS_WARM_UP);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long[] allocated = new long[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            exchange(PACKETS_PER_ROUND);
            allocated[Math.max(0, round)] = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(bob.heard().report().packets()).isEqualTo(frame);
        assertThat(bob.heard().report().seamless()).isTrue();
        // The JVM puts some octets on a thread's account when it replaces compiled code, in one round or another.
        // What a packet cost would be OBJECT_OCTETS_MIN and more for each of them, in every round.
        assertThat(Arrays.stream(allocated).filter(octets -> octets == 0).count())
                .as("octets per round: %s", Arrays.toString(allocated))
                .isGreaterThan(ROUNDS / 2);
        Arrays.sort(allocated);
        assertThat(allocated[ROUNDS - 2]).isLessThan(PACKETS_PER_ROUND);
        assertThat(allocated[ROUNDS - 1]).isLessThan((long) OBJECT_OCTETS_MIN * PACKETS_PER_ROUND);
    }

    private void exchange(int packets) throws IOException {
        for (int i = 0; i < packets; i++) {
            long now = System.nanoTime();
            if (!alice.sending() || !alice.send(frame++, packet, now)) throw new IOException("not sent");
            // What is sent over loopback is there when the call returns.
            io.drain();
        }
    }

    private OfferAnswer negotiation(MediaPorts.Pair pair) {
        LocalMedia media = new LocalMedia(LOOPBACK.getHostAddress(), pair.rtpPort(), pair.rtcpPort());
        LocalTerms terms =
                new LocalTerms(List.of(Codec.PCMU), CodecPreference.THEIRS, media, keys.offered(ENCRYPTION, true));
        return new OfferAnswer(terms, 1, 1);
    }

    private CallerStream stream(MediaPorts.Pair pair) {
        RtpWriter writer = new RtpWriter(new Random(pair.rtpPort()));
        EncodedVoice voice = new EncodedVoice(
                Voice.tone(467, -20), CodecCatalogue.PCMU.encoderKind(Voice.SAMPLE_RATE_HZ, EncodingWishes.NONE));
        SpokenStream spoken = new SpokenStream(writer, new Random(1), voice, Optional.empty());
        HeardStream heard = new HeardStream(
                CodecCatalogue.PCMU.decoder(Voice.SAMPLE_RATE_HZ), Voice.SAMPLE_RATE_HZ, Optional.empty());
        return new CallerStream(pair, spoken, heard, 0, io, media, keys.handshakes(ENCRYPTION));
    }
}
