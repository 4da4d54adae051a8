package tutti.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource({
        "hearsEveryoneExceptHimself, hears everyone except himself",
        "repeatsTheInviteOverUdpAndGivesUpAfter64T1, repeats the INVITE over UDP and gives up after 64 T1",
        "answersAReInviteWith200And487, answers a re-INVITE with 200 and 487",
        "holdsThe2xxBackOnIpv6, holds the 2xx back on IPv6",
        "refusesMd5AtMinus27Dbm0OfQ24, refuses MD5 at minus 27 dBm0 of Q.24",
    })
    void saysTheNameOfATestInWords(String method, String words) {
        assertThat(Sentence.of(method)).isEqualTo(words);
    }
}
