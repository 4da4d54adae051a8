package tutti.rtp.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.rtp.lock.Addresses.ATTACKER;
import static tutti.rtp.lock.Addresses.NAT;
import static tutti.rtp.lock.Addresses.NAT_HOST;
import static tutti.rtp.lock.Addresses.PHONE;
import static tutti.rtp.lock.Addresses.PHONE_HOST;
import static tutti.rtp.lock.Addresses.PHONE_OTHER_PORT;
import static tutti.rtp.lock.Addresses.PROXY_HOST;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tutti.rtp.lock.AddressLock.Verdict;

class AddressLockTest {
    private static final int SSRC = 0xAAAA;
    private static final int ATTACKER_SSRC = 0x6666;
    private static final long AGREED_NANOS = -500_000_000;
    private static final long PATIENT_NANOS = AGREED_NANOS + AddressLock.SILENCE_NANOS;
    private static final MediaOrigin DIRECT = MediaOrigin.of(PHONE, PHONE_HOST);
    private static final MediaOrigin BEHIND_NAT = MediaOrigin.of(PHONE, NAT_HOST);
    private static final MediaOrigin BEHIND_PROXY = MediaOrigin.of(PHONE, PROXY_HOST);

    private final AddressLock direct = new AddressLock(DIRECT, AGREED_NANOS);
    private final AddressLock behindNat = new AddressLock(BEHIND_NAT, AGREED_NANOS);

    // ---- the signalled address

    @Test
    void theSignalledAddressIsLockedWithItsFirstPacket() {
        for (AddressLock lock : new AddressLock[] {direct, behindNat}) {
            assertThat(at(lock, PHONE, SSRC, 1)).isEqualTo(Verdict.ADMITTED);
            assertThat(lock.locked()).isTrue();
            assertThat(lock.destination()).contains(PHONE);
        }
    }

    @Test
    void onceTheSignalledAddressHasSentNobodyElseIsEverAdmitted() {
        at(behindNat, PHONE, SSRC, 1);

        for (int sequence = 0; sequence < 1000; sequence++) {
            for (InetSocketAddress other : new InetSocketAddress[] {NAT, PHONE_OTHER_PORT, ATTACKER}) {
                assertThat(behindNat.admit(other, SSRC, sequence, PATIENT_NANOS + sequence))
                        .as("even with the right SSRC")
                        .isEqualTo(Verdict.FOREIGN);
            }
        }

        assertThat(behindNat.foreignPackets()).isEqualTo(3000);
        assertThat(behindNat.destination()).contains(PHONE);
        assertThat(at(behindNat, PHONE, SSRC, 2)).isEqualTo(Verdict.ADMITTED);
    }

    /// CVE-2017-14099: whoever came first was the peer.
    @Test
    void whoSpraysWhileTheCallerIsSilentIsNeitherHeardNorSentTo() {
        for (int sequence = 0; sequence < 1000; sequence++) {
            assertThat(direct.admit(ATTACKER, ATTACKER_SSRC, sequence, AGREED_NANOS + sequence * 20_000_000L))
                    .isEqualTo(Verdict.FOREIGN);
            assertThat(direct.destination()).contains(PHONE);
        }
        assertThat(direct.locked()).isFalse();
        assertThat(at(direct, PHONE, SSRC, 1)).as("the caller, at once").isEqualTo(Verdict.ADMITTED);
    }

    // ---- another port of the signalled host (against RFC 4961)

    @Test
    void anotherPortOfTheHostIsHeardOnceTheSignalledOneHasBeenSilentForASecondAndIsNotSentTo() {
        for (int sequence = 0; sequence < 50; sequence++) {
            assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, sequence, PATIENT_NANOS - 1))
                    .isEqualTo(Verdict.LEARNING);
        }
        assertThat(direct.learningPackets()).isEqualTo(50);

        assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, 50, PATIENT_NANOS)).isEqualTo(Verdict.ADMITTED);
        assertThat(direct.destination()).contains(PHONE);
        assertThat(direct.admit(ATTACKER, SSRC, 51, PATIENT_NANOS)).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void anotherPortOfTheHostNeedsARunHoweverLateItComes() {
        assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, 1, 2 * PATIENT_NANOS)).isEqualTo(Verdict.LEARNING);
        assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, 3, 2 * PATIENT_NANOS)).isEqualTo(Verdict.LEARNING);
        assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, 4, 2 * PATIENT_NANOS)).isEqualTo(Verdict.LEARNING);
        assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, 5, 2 * PATIENT_NANOS)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void theSignalledAddressTakesItsPlaceBackWithOnePacket() {
        hear(PHONE_OTHER_PORT);

        assertThat(at(direct, PHONE, SSRC, 100)).isEqualTo(Verdict.ADMITTED);

        assertThat(direct.admit(PHONE_OTHER_PORT, SSRC, 101, PATIENT_NANOS)).isEqualTo(Verdict.FOREIGN);
        assertThat(direct.locks()).isEqualTo(2);
    }

    // ---- NAT: the SIP came from another host than the SDP names

    @Test
    void behindANatTheHostOfTheSipIsLearnedAfterThreeConsecutivePackets() {
        assertThat(at(behindNat, NAT, SSRC, 65_535)).isEqualTo(Verdict.LEARNING);
        assertThat(at(behindNat, NAT, SSRC, 0)).isEqualTo(Verdict.LEARNING);
        assertThat(behindNat.destination()).as("not before it is learned").contains(PHONE);
        assertThat(at(behindNat, NAT, SSRC, 1)).isEqualTo(Verdict.ADMITTED);
        assertThat(behindNat.destination()).contains(NAT);
    }

    @Test
    void behindANatNobodyElseIsLearned() {
        for (int sequence = 0; sequence < 1000; sequence++) {
            assertThat(behindNat.admit(ATTACKER, ATTACKER_SSRC, sequence, PATIENT_NANOS))
                    .isEqualTo(Verdict.FOREIGN);
        }
        assertThat(behindNat.destination()).contains(PHONE);
    }

    @Test
    void aGapOrAnotherSsrcBeginsTheRunAgainAndARepeatedPacketDoesNot() {
        at(behindNat, NAT, SSRC, 1);
        at(behindNat, NAT, SSRC, 2);
        assertThat(at(behindNat, NAT, SSRC, 4)).isEqualTo(Verdict.LEARNING);
        at(behindNat, NAT, SSRC, 5);
        assertThat(at(behindNat, NAT, SSRC + 1, 6)).isEqualTo(Verdict.LEARNING);
        assertThat(at(behindNat, NAT, SSRC + 1, 6)).isEqualTo(Verdict.LEARNING);
        at(behindNat, NAT, SSRC + 1, 7);
        assertThat(at(behindNat, NAT, SSRC + 1, 7)).isEqualTo(Verdict.LEARNING);
        assertThat(at(behindNat, NAT, SSRC + 1, 8)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void twoSendersTakingTurnsAreDecidedWithinFivePackets() {
        int packets = 0;
        while (!behindNat.locked()) {
            boolean first = packets % 2 == 0;
            at(behindNat, first ? NAT : natPort(50_001), first ? SSRC : ATTACKER_SSRC, packets / 2);
            packets++;
        }
        assertThat(packets).isEqualTo(AddressLock.LEARNING_PACKETS_MAX).isEqualTo(5);
        assertThat(behindNat.destination()).contains(NAT);
    }

    @Test
    void theSignalledAddressTakesBackAtOnceWhatTheNatHadLearned() {
        learn(behindNat, NAT);

        assertThat(at(behindNat, PHONE, SSRC, 1)).isEqualTo(Verdict.ADMITTED);

        assertThat(behindNat.destination()).contains(PHONE);
        assertThat(at(behindNat, NAT, SSRC, 4)).isEqualTo(Verdict.FOREIGN);
        assertThat(behindNat.locks()).isEqualTo(2);
    }

    @Test
    void aLearnedAddressKeepsTheLockAgainstOtherPortsOfItsHost() {
        learn(behindNat, NAT);
        for (int sequence = 0; sequence < 10; sequence++) {
            assertThat(behindNat.admit(natPort(50_001), SSRC, sequence, PATIENT_NANOS))
                    .isEqualTo(Verdict.FOREIGN);
        }
        assertThat(behindNat.destination()).contains(NAT);
    }

    @Test
    void aFullTableOfCandidatesReplacesTheEldestAndCounts() {
        for (int i = 0; i < AddressLock.CANDIDATES_MAX; i++) {
            at(behindNat, natPort(100 + i), i, 1);
            at(behindNat, natPort(100 + i), i, 2);
        }
        assertThat(behindNat.candidatesReplaced()).isZero();

        at(behindNat, natPort(99), 99, 1);

        assertThat(behindNat.candidatesReplaced()).isEqualTo(1);
        assertThat(at(behindNat, natPort(100), 0, 3)).as("was replaced").isEqualTo(Verdict.LEARNING);
        assertThat(at(behindNat, natPort(103), 3, 3)).as("was kept").isEqualTo(Verdict.ADMITTED);
    }

    // ---- what the setting allows

    @Test
    void behindAProxyAThirdHostIsLearnedOnlyWhereTheSettingAllowsIt() {
        AddressLock strict = new AddressLock(BEHIND_PROXY, AGREED_NANOS);
        AddressLock open = new AddressLock(anywhere(BEHIND_PROXY), AGREED_NANOS);

        assertThat(at(strict, NAT, SSRC, 1)).isEqualTo(Verdict.FOREIGN);
        learn(open, NAT);
    }

    @Test
    void evenThenNoThirdHostIsLearnedForWhoCanBeReachedOrCallsFromThePrivateNetworkItself() {
        InetSocketAddress media = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.77"), 4000);
        AddressLock reachable = new AddressLock(anywhere(MediaOrigin.of(media, PROXY_HOST)), AGREED_NANOS);
        AddressLock inside =
                new AddressLock(anywhere(MediaOrigin.of(PHONE, InetAddress.ofLiteral("10.0.0.1"))), AGREED_NANOS);
        AddressLock unsignalled =
                new AddressLock(new MediaOrigin(Optional.empty(), Optional.of(PROXY_HOST), true), AGREED_NANOS);
        for (AddressLock lock : new AddressLock[] {reachable, inside, unsignalled}) {
            assertThat(at(lock, ATTACKER, ATTACKER_SSRC, 1)).isEqualTo(Verdict.FOREIGN);
        }
    }

    /// A symmetric NAT gives a port of its own towards us, which a phone that asked a STUN server cannot know.
    @Test
    void anotherPortOfTheSignalledHostIsSentToOnlyWhereTheSettingAllowsIt() {
        AddressLock open = new AddressLock(anywhere(DIRECT), AGREED_NANOS);
        learn(open, PHONE_OTHER_PORT);
        hear(PHONE_OTHER_PORT);
        assertThat(direct.destination()).contains(PHONE);
    }

    // ---- signalling changes its mind

    @Test
    void aReofferWithAnotherAddressOpensLearningAndSendsThereAtOnce() {
        at(direct, PHONE, SSRC, 1);

        direct.relearn(MediaOrigin.of(NAT, NAT_HOST), AGREED_NANOS);

        assertThat(direct.locked()).isFalse();
        assertThat(direct.destination()).contains(NAT);
        assertThat(at(direct, PHONE, SSRC, 2))
                .as("late packets of the old address")
                .isEqualTo(Verdict.FOREIGN);
        assertThat(at(direct, NAT, SSRC, 3)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void theSecondOfSilenceBeginsAnewWithAnotherAddress() {
        direct.relearn(MediaOrigin.of(PHONE_OTHER_PORT, PHONE_HOST), PATIENT_NANOS);
        for (int sequence = 0; sequence < 5; sequence++) {
            assertThat(direct.admit(PHONE, SSRC, sequence, PATIENT_NANOS + AddressLock.SILENCE_NANOS - 1))
                    .isEqualTo(Verdict.LEARNING);
        }
        assertThat(direct.admit(PHONE, SSRC, 5, PATIENT_NANOS + AddressLock.SILENCE_NANOS))
                .isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void aReofferThatSaysTheSameChangesNothing() {
        learn(behindNat, NAT);

        behindNat.relearn(MediaOrigin.of(new InetSocketAddress(PHONE_HOST, 4000), NAT_HOST), PATIENT_NANOS);

        assertThat(behindNat.locked()).isTrue();
        assertThat(behindNat.destination()).contains(NAT);
    }

    @Test
    void sipThatComesAnotherWayChangesNothingForASignalledAddressThatSends() {
        at(direct, PHONE, SSRC, 1);

        direct.relearn(BEHIND_PROXY, PATIENT_NANOS);

        assertThat(direct.locked()).isTrue();
        assertThat(at(direct, PHONE, SSRC, 2)).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void sipThatComesThroughAnotherNatOpensLearningThere() {
        learn(behindNat, NAT);
        InetSocketAddress otherNat = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.9"), 1024);

        behindNat.relearn(MediaOrigin.of(PHONE, otherNat.getAddress()), PATIENT_NANOS);

        assertThat(at(behindNat, NAT, SSRC, 4)).isEqualTo(Verdict.FOREIGN);
        learn(behindNat, otherNat);
    }

    // ---- no address to begin with

    @Test
    void withoutASignalledAddressTheHostOfTheSipIsLearnedAndBeforeThatNothingIsSent() {
        AddressLock unsignalled =
                new AddressLock(new MediaOrigin(Optional.empty(), Optional.of(NAT_HOST), false), AGREED_NANOS);
        assertThat(unsignalled.destination()).isEmpty();
        assertThat(at(unsignalled, ATTACKER, ATTACKER_SSRC, 1)).isEqualTo(Verdict.FOREIGN);
        learn(unsignalled, NAT);
    }

    @Test
    void asLongAsNothingIsKnownNobodyIsHeardOrSentTo() {
        AddressLock unknown = new AddressLock(MediaOrigin.UNKNOWN, AGREED_NANOS);
        for (int sequence = 0; sequence < 10; sequence++) {
            assertThat(unknown.admit(ATTACKER, ATTACKER_SSRC, sequence, PATIENT_NANOS))
                    .isEqualTo(Verdict.FOREIGN);
        }
        assertThat(unknown.destination()).isEmpty();
        assertThat(unknown.isPeerHost(ATTACKER)).isFalse();
    }

    @Test
    void neverSendsToAnAddressThatNobodyCanHave() {
        assertThat(destinationOf(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 4000)))
                .isEmpty();
        assertThat(destinationOf(new InetSocketAddress(InetAddress.ofLiteral("224.0.0.1"), 4000)))
                .isEmpty();
        assertThat(destinationOf(new InetSocketAddress(PHONE_HOST, 0))).isEmpty();
        assertThat(destinationOf(InetSocketAddress.createUnresolved("phone.example", 4000)))
                .isEmpty();
    }

    // ---- RTCP and DTLS

    @Test
    void rtcpAndDtlsAreTakenFromHostsWhoseMediaCouldBeAndMoveNothing() {
        assertThat(direct.isPeerHost(PHONE_OTHER_PORT)).isTrue();
        assertThat(direct.isPeerHost(NAT)).isFalse();
        assertThat(behindNat.isPeerHost(PHONE_OTHER_PORT)).isTrue();
        assertThat(behindNat.isPeerHost(natPort(1))).isTrue();
        assertThat(behindNat.isPeerHost(ATTACKER)).isFalse();
        learn(behindNat, NAT);
        assertThat(behindNat.isPeerHost(natPort(1))).isTrue();
        assertThat(behindNat.isPeerHost(PHONE)).isFalse();
        assertThat(behindNat.isPeerHost(InetSocketAddress.createUnresolved("phone.example", 4000)))
                .isFalse();
        assertThat(behindNat.destination()).contains(NAT);
    }

    @Test
    void aHandshakeIsAnsweredWhereAnAddressCouldStillBeLearned() {
        assertThat(direct.mayBeLearned(PHONE_OTHER_PORT)).isFalse();
        assertThat(direct.mayBeLearned(ATTACKER)).isFalse();
        assertThat(behindNat.mayBeLearned(NAT)).isTrue();
        assertThat(behindNat.mayBeLearned(ATTACKER)).isFalse();
        at(behindNat, PHONE, SSRC, 1);
        assertThat(behindNat.mayBeLearned(NAT)).isFalse();
    }

    @Test
    void theDestinationIsTheSameObjectUntilItChanges() {
        assertThat(behindNat.destination()).isSameAs(behindNat.destination());
        learn(behindNat, NAT);
        assertThat(behindNat.destination()).isSameAs(behindNat.destination());
    }

    private static Verdict at(AddressLock lock, InetSocketAddress from, int ssrc, int sequence) {
        return lock.admit(from, ssrc, sequence, AGREED_NANOS);
    }

    private static void learn(AddressLock lock, InetSocketAddress from) {
        for (int sequence = 1; sequence <= AddressLock.RUN_PACKETS; sequence++) at(lock, from, SSRC, sequence);
        assertThat(lock.destination()).contains(from);
    }

    private void hear(InetSocketAddress from) {
        for (int sequence = 1; sequence < AddressLock.RUN_PACKETS; sequence++) {
            direct.admit(from, SSRC, sequence, PATIENT_NANOS);
        }
        assertThat(direct.admit(from, SSRC, AddressLock.RUN_PACKETS, PATIENT_NANOS))
                .isEqualTo(Verdict.ADMITTED);
    }

    private static MediaOrigin anywhere(MediaOrigin origin) {
        return new MediaOrigin(origin.media(), origin.signallingHost(), true);
    }

    private static InetSocketAddress natPort(int port) {
        return new InetSocketAddress(NAT_HOST, port);
    }

    private static Optional<InetSocketAddress> destinationOf(InetSocketAddress signalled) {
        return new AddressLock(MediaOrigin.of(signalled, NAT_HOST), AGREED_NANOS).destination();
    }
}
