package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tutti.sip.LossyNetwork.Weather;
import tutti.sip.auth.Credentials;
import tutti.sip.auth.DigestAuthenticator;
import tutti.sip.auth.DigestSecret;
import tutti.sip.auth.DigestSettings;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.call.Invitation;
import tutti.sip.call.Referral;
import tutti.sip.call.ReliableProvisionals;
import tutti.sip.call.TransferProgress;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// Two endpoints, one with a password and reliable ringing, a network, random behaviour of both users:
/// whatever happens, every call ends exactly once on each side and nothing remains.
class CallNetworkPropertyTest {
    private static final long SEED = 20_261_122L;
    private static final SipUri CALLEE = SipUri.parse("sip:room@192.0.2.2:5060").orElseThrow();
    private static final NameAddress CALLER =
            NameAddress.of(SipUri.parse("sip:alice@192.0.2.1").orElseThrow());

    /// A user who decides by dice what to do, and counts how his calls ended.
    private static final class Gambler implements CallListener {
        private final LossyNetwork network;
        private final SplittableRandom random;
        final Map<Call, Integer> endings = new HashMap<>();
        int established;
        int afterTheEnd;
        int transfers;

        Gambler(LossyNetwork network) {
            this.network = network;
            this.random = network.random().split();
        }

        private void later(int maxMillis, Runnable action) {
            network.after(random.nextInt(maxMillis), action);
        }

        private void ending(Call call) {
            endings.merge(call, 1, Integer::sum);
        }

        private void heard(Call call) {
            afterTheEnd += endings.getOrDefault(call, 0);
        }

        @Override
        public void incoming(Call call, SipRequest invite) {
            endings.put(call, 0);
            int dice = random.nextInt(10);
            if (dice == 0) {
                call.reject(486, "Busy Here", List.of(), call.nowNanos());
            } else if (dice < 5) {
                call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
            } else {
                call.ring(call.nowNanos());
                later(8_000, () -> call.accept(Rig.ANSWER, Rig.SDP, network.nowNanos()));
            }
            if (dice == 9) {
                later(20_000, () -> call.hangUp(network.nowNanos()));
            }
        }

        @Override
        public void acknowledged(Call call, SipRequest ack) {
            heard(call);
            if (random.nextInt(3) == 0) {
                later(5_000, () -> call.reoffer(Rig.OFFER, Rig.SDP, network.nowNanos()));
            }
        }

        @Override
        public void answered(Call call, SipResponse response) {
            heard(call);
            established++;
            if (random.nextInt(3) == 0) {
                later(5_000, () -> call.reoffer(Rig.OFFER, Rig.SDP, network.nowNanos()));
            }
            if (random.nextInt(3) == 0) {
                later(5_000, () -> call.sendInfo(new byte[] {'1'}, "application/dtmf", network.nowNanos()));
            }
            if (random.nextInt(3) == 0) {
                later(5_000, () -> call.refer(CALLER, network.nowNanos()));
            }
            later(60_000, () -> call.hangUp(network.nowNanos()));
        }

        @Override
        public void reoffered(Call call, SipRequest request) {
            heard(call);
            if (random.nextBoolean()) {
                call.answerReoffer(Rig.ANSWER, Rig.SDP, call.nowNanos());
            } else {
                later(3_000, () -> call.rejectReoffer(488, "Not Acceptable Here", network.nowNanos()));
            }
        }

        @Override
        public void transferRequested(Call call, Referral referral) {
            heard(call);
            if (random.nextInt(4) == 0) {
                later(3_000, () -> referral.decline(603, network.nowNanos()));
            } else {
                referral.accept(call.nowNanos());
                later(9_000, () -> referral.progress(180, "Ringing", network.nowNanos()));
                later(19_000, () -> referral.progress(200, "OK", network.nowNanos()));
            }
        }

        @Override
        public void transferProgress(Call call, TransferProgress progress) {
            heard(call);
            transfers += progress.isSuccess() ? 1 : 0;
        }

        @Override
        public void cancelled(Call call) {
            ending(call);
        }

        @Override
        public void rejected(Call call, SipResponse response) {
            ending(call);
        }

        @Override
        public void ended(Call call, EndReason reason) {
            ending(call);
        }
    }

    /// How many transfers succeeded.
    private static int play(long seed, Weather weather, int calls, int establishedMin) {
        LossyNetwork network = new LossyNetwork(seed, weather);
        Gambler alice = new Gambler(network);
        Gambler room = new Gambler(network);
        SipEndpoint caller = network.join(1, alice);
        DigestAuthenticator digest = new DigestAuthenticator(
                DigestSettings.standard("tutti"),
                (user, realm) -> Optional.of(DigestSecret.ofPassword("tiger")),
                network.random().split());
        SipEndpoint callee = network.join(2, room, ReliableProvisionals.WHERE_SUPPORTED, digest);
        Flow flow = Flow.udp(LossyNetwork.address(1), LossyNetwork.address(2));
        for (int i = 0; i < calls; i++) {
            network.after(network.random().nextInt(10_000), () -> {
                Call call = caller.invite(
                        Invitation.to(CALLEE, CALLER, flow)
                                .offering(Rig.OFFER, Rig.SDP)
                                .with(Credentials.ofPassword("tutti", "alice", "tiger")),
                        alice,
                        network.nowNanos());
                alice.endings.put(call, 0);
                if (network.random().nextInt(5) == 0) {
                    network.after(network.random().nextInt(6_000), () -> call.hangUp(network.nowNanos()));
                }
            });
        }
        network.run(400_000);
        for (Gambler gambler : List.of(alice, room)) {
            assertThat(gambler.endings.values()).as("seed %d: endings", seed).containsOnly(1);
            assertThat(gambler.afterTheEnd)
                    .as("seed %d: heard after the end", seed)
                    .isZero();
        }
        assertThat(alice.endings).hasSize(calls);
        assertThat(alice.established).as("seed %d: established", seed).isGreaterThanOrEqualTo(establishedMin);
        for (SipEndpoint endpoint : List.of(caller, callee)) {
            assertThat(endpoint.dialogs()).as("seed %d: dialogs", seed).isZero();
            assertThat(endpoint.calls()).as("seed %d: calls", seed).isZero();
            assertThat(endpoint.transactions())
                    .as("seed %d: transactions", seed)
                    .isZero();
            assertThat(endpoint.timers()).as("seed %d: timers", seed).isZero();
        }
        return alice.transfers;
    }

    @Test
    void leavesNothingBehindInAStormOf30PercentLoss() {
        int transfers = 0;
        for (int round = 0; round < 40; round++) {
            transfers += play(SEED + round, Weather.STORM, 40, 20);
        }
        assertThat(transfers).as("seeds from %d: transfers", SEED).isGreaterThan(40);
    }

    @Test
    void leavesNothingBehindInFairWeather() {
        int transfers = 0;
        for (int round = 0; round < 15; round++) {
            transfers += play(SEED + round, Weather.FAIR, 40, 24);
        }
        assertThat(transfers).as("seeds from %d: transfers", SEED).isGreaterThan(30);
    }

    @Test
    void forgets20000Calls() {
        LossyNetwork network = new LossyNetwork(SEED, new Weather(1, 1, 5, 50));
        int[] ended = new int[2];
        CallListener room = new CallListener() {
            @Override
            public void incoming(Call call, SipRequest invite) {
                call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
            }

            @Override
            public void ended(Call call, EndReason reason) {
                ended[1]++;
            }
        };
        CallListener alice = new CallListener() {
            @Override
            public void answered(Call call, SipResponse response) {
                network.after(2_000, () -> call.hangUp(network.nowNanos()));
            }

            @Override
            public void ended(Call call, EndReason reason) {
                ended[0]++;
            }
        };
        SipEndpoint caller = network.join(1, alice);
        SipEndpoint callee = network.join(2, room);
        Flow flow = Flow.udp(LossyNetwork.address(1), LossyNetwork.address(2));
        for (int i = 0; i < 20_000; i++) {
            network.after(
                    i * 2L, () -> caller.invite(CALLEE, CALLER, flow, Rig.OFFER, Rig.SDP, alice, network.nowNanos()));
        }
        network.run(40_000 + 200_000);
        assertThat(ended).containsExactly(20_000, 20_000);
        for (SipEndpoint endpoint : List.of(caller, callee)) {
            assertThat(endpoint.dialogs()).isZero();
            assertThat(endpoint.transactions()).isZero();
            assertThat(endpoint.timers()).isZero();
        }
    }
}
