package tutti.rtp.lock;

import java.net.InetSocketAddress;
import java.util.Optional;

/// The media address of one leg: the signalled one, or what its first packets show within what signalling allows.
///
/// ```
///              1 packet from the signalled address ─────────────────────────► SIGNALLED: for good, nobody else
///                                                                               ▲      ▲
///  LEARNING ─┬─ 3 consecutive of one SSRC from where a NAT may be ─► LEARNED ───┘      │  1 packet from the
///      ▲     │                                       (sent to)                         │  signalled address
///      │     └─ the same from another port of the media host, ────► HEARD ─────────────┘
///      │        1 s after the agreement                 (not sent to)
///      └──── relearn(another origin) ◄──── any of the three
/// ```
/// Packets from elsewhere are counted and dropped, in every state. We send to the signalled address until an address is
/// learned, and an address can be learned only when the SIP came from another host than the SDP names, which is what a
/// NAT looks like: so who sprays ports with RTP before the caller speaks gets nothing. Which host may become what is in
/// [Claims]. With two senders taking turns an address is learned within [#LEARNING_PACKETS_MAX] packets.
///
/// Encrypted media are treated alike. An authentic packet proves who made it, not that he sends from there: it may
/// have been caught and sent on.
///
/// Give it packets that are RTP by [tutti.rtp.packet.RtpPacket], with SRTP only authenticated ones.
/// Thread: processor. [#admit] allocates nothing; time is an argument, monotonic.
/// Source: RFC 4961; RFC 7362 for what a NAT does to media; CVE-2017-14099 for what it prevents.
public final class AddressLock {
    /// Consecutive packets of one SSRC that an address must send to be learned or heard.
    public static final int RUN_PACKETS = 3;

    /// Packets, of two senders taking turns, after which one is learned.
    public static final int LEARNING_PACKETS_MAX = 2 * RUN_PACKETS - 1;

    /// Addresses that are watched at once while learning; a further one replaces the eldest.
    public static final int CANDIDATES_MAX = 4;

    /// How long the signalled address has to begin before another port of its host is heard.
    public static final long SILENCE_NANOS = 1_000_000_000;

    // Unresolved and without port, so it equals no address a packet came from.
    static final InetSocketAddress NOBODY = InetSocketAddress.createUnresolved("nobody", 0);

    /// What to do with a packet.
    public enum Verdict {
        /// From the peer: play it.
        ADMITTED,
        /// From an address that may become the peer: do not play it yet.
        LEARNING,
        /// From elsewhere: drop it.
        FOREIGN
    }

    private final Candidates candidates = new Candidates(CANDIDATES_MAX);
    private MediaOrigin origin = MediaOrigin.UNKNOWN;
    private Claims claims = new Claims(origin);
    private InetSocketAddress signalled = NOBODY;
    private InetSocketAddress peer = NOBODY;
    private Optional<InetSocketAddress> destination = Optional.empty();
    private long sinceNanos;
    private boolean locked;
    private long foreignPackets;
    private long learningPackets;
    private long locks;

    /// Starts learning, at `nowNanos`.
    public AddressLock(MediaOrigin origin, long nowNanos) {
        learn(origin, nowNanos);
    }

    /// Starts learning again after an offer or answer that tells of another origin; with the same one nothing changes,
    /// and neither if only the SIP came another way and the signalled address has shown itself.
    public void relearn(MediaOrigin next, long nowNanos) {
        if (next.equals(origin)) return;
        if (locked && peer.equals(signalled) && next.media().equals(origin.media())) {
            follow(next);
        } else {
            learn(next, nowNanos);
        }
    }

    private void learn(MediaOrigin next, long nowNanos) {
        follow(next);
        destination = next.media();
        signalled = destination.orElse(NOBODY);
        peer = NOBODY;
        locked = false;
        sinceNanos = nowNanos;
        candidates.clear();
    }

    private void follow(MediaOrigin next) {
        origin = next;
        claims = new Claims(next);
    }

    /// Takes one RTP packet's origin, SSRC and sequence number.
    public Verdict admit(InetSocketAddress from, int ssrc, int sequence, long nowNanos) {
        if (locked && peer.equals(from)) return Verdict.ADMITTED;
        if (signalled.equals(from)) return lockTo(from, Claims.Claim.LEARNED);
        Claims.Claim claim = locked ? Claims.Claim.NOTHING : claims.of(from);
        if (claim == Claims.Claim.NOTHING) {
            foreignPackets++;
            return Verdict.FOREIGN;
        }
        int run = candidates.onPacket(from, ssrc, sequence);
        boolean itsTurn = claim == Claims.Claim.LEARNED || nowNanos - sinceNanos >= SILENCE_NANOS;
        if (run >= RUN_PACKETS && itsTurn) return lockTo(from, claim);
        learningPackets++;
        return Verdict.LEARNING;
    }

    private Verdict lockTo(InetSocketAddress from, Claims.Claim claim) {
        locked = true;
        peer = from;
        // Made once per lock, so that asking where to send allocates nothing.
        if (claim == Claims.Claim.LEARNED) destination = Optional.of(from);
        locks++;
        return Verdict.ADMITTED;
    }

    /// Where to send: the signalled address, or the one that was learned; the same object until that changes.
    public Optional<InetSocketAddress> destination() {
        return destination;
    }

    /// Whether there is an address from which packets are admitted.
    public boolean locked() {
        return locked;
    }

    /// Whether RTCP, STUN or DTLS from there may concern this leg: the host whose media are admitted, whatever its
    /// port; before that, every host whose media could be.
    ///
    /// Such packets never move the lock.
    public boolean isPeerHost(InetSocketAddress from) {
        if (!locked) return claims.of(from) != Claims.Claim.NOTHING;
        return peer.getAddress().equals(from.getAddress());
    }

    /// Whether media from there could still make it the destination. The answers of a DTLS handshake, without which
    /// there will be no media, may go to such an address.
    public boolean mayBeLearned(InetSocketAddress from) {
        return !locked && claims.of(from) == Claims.Claim.LEARNED;
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
        return candidates.replaced();
    }

    /// How often an address was locked.
    public long locks() {
        return locks;
    }
}
