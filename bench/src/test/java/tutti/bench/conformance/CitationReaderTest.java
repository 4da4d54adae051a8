package tutti.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationReaderTest {
    private static final Document ASSUMED = new Document(Publisher.RFC, "1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing of that kind                     | ''",
                "RFC 2: a whole document                  | RFC 2",
                "RFC 2 §8.2, §9: a list                   | RFC 2 §8.2; RFC 2 §9",
                "RFC 2 §3.2.2 to §3.2.5.                  | RFC 2 §3.2.2; RFC 2 §3.2.5",
                "(RFC 2), RFC 3 §1; RFC 4                 | RFC 2; RFC 3 §1; RFC 4",
                "§17.1.1.2, timers A and B                | RFC 1 §17.1.1.2",
                "§3; RFC 2 §9.2, §15.1.2                  | RFC 1 §3; RFC 2 §9.2; RFC 2 §15.1.2",
                "RFC 2 §6.4.1, A.8                        | RFC 2 §6.4.1; RFC 2 §A.8",
                "RFC 2 Appendix B: the last frame         | RFC 2 Appendix B",
                "what Q.24 describes: Table A-1           | ITU-T Q.24 Table A-1",
                "ITU-T G.722 Appendix II (Table II.6)     | ITU-T G.722 Appendix II; ITU-T G.722 Table II.6",
                "ITU-T G.100.1, heard                     | ITU-T G.100.1",
                "G.711 Tables 5 (A-law)                   | ITU-T G.711 Table 5",
                "G.711 before G.722, with X.509; RFC 2 §6 | RFC 2 §6",
                "EBU Tech 3 §3.5: JUNK becomes ds64       | EBU Tech 3 §3.5",
            })
    void findsWhatIsCited(String text, String expected) {
        assertThat(read(text, Optional.of(ASSUMED))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"§3: of nothing", "Table 2", "A.8"})
    void aSectionOfNoDocumentIsNoCitation(String text) {
        assertThat(read(text, Optional.empty())).isEmpty();
    }

    private static String read(String text, Optional<Document> assumed) {
        List<String> citations = CitationReader.read(text, assumed).stream()
                .map(Citation::toString)
                .toList();
        return String.join("; ", citations);
    }
}
