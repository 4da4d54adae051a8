package tutti.rtp.lock;

import java.net.InetSocketAddress;
import java.util.Optional;

/// The media address of one leg, learned from its first packets and then kept.
///
/// ```
///               1 packet from the signalled address, or
///               3 consecutive ones of one SSRC from another
///  LEARNING ──────────────────────────────────────────────► LOCKED: packets from elsewhere are counted and dropped
///      ▲                                                      │  ▲ │ 3 consecutive ones from the signalled address
///      └──────────── relearn(another address) ◄───────────────┘  └─┘ take a lock back that another had learned
/// ```
/// Behind a NAT the signalled address never sends, so another may be learned; but the signalled one always wins, and
/// we send only to it or to an address that completed a run: a stray packet never earns an answer. With two senders
/// taking turns the lock still falls within [#LEARNING_PACKETS_MAX] packets.
///
/// Give it packets that are RTP by [tutti.rtp.packet.RtpPacket], with SRTP only authenticated ones.
/// Thread: processor. [#admit] allocates nothing. Source: RFC 4961; CVE-2017-14099 for what it prevents.
public final class AddressLock {
    /// Consecutive packets of one SSRC that an address must send to be learned.
    public static final int RUN_PACKETS = 3;

    /// Packets, of two senders taking turns, after which one is learned.
    public static final int LEARNING_PACKETS_MAX = 2 * RUN_PACKETS - 1;

    /// Addresses that are watched at once while learning; a further one replaces the eldest.
    public static final int CANDIDATES_MAX = 4;

    // Unresolved and without port, so it equals no address a packet came from.
    private static final InetSocketAddress NOBODY = InetSocketAddress.createUnresolved("nobody", 0);

    /// What to do with a packet.
    public enum Verdict {
        /// From the peer: play it.
        ADMITTED,
        /// From an address that may become the peer: do not play it yet.
        LEARNING,
        /// From elsewhere: drop it.
        FOREIGN
    }

    private final LearningRun[] candidates = new LearningRun[CANDIDATES_MAX];
    private final LearningRun signalledRun = new LearningRun(NOBODY);
    private int eldestCandidate;
    private InetSocketAddress signalled = NOBODY;
    private InetSocketAddress peer = NOBODY;
    private Optional<InetSocketAddress> destination = Optional.empty();
    private boolean locked;
    private long foreignPackets;
    private long learningPackets;
    private long candidatesReplaced;
    private long locks;

    /// Starts learning; `signalled` is the address in the peer's SDP, if it has sent one that can be sent to.
    ///
    /// An address that nobody can have counts as none: 0.0.0.0 of an old-style hold, port 0, multicast,
    /// unresolved.
    public AddressLock(Optional<InetSocketAddress> signalled) {
        for (int i = 0; i < CANDIDATES_MAX; i++) {
            candidates[i] = new LearningRun(NOBODY);
        }
        learn(usable(signalled));
    }

    /// Starts learning again after an offer or answer with another address; with the same one nothing changes.
    public void relearn(Optional<InetSocketAddress> signalled) {
        InetSocketAddress next = usable(signalled);
        if (!next.equals(this.signalled)) {
            learn(next);
        }
    }

    private static InetSocketAddress usable(Optional<InetSocketAddress> signalled) {
        if (signalled.isEmpty()) {
            return NOBODY;
        }
        InetSocketAddress address = signalled.get();
        boolean sendable = !address.isUnresolved()
                && address.getPort() != 0
                && !address.getAddress().isAnyLocalAddress()
                && !address.getAddress().isMulticastAddress();
        return sendable ? address : NOBODY;
    }

    private void learn(InetSocketAddress signalled) {
        this.signalled = signalled;
        signalledRun.begin(signalled);
        for (LearningRun candidate : candidates) {
            candidate.begin(NOBODY);
        }
        locked = false;
        peer = NOBODY;
        destination = signalled.equals(NOBODY) ? Optional.empty() : Optional.of(signalled);
    }

    /// Takes one RTP packet's origin, SSRC and sequence number.
    public Verdict admit(InetSocketAddress from, int ssrc, int sequence) {
        if (locked && peer.equals(from)) {
            return Verdict.ADMITTED;
        }
        if (signalled.equals(from)) {
            return ofSignalled(from, ssrc, sequence);
        }
        if (locked) {
            foreignPackets++;
            return Verdict.FOREIGN;
        }
        return ofCandidate(from, ssrc, sequence);
    }

    private Verdict ofSignalled(InetSocketAddress from, int ssrc, int sequence) {
        if (locked && signalledRun.onPacket(ssrc, sequence) < RUN_PACKETS) {
            foreignPackets++;
            return Verdict.FOREIGN;
        }
        return lockTo(from);
    }

    private Verdict ofCandidate(InetSocketAddress from, int ssrc, int sequence) {
        if (candidate(from).onPacket(ssrc, sequence) >= RUN_PACKETS) {
            return lockTo(from);
        }
        learningPackets++;
        return Verdict.LEARNING;
    }

    private LearningRun candidate(InetSocketAddress from) {
        for (LearningRun candidate : candidates) {
            if (candidate.isOf(from)) {
                return candidate;
            }
        }
        LearningRun replaced = candidates[eldestCandidate];
        eldestCandidate = (eldestCandidate + 1) % CANDIDATES_MAX;
        if (!replaced.address().equals(NOBODY)) {
            candidatesReplaced++;
        }
        replaced.begin(from);
        return replaced;
    }

    private Verdict lockTo(InetSocketAddress from) {
        locked = true;
        peer = from;
        // Made once per lock, so that asking where to send allocates nothing.
        destination = Optional.of(from);
        signalledRun.begin(signalled);
        locks++;
        return Verdict.ADMITTED;
    }

    /// Where to send: the signalled address while learning, then the locked one; the same object until that
    /// changes.
    public Optional<InetSocketAddress> destination() {
        return destination;
    }

    /// Whether an address is locked.
    public boolean locked() {
        return locked;
    }

    /// Whether RTCP, STUN or DTLS from there may concern this leg: the host that we would send to, whatever its
    /// port.
    ///
    /// Such packets never move the lock.
    public boolean isPeerHost(InetSocketAddress from) {
        InetSocketAddress expected = locked ? peer : signalled;
        return !from.isUnresolved()
                && !expected.isUnresolved()
                && expected.getAddress().equals(from.getAddress());
    }

    /// Packets dropped because they came from elsewhere.
    public long foreignPackets() {
        return foreignPackets;
    }

    /// Packets not played while learning.
    public long learningPackets() {
        return learningPackets;
    }

    /// How often the table of candidates was full.
    public long candidatesReplaced() {
        return candidatesReplaced;
    }

    /// How often an address was locked.
    public long locks() {
        return locks;
    }
}
