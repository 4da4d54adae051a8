package tutti.server.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be run and is odd.
class ConfigurationWarningsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            media: {rtpPorts: 10000-10099}                    ; enough for 50 calls, fewer than limits.calls 1000
            sip: {port: 10002}                                ; sip.port 10002 lies within media.rtpPorts 10000-20000
            media: {encryption: required}                     ; there is no sip.tls.certificate
            media: {encryption: off}                          ; browsers cannot call
            advertise: 203.0.113.5                            ; which only this machine reaches
            rooms: {open: false}                              ; no conference can be dialled
            rooms: {names: [a]}                               ; rooms.names has no effect while rooms.open is true
            rooms: {guests: [a]}                              ; rooms.guests has no effect while there are no users
            {rooms: {open: false, names: [a], guests: [b]}, users: [{name: u, password: p}]} ; rooms.guests names "b", which rooms.names does not
            """)
    void isOneSentence(String yaml, String part) throws Exception {
        assertThat(new Sources(folder).yaml(yaml).read().warnings())
                .singleElement()
                .asString()
                .contains(part);
    }

    @Test
    void aVariableThatLooksLikeASettingAndIsNoneIsToldWithTheNearest() throws Exception {
        assertThat(new Sources(folder).variable("TUTTI_SIPP_PORT", "1").read().warnings())
                .containsExactly("TUTTI_SIPP_PORT is no setting; do you mean TUTTI_SIP_PORT?");
        assertThat(new Sources(folder)
                        .variable("TUTTI_JAVA_OPTS", "-Xmx1g")
                        .read()
                        .warnings())
                .isEmpty();
    }

    @Test
    void whatKubernetesSetsForAServiceIsNotTakenForAPort() throws Exception {
        Configuration configuration = new Sources(folder)
                .variable("TUTTI_SIP_PORT", "tcp://10.0.0.1:5060")
                .variable("TUTTI_SERVICE_HOST", "10.0.0.1")
                .variable("TUTTI_PORT_8080_TCP", "tcp://10.0.0.1:8080")
                .read();
        assertThat(configuration.settings().sip().port()).isEqualTo(5060);
        assertThat(configuration.warnings()).singleElement().asString().contains("as Kubernetes sets it");
    }
}
