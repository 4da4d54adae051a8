package tutti.simulator.hearing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.rtp.srtp.SrtpProfile;
import tutti.simulator.CertificateFiles;
import tutti.simulator.Meeting;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerCodec;
import tutti.simulator.caller.CallerEncryption;
import tutti.simulator.voice.Voice;

/// Encrypted and plain callers in one room: each hears all others as loud as they speak and nothing of himself.
class EncryptedHearingIT {
    private static final String ROOM = "team";
    private static final long SETTLE_MILLIS = 500;
    private static final int TURN_MILLIS = 350;
    private static final int WORD_MILLIS = 300;
    private static final long MEASURED_MILLIS = 12L * TURN_MILLIS;

    @TempDir
    private Path folder;

    private Meeting meeting;
    private final List<Caller> encrypted = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        meeting = Meeting.open(CertificateFiles.make(folder));
    }

    @AfterEach
    void close() {
        meeting.close();
    }

    @Test
    void encryptedAndPlainCallersHearTheOthersAndNotThemselvesWhoeverComesAndGoes() throws Exception {
        Caller alice = meeting.dial("Alice", ROOM, CallerCodec.PCMU.codec(), inTurn(0, 467, -20));
        Caller bob = dial("Bob", CallerCodec.PCMA, inTurn(1, 773, -21), dtls(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
        dial("Carol", CallerCodec.PCMU, inTurn(2, 1021, -22), dtls(SrtpProfile.AEAD_AES_128_GCM));
        dial("Dora", CallerCodec.PCMA, inTurn(3, 1423, -23), sdes(SrtpProfile.AEAD_AES_256_GCM));
        assertHeard(HearingMatrix.LEVEL_TOLERANCE_DB);
        encrypted.remove(bob);
        meeting.hangUp(bob);
        assertHeard(HearingMatrix.LEVEL_TOLERANCE_DB);
        dial("Erin", CallerCodec.L16, inTurn(4, 1777, -20), dtls(SrtpProfile.AES_CM_128_HMAC_SHA1_32));
        assertHeard(HearingMatrix.LEVEL_TOLERANCE_DB);
        meeting.assertSeamless();
        meeting.hangUp(alice);
        dial("Frank", CallerCodec.PCMU, inTurn(5, 2111, -20), sdes(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
        assertHeard(HearingMatrix.LEVEL_TOLERANCE_DB);
        meeting.assertSeamless();
    }

    @Test
    void whoeverTalksInTurnIsHeardByEncryptedListenersOfEveryCodec() throws Exception {
        List<CallerCodec> codecs = List.of(CallerCodec.G722, CallerCodec.OPUS, CallerCodec.PCMU);
        for (int i = 0; i < codecs.size(); i++) {
            CallerCodec codec = codecs.get(i);
            Voice voice = inTurn(2 * i, HearingMatrix.FREQUENCIES_HZ.get(i), -20);
            dial(codec + "-talker", codec, voice, dtls(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
            dial(codec + "-dtls", codec, Voice.silence(), dtls(SrtpProfile.AEAD_AES_256_GCM));
            dial(codec + "-sdes", codec, Voice.silence(), sdes(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
            meeting.dial(codec + "-plain", ROOM, codec.codec(), Voice.silence());
        }
        assertHeard(HearingMatrix.CODED_LEVEL_TOLERANCE_DB);
        meeting.assertSeamless();
    }

    @Test
    void anEncryptedCallMayChangeItsCodecAndStaysEncrypted() throws Exception {
        meeting.dial("Alice", ROOM, CallerCodec.PCMU.codec(), inTurn(0, 467, -20));
        Caller bob = dial("Bob", CallerCodec.PCMU, inTurn(1, 773, -21), dtls(SrtpProfile.AES_CM_128_HMAC_SHA1_80));
        Caller carol = dial("Carol", CallerCodec.L16, inTurn(2, 1021, -22), sdes(SrtpProfile.AEAD_AES_128_GCM));
        bob.changeCodec(CallerCodec.PCMA.codec()).get(5, SECONDS);
        carol.changeCodec(CallerCodec.PCMU.codec()).get(5, SECONDS);
        assertHeard(HearingMatrix.LEVEL_TOLERANCE_DB);
    }

    /// One of six after another: whoever hears himself hears it while all others are silent, and no noise of a codec
    /// hides it.
    private static Voice inTurn(int turn, int frequencyHz, double levelDbov) {
        return Voice.bursts(frequencyHz, levelDbov, turn * TURN_MILLIS, WORD_MILLIS, 6 * TURN_MILLIS);
    }

    private static CallerEncryption dtls(SrtpProfile profile) {
        return new CallerEncryption.Dtls(profile);
    }

    private static CallerEncryption sdes(SrtpProfile profile) {
        return new CallerEncryption.Sdes(profile);
    }

    private Caller dial(String name, CallerCodec codec, Voice voice, CallerEncryption encryption) throws Exception {
        Caller caller = meeting.dial(name, ROOM, codec.codec(), voice, encryption);
        encrypted.add(caller);
        return caller;
    }

    private void assertHeard(double levelToleranceDb) {
        HearingMatrix matrix = meeting.hearAfter(SETTLE_MILLIS, MEASURED_MILLIS);
        assertThat(matrix.faults(Expectation.CONFERENCE, levelToleranceDb))
                .as(matrix.table())
                .isEmpty();
        for (Caller caller : encrypted) {
            assertThat(caller.reception().refused())
                    .as("packets that " + caller.name() + " could not open")
                    .isZero();
        }
    }
}
