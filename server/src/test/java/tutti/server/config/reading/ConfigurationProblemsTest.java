package tutti.server.config.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each problem is one sentence: where it is written, which key, what is allowed.
class ConfigurationProblemsTest {
    @TempDir
    private Path folder;

    /// `|` is a line break.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            sip:|  prot: 1                     ; 2 ; "sip.prot" is no setting; do you mean "port"?
            spi: {port: 1}                     ; 1 ; "spi" is no setting; do you mean "sip"?
            http: {xylophone: 1}               ; 1 ; "http.xylophone" is no setting; known are port
            media: {opus: {bitrate: 1}}        ; 1 ; "media.opus.bitrate" is no setting; do you mean "bitrateBps"?
            users:|- {nme: a, password: b}     ; 2 ; "users[0].nme" is no setting; do you mean "name"?
            sip:|  port: abc                   ; 2 ; sip.port cannot be "abc"; give a whole number from 0 to 65535
            sip: {port: 70000}                 ; 1 ; sip.port cannot be "70000"; give a whole number from 0 to 65535
            sip: {sessionExpiresSeconds: 10}   ; 1 ; sip.sessionExpiresSeconds cannot be "10"; give a whole number from 90 to 86400
            limits:|  calls: 0                 ; 2 ; limits.calls cannot be "0"; give a whole number from 1 to 100000
            media: {rtpPorts: 7}               ; 1 ; media.rtpPorts cannot be "7"; give a range of ports such as 10000-20000
            media: {rtpPorts: 9-8}             ; 1 ; media.rtpPorts cannot be "9-8"; give a range of ports such as 10000-20000
            media: {encryption: yes}           ; 1 ; media.encryption cannot be "yes"; give optional, required or off
            media: {opus: {fec: maybe}}        ; 1 ; media.opus.fec cannot be "maybe"; give auto, on or off
            media: {opus: {dtx: 1}}            ; 1 ; media.opus.dtx cannot be "1"; give true or false
            media: {codecs: [GSM]}             ; 1 ; media.codecs cannot be "GSM"; give opus, G722, PCMU, PCMA or L16
            media: {codecs: [{a: b}]}          ; 1 ; media.codecs takes a list, each item opus, G722, PCMU, PCMA or L16
            bind: 1.2.3.4.5                    ; 1 ; bind cannot be "1.2.3.4.5"; give an IP address or a host name
            bind: [a, b]                       ; 1 ; bind takes one value: an IP address or a host name
            bind: {a: b}                       ; 1 ; bind takes one value: an IP address or a host name
            sip: 5060                          ; 1 ; sip has keys of its own, each with a value: port, realm, sessionExpiresSeconds, tls, websocket
            users: anna                        ; 1 ; users is a list, each item with the keys name, password
            users:|- name: anna                ; 2 ; users[0] needs "password": the secret, ${env:NAME} or file:PATH
            users:|- {name: a, password: '${env:NO}'} ; 2 ; users[0].password wants the environment variable NO, which is not set; set it
            users:|- {name: a, password: 'file:no'}   ; 2 ; users[0].password wants the file no, which cannot be read; give it to this user
            sip: {realm: "a\\nb"}              ; 1 ; sip.realm has a line break or another control character; give a text of one line
            bind: a|bind: b                    ; 2 ; "bind" is there already, on line 1; keep one
            bind: [                            ; 1 ; this is not YAML
            bind: ::1|---|bind: ::1            ; 3 ; a second document begins here; keep one
            media: {codecs: []}                ; 1 ; media.codecs is empty; give one at least, such as [PCMU, PCMA]
            media: {codecs: [PCMU, pcmu]}      ; 1 ; media.codecs names one twice; keep one
            http: {port: 5060}                 ; 1 ; http.port is 5060, as sip.port is; give them different ports
            sip:|  tls: {certificate: c}       ; 2 ; sip.tls.certificate needs its private key; give sip.tls.key
            sip:|  tls: {key: k}               ; 2 ; sip.tls.key needs its certificate; give sip.tls.certificate
            advertise: 0.0.0.0                 ; 1 ; advertise cannot be 0.0.0.0; give the address that peers send to
            users:|- {name: a, password: x}|- {name: a, password: y} ; 3 ; users has "a" twice; keep one
            """)
    void ofAFileNamesItsLine(String yaml, int line, String sentence) throws Exception {
        Sources sources = new Sources(folder).yaml(yaml.replace('|', '\n'));
        assertThat(sources.problems().getFirst()).startsWith(sources.file() + ", line " + line + ": " + sentence);
    }

    @Test
    void ofTlsPortsAndTrunksNamesTheKey() throws Exception {
        assertThat(new Sources(folder)
                        .yaml("sip: {tls: {port: 5060, certificate: c, key: k}}")
                        .problems())
                .singleElement()
                .asString()
                .endsWith("sip.tls.port is 5060, as sip.port is; give them different ports");
        assertThat(new Sources(folder)
                        .yaml("trunks: [{name: a, registrar: example.org, username: b, password: c, proxy: 'x'}]")
                        .problems())
                .hasSize(2)
                .first()
                .asString()
                .endsWith("trunks[0].registrar cannot be \"example.org\"; give a SIP URI such as sip:sip.example.org");
        assertThat(new Sources(folder).yaml("""
                                trunks:
                                - {name: a, registrar: 'sip:e', username: b, password: c}
                                - {name: a, registrar: 'sip:e', username: b, password: c}
                                """).problems())
                .singleElement()
                .asString()
                .endsWith("line 3: trunks has \"a\" twice; keep one");
    }

    @Test
    void ofAVariableOrAnOptionNamesIt() {
        assertThat(new Sources(folder).variable("TUTTI_SIP_PORT", "x").problems())
                .containsExactly("TUTTI_SIP_PORT: sip.port cannot be \"x\"; give a whole number from 0 to 65535");
        assertThat(new Sources(folder)
                        .option("--rtp-ports", "media.rtpPorts", "5")
                        .problems())
                .containsExactly(
                        "--rtp-ports: media.rtpPorts cannot be \"5\"; give a range of ports such as 10000-20000");
        assertThat(new Sources(folder).option("--set", "media.opus.dtxx", "5").problems())
                .containsExactly("--set: \"media.opus.dtxx\" is no setting; do you mean \"media.opus.dtx\"?");
        assertThat(new Sources(folder).option("--set", "users", "5").problems())
                .containsExactly("--set: \"users\" is no setting; ./tutti config shows all of them");
    }

    @Test
    void areToldAllAtOnceUpToALimit() throws Exception {
        assertThat(new Sources(folder).yaml("sip: {port: a}\nhttp: {port: b}\n").problems())
                .hasSize(2);
        String many = "x%d: 1\n".repeat(Problems.PROBLEMS_MAX + 5);
        for (int i = 0; many.contains("%d"); i++) many = many.replaceFirst("%d", Integer.toString(i));
        assertThat(new Sources(folder).yaml(many).problems()).hasSize(Problems.PROBLEMS_MAX);
    }

    @Test
    void ofFilesThatCannotBeReadSayWhy() throws Exception {
        Path missing = folder.resolve("missing.yaml");
        assertThat(problemsOf(missing))
                .isEqualTo(missing + ": there is no such file; give the path of a file with settings");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problemsOf(binary)).isEqualTo(binary + ": this is not text in UTF-8; give a file with settings");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(int) FileSource.FILE_BYTES_MAX + 1]);
        assertThat(problemsOf(large)).isEqualTo(large + ": it cannot be read: it is larger than 1048576 bytes");
    }

    private String problemsOf(Path file) {
        ConfigurationSources sources = new ConfigurationSources(folder, Optional.of(file), Map.of(), Map.of());
        return String.join(
                "\n",
                catchThrowableOfType(ConfigurationException.class, () -> Configuration.read(sources))
                        .problems());
    }

    @Test
    void ofASecretFileThatIsEmptyOrTooLargeSayWhyWithoutTheSecret() throws Exception {
        Files.writeString(folder.resolve("empty"), " \n");
        Files.write(folder.resolve("large"), new byte[(int) SecretValue.FILE_BYTES_MAX + 1]);
        assertThat(new Sources(folder)
                        .yaml("users: [{name: a, password: 'file:empty'}, {name: b, password: 'file:large'}]")
                        .problems())
                .satisfiesExactly(
                        empty -> assertThat(empty).endsWith("empty, which is empty"),
                        large -> assertThat(large).contains("larger than 65536 bytes"));
    }
}
