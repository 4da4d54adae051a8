package tutti.rtp.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tutti.rtp.lock.AddressLock.Verdict;

class AddressLockTest {
    private static final InetSocketAddress SIGNALLED = address(10, 4000);
    private static final InetSocketAddress NAT = address(20, 5000);
    private static final InetSocketAddress ATTACKER = address(66, 6666);
    private static final int SSRC = 0xAAAA;
    private static final int ATTACKER_SSRC = 0x6666;

    private final AddressLock lock = new AddressLock(Optional.of(SIGNALLED));

    @Test
    void theSignalledAddressIsLockedWithItsFirstPacket() {
        assertThat(lock.admit(SIGNALLED, SSRC, 1)).isEqualTo(Verdict.ADMITTED);
        assertThat(lock.locked()).isTrue();
        assertThat(lock.destination()).contains(SIGNALLED);
    }

    @Test
    void behindANatAnotherAddressIsLearnedAfterThreeConsecutivePackets() {
        assertThat(lock.admit(NAT, SSRC, 65_535)).isEqualTo(Verdict.LEARNING);
        assertThat(lock.admit(NAT, SSRC, 0)).isEqualTo(Verdict.LEARNING);
        assertThat(lock.destination()).as("not before it is learned").contains(SIGNALLED);
        assertThat(lock.admit(NAT, SSRC, 1)).isEqualTo(Verdict.ADMITTED);
        assertThat(lock.destination()).contains(NAT);
    }

    @Test
    void aGapOrAnotherSsrcBeginsTheRunAgainAndARepeatedPacketDoesNot() {
        lock.admit(NAT, SSRC, 1);
        lock.admit(NAT, SSRC, 2);
        assertThat(lock.admit(NAT, SSRC, 4)).isEqualTo(Verdict.LEARNING);
        lock.admit(NAT, SSRC, 5);
        assertThat(lock.admit(NAT, SSRC + 1, 6)).isEqualTo(Verdict.LEARNING);
        assertThat(lock.admit(NAT, SSRC + 1, 6)).isEqualTo(Verdict.LEARNING);
        lock.admit(NAT, SSRC + 1, 7);
        assertThat(lock.admit(NAT, SSRC + 1, 7)).isEqualTo(Verdict.LEARNING);
        assertThat(lock.admit(NAT, SSRC + 1, 8)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void twoSendersTakingTurnsAreDecidedWithinFivePackets() {
        int packets = 0;
        while (!lock.locked()) {
            boolean natsTurn = packets % 2 == 0;
            lock.admit(natsTurn ? NAT : ATTACKER, natsTurn ? SSRC : ATTACKER_SSRC, packets / 2);
            packets++;
        }
        assertThat(packets).isEqualTo(AddressLock.LEARNING_PACKETS_MAX).isEqualTo(5);
        assertThat(lock.destination()).contains(NAT);
    }

    @Test
    void onceLockedEverythingFromElsewhereIsCountedAndDropped() {
        lock.admit(SIGNALLED, SSRC, 1);

        for (int sequence = 0; sequence < 1000; sequence++) {
            assertThat(lock.admit(ATTACKER, ATTACKER_SSRC, sequence)).isEqualTo(Verdict.FOREIGN);
            assertThat(lock.admit(ATTACKER, SSRC, sequence))
                    .as("even with the right SSRC")
                    .isEqualTo(Verdict.FOREIGN);
        }

        assertThat(lock.foreignPackets()).isEqualTo(2000);
        assertThat(lock.destination()).contains(SIGNALLED);
        assertThat(lock.admit(SIGNALLED, SSRC, 2)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void cve201714099AStrayPacketBeforeTheFirstRealOneEarnsNothing() {
        lock.admit(ATTACKER, ATTACKER_SSRC, 1);
        lock.admit(ATTACKER, ATTACKER_SSRC, 2);
        assertThat(lock.admit(SIGNALLED, SSRC, 1)).isEqualTo(Verdict.ADMITTED);

        assertThat(lock.admit(ATTACKER, ATTACKER_SSRC, 3)).isEqualTo(Verdict.FOREIGN);
        assertThat(lock.destination()).contains(SIGNALLED);
    }

    @Test
    void theSignalledAddressTakesBackALockThatAnotherHadLearned() {
        learn(ATTACKER, ATTACKER_SSRC);

        assertThat(lock.admit(SIGNALLED, SSRC, 1)).isEqualTo(Verdict.FOREIGN);
        assertThat(lock.admit(SIGNALLED, SSRC, 2)).isEqualTo(Verdict.FOREIGN);
        assertThat(lock.admit(SIGNALLED, SSRC, 3)).isEqualTo(Verdict.ADMITTED);

        assertThat(lock.admit(ATTACKER, ATTACKER_SSRC, 4)).isEqualTo(Verdict.FOREIGN);
        assertThat(lock.destination()).contains(SIGNALLED);
        assertThat(lock.locks()).isEqualTo(2);
    }

    @Test
    void aReofferWithAnotherAddressOpensLearningAndSendsThereAtOnce() {
        lock.admit(SIGNALLED, SSRC, 1);

        lock.relearn(Optional.of(NAT));

        assertThat(lock.locked()).isFalse();
        assertThat(lock.destination()).contains(NAT);
        assertThat(lock.admit(SIGNALLED, SSRC, 2))
                .as("late packets of the old address")
                .isEqualTo(Verdict.LEARNING);
        assertThat(lock.admit(NAT, SSRC, 3)).isEqualTo(Verdict.ADMITTED);
        assertThat(lock.admit(SIGNALLED, SSRC, 4)).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void aReofferWithTheSameAddressChangesNothing() {
        learn(NAT, SSRC);

        lock.relearn(Optional.of(address(10, 4000)));

        assertThat(lock.locked()).isTrue();
        assertThat(lock.destination()).contains(NAT);
        assertThat(lock.admit(ATTACKER, ATTACKER_SSRC, 1)).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void withoutASignalledAddressNothingIsSentUntilOneIsLearned() {
        AddressLock unsignalled = new AddressLock(Optional.empty());
        assertThat(unsignalled.destination()).isEmpty();
        unsignalled.admit(NAT, SSRC, 1);
        unsignalled.admit(NAT, SSRC, 2);
        assertThat(unsignalled.destination()).isEmpty();
        unsignalled.admit(NAT, SSRC, 3);
        assertThat(unsignalled.destination()).contains(NAT);
    }

    @Test
    void neverSendsToAnAddressThatNobodyCanHave() {
        assertThat(destinationOf(new InetSocketAddress(bytes(0, 0, 0, 0), 4000)))
                .isEmpty();
        assertThat(destinationOf(new InetSocketAddress(bytes(224, 0, 0, 1), 4000)))
                .isEmpty();
        assertThat(destinationOf(address(10, 0))).isEmpty();
        assertThat(destinationOf(InetSocketAddress.createUnresolved("phone.example", 4000)))
                .isEmpty();
    }

    @Test
    void aFullTableOfCandidatesReplacesTheEldestAndCounts() {
        for (int host = 0; host < AddressLock.CANDIDATES_MAX; host++) {
            lock.admit(address(100 + host, 4000), host, 1);
            lock.admit(address(100 + host, 4000), host, 2);
        }
        assertThat(lock.candidatesReplaced()).isZero();

        lock.admit(address(99, 4000), 99, 1);

        assertThat(lock.candidatesReplaced()).isEqualTo(1);
        assertThat(lock.admit(address(100, 4000), 0, 3)).as("was replaced").isEqualTo(Verdict.LEARNING);
        assertThat(lock.admit(address(103, 4000), 3, 3)).as("was kept").isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void rtcpMayComeFromThePeersHostOnAnyPortAndMovesNothing() {
        assertThat(lock.isPeerHost(address(10, 4001))).isTrue();
        assertThat(lock.isPeerHost(ATTACKER)).isFalse();
        learn(NAT, SSRC);
        assertThat(lock.isPeerHost(address(20, 5001))).isTrue();
        assertThat(lock.isPeerHost(SIGNALLED)).isFalse();
        assertThat(new AddressLock(Optional.empty()).isPeerHost(NAT)).isFalse();
        assertThat(lock.destination()).contains(NAT);
    }

    @Test
    void theDestinationIsTheSameObjectUntilItChanges() {
        assertThat(lock.destination()).isSameAs(lock.destination());
        learn(NAT, SSRC);
        assertThat(lock.destination()).isSameAs(lock.destination());
    }

    private void learn(InetSocketAddress from, int ssrc) {
        for (int sequence = 1; sequence <= AddressLock.RUN_PACKETS; sequence++) {
            lock.admit(from, ssrc, sequence);
        }
        assertThat(lock.destination()).contains(from);
    }

    private static Optional<InetSocketAddress> destinationOf(InetSocketAddress signalled) {
        return new AddressLock(Optional.of(signalled)).destination();
    }

    private static InetSocketAddress address(int host, int port) {
        return new InetSocketAddress(bytes(192, 0, 2, host), port);
    }

    private static InetAddress bytes(int a, int b, int c, int d) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }
}
