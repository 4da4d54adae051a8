package tutti.rtp.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.rtp.sdp.OfferOutcome.Accepted;

/// Damaged descriptions: whatever arrives, an answer that keeps the rules or a refusal that can be said in
/// SIP.
class MutationPropertyTest {
    private static final int MUTATIONS = 100_000;
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "127",
            "128",
            "65535",
            "65536",
            "2147483648",
            "18446744073709551616",
            "9".repeat(400),
            "1e9",
            "");

    private final long seed = Long.getLong("tutti.seed", 20_260_101L);
    private final Random random = new Random(seed);

    @Test
    void neverThrowsAndAlwaysKeepsTheRules() throws IOException, URISyntaxException {
        List<String> originals =
                DeviceOffersTest.names().stream().map(Sdps::resource).toList();
        OfferAnswer running = Sdps.wideband();
        for (int i = 0; i < MUTATIONS; i++) {
            String sdp = mutated(originals.get(random.nextInt(originals.size())));
            try {
                OfferAnswer ours = random.nextInt(4) == 0 ? running : anyEnd();
                check(sdp, ours.answer(sdp));
                switch (i % 8) {
                    case 0 -> checkAgain(sdp, ours);
                    case 1, 2 -> checkAsAnswer(sdp, ours);
                    default -> {}
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("Seed " + seed + ", mutation " + i + ":\n" + sdp, e);
            }
        }
    }

    private OfferAnswer anyEnd() {
        return random.nextBoolean() ? Sdps.wideband() : Sdps.secure(Sdps.ANYTHING, random.nextBoolean());
    }

    private static void check(String offer, OfferOutcome outcome) {
        switch (outcome) {
            case Refused refused -> check(refused);
            case Accepted accepted -> checkAnswer(offer, accepted);
        }
    }

    private static void checkAsAnswer(String answer, OfferAnswer ours) {
        ours.offer();
        switch (ours.accept(answer)) {
            case Refused refused -> check(refused);
            case Agreement.Agreed agreed ->
                assertThat(agreed.audio().acceptedPayloadTypes()).isNotEmpty();
        }
    }

    private static void check(Refused refused) {
        assertThat(refused.sentence().chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"'))
                .isTrue();
    }

    /// The same offer again is answered by the same text.
    private static void checkAgain(String offer, OfferAnswer ours) {
        if (ours.answer(offer) instanceof Accepted first) {
            assertThat(Sdps.accepted(ours.answer(offer)).answerSdp()).isEqualTo(first.answerSdp());
        }
    }

    private static void checkAnswer(String offer, Accepted accepted) {
        List<MediaDescription> offered = Sdps.parsed(offer).media();
        List<MediaDescription> answered = Sdps.parsed(accepted.answerSdp()).media();
        assertThat(answered).hasSameSizeAs(offered);
        int open = 0;
        for (int slot = 0; slot < answered.size(); slot++) {
            MediaDescription line = answered.get(slot);
            if (line.port() != 0) {
                open++;
                assertThat(offered.get(slot).port()).isPositive();
                assertThat(offered.get(slot).formats()).containsAll(line.formats());
                assertThat(line.protocol()).isEqualTo(offered.get(slot).protocol());
                assertThat(accepted.audio().security().kind() != SecurityKind.PLAIN
                                || MediaTransport.of(line.protocol()).equals(Optional.of(MediaTransport.PLAIN)))
                        .as("never plain where the line says encrypted")
                        .isTrue();
            }
        }
        NegotiatedAudio audio = accepted.audio();
        assertThat(open).isEqualTo(audio.remoteRtp().port() == 0 ? 0 : 1);
        assertThat(audio.ptimeMillis() % 10).isZero();
        assertThat(audio.ptimeMillis()).isBetween(10, 60);
        assertThat(audio.acceptedPayloadTypes()).containsEntry(audio.sendPayloadType(), audio.codec());
    }

    private String mutated(String original) {
        String sdp = original;
        for (int rounds = 1 + random.nextInt(3); rounds > 0; rounds--) {
            sdp = switch (random.nextInt(6)) {
                case 0 -> withOtherCharacters(sdp);
                case 1 -> withLinesSwapped(sdp);
                case 2 -> withAnotherNumber(sdp);
                case 3 -> sdp.substring(0, random.nextInt(sdp.length() + 1));
                case 4 -> withALineRepeated(sdp);
                default -> withALineRemoved(sdp);
            };
        }
        return sdp;
    }

    private String withOtherCharacters(String sdp) {
        StringBuilder changed = new StringBuilder(sdp);
        for (int i = 1 + random.nextInt(4); i > 0 && !changed.isEmpty(); i--) {
            changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(256));
        }
        return changed.toString();
    }

    private String withLinesSwapped(String sdp) {
        List<String> lines = new ArrayList<>(sdp.lines().toList());
        if (lines.size() > 1) {
            Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        }
        return String.join("\r\n", lines);
    }

    private String withAnotherNumber(String sdp) {
        int start = random.nextInt(sdp.length() + 1);
        while (start < sdp.length() && !Character.isDigit(sdp.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < sdp.length() && Character.isDigit(sdp.charAt(end))) {
            end++;
        }
        return sdp.substring(0, start) + NUMBERS.get(random.nextInt(NUMBERS.size())) + sdp.substring(end);
    }

    private String withALineRepeated(String sdp) {
        List<String> lines = new ArrayList<>(sdp.lines().toList());
        if (!lines.isEmpty()) {
            String line = lines.get(random.nextInt(lines.size()));
            // Now and then beyond every limit.
            int times = random.nextInt(50) == 0 ? 250 : 1 + random.nextInt(3);
            lines.addAll(random.nextInt(lines.size()), Collections.nCopies(times, line));
        }
        return String.join("\n", lines);
    }

    private String withALineRemoved(String sdp) {
        List<String> lines = new ArrayList<>(sdp.lines().toList());
        if (!lines.isEmpty()) {
            lines.remove(random.nextInt(lines.size()));
        }
        return String.join("\r\n", lines);
    }
}
