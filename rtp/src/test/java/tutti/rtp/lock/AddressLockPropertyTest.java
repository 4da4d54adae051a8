package tutti.rtp.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.lock.Addresses.ATTACKER;
import static tutti.rtp.lock.Addresses.NAT;
import static tutti.rtp.lock.Addresses.NAT_HOST;
import static tutti.rtp.lock.Addresses.PHONE;
import static tutti.rtp.lock.Addresses.PHONE_HOST;
import static tutti.rtp.lock.Addresses.PHONE_OTHER_PORT;
import static tutti.rtp.lock.Addresses.PROXY_HOST;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tutti.rtp.lock.AddressLock.Verdict;

/// Senders take turns at random, each with a stream of its own that sometimes jumps, the phone for a while not at all.
class AddressLockPropertyTest {
    private static final int CALLS = 2_000;
    private static final int PACKETS_MAX = 200;
    private static final long PACKET_NANOS_MAX = 20_000_000;
    private static final InetSocketAddress NAT_OTHER_PORT = new InetSocketAddress(NAT_HOST, 50_002);
    private static final InetSocketAddress PROXY = new InetSocketAddress(PROXY_HOST, 7000);
    private static final List<InetSocketAddress> SENDERS =
            List.of(PHONE, PHONE_OTHER_PORT, NAT, NAT_OTHER_PORT, PROXY, ATTACKER);

    @Test
    void withoutANatOnlyTheSignalledAddressIsEverSentToAndOnlyItsHostEverHeard() {
        for (long seed = 0; seed < CALLS; seed++) {
            play(seed, MediaOrigin.of(PHONE, PHONE_HOST), Set.of(PHONE), Set.of(PHONE, PHONE_OTHER_PORT));
        }
    }

    @Test
    void behindANatOnlyTheSignalledAddressAndTheHostOfTheSipAreEverSentTo() {
        Set<InetSocketAddress> sentTo = Set.of(PHONE, NAT, NAT_OTHER_PORT);
        for (long seed = 0; seed < CALLS; seed++) {
            play(seed, MediaOrigin.of(PHONE, NAT_HOST), sentTo, Set.of(PHONE, PHONE_OTHER_PORT, NAT, NAT_OTHER_PORT));
        }
    }

    private static void play(
            long seed, MediaOrigin origin, Set<InetSocketAddress> maySendTo, Set<InetSocketAddress> mayHear) {
        Random random = new Random(seed);
        AddressLock lock = new AddressLock(origin, 0);
        Map<InetSocketAddress, Integer> sequences = new HashMap<>();
        int phoneBegins = random.nextInt(PACKETS_MAX);
        boolean phoneSent = false;
        long nowNanos = 0;
        for (int i = 0; i < PACKETS_MAX; i++) {
            nowNanos += random.nextLong(PACKET_NANOS_MAX);
            if (random.nextInt(50) == 0) {
                InetSocketAddress way = SENDERS.get(random.nextInt(SENDERS.size()));
                if (maySendTo.contains(way)) lock.relearn(MediaOrigin.of(PHONE, way.getAddress()), nowNanos);
                lock.relearn(origin, nowNanos);
            }
            InetSocketAddress from = SENDERS.get(random.nextInt(SENDERS.size()));
            if (from.equals(PHONE) && i < phoneBegins) continue;
            int step = random.nextInt(10) == 0 ? random.nextInt(5) : 1;
            int sequence = sequences.merge(from, step, Integer::sum) & 0xFFFF;
            Verdict verdict = lock.admit(from, from.hashCode(), sequence, nowNanos);
            phoneSent |= from.equals(PHONE);

            String at = "seed " + seed + ", packet " + i + " from " + from;
            assertThat(lock.destination()).as(at).isPresent();
            assertThat(maySendTo).as(at).contains(lock.destination().orElseThrow());
            if (verdict == Verdict.ADMITTED) assertThat(mayHear).as(at).contains(from);
            if (from.equals(PHONE)) assertThat(verdict).as(at).isEqualTo(Verdict.ADMITTED);
            if (phoneSent) {
                assertThat(lock.destination()).as(at).contains(PHONE);
                assertThat(verdict == Verdict.ADMITTED).as(at).isEqualTo(from.equals(PHONE));
            }
        }
    }
}
