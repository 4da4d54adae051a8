package tutti.server.config.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.server.config.Choice;
import tutti.server.config.CodecName;
import tutti.server.config.MediaEncryption;
import tutti.server.config.PortRange;
import tutti.server.config.RoomSettings;
import tutti.server.config.Secret;
import tutti.server.config.ServerSettings;
import tutti.server.config.TrunkSettings;
import tutti.server.config.UserSettings;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void withNothingWrittenTheDefaultsCount() throws Exception {
        Configuration configuration = new Sources(folder).read();
        assertThat(configuration.settings()).isEqualTo(ServerSettings.defaults());
        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.values()).allMatch(it -> it.origin() instanceof Origin.Default);
    }

    @Test
    void theFileIsReadIntoTheRecords() throws Exception {
        ServerSettings read = new Sources(folder).yaml("""
                        bind: "::1"
                        advertise: 203.0.113.5
                        sip:
                          port: 5070
                          sessionExpiresSeconds: 600
                          tls: {port: 5071, certificate: cert.pem, key: /etc/key.pem}
                          websocket:
                            origins: [https://a.example, https://b.example]
                        media:
                          rtpPorts: 30000-32999
                          codecs: [g722, PCMU]
                          encryption: required
                          opus: {fec: off, library: libopus.so}
                          digits: {inBand: on, forward: true}
                        rooms:
                          open: false
                          names: [sales, support]
                          guests:
                            - sales
                        users:
                          - {name: anna, password: geheim}
                          - name: bert
                            password: auch
                        trunks:
                          - {name: p, registrar: sip:p.example, username: '12', password: x, inbound: sales}
                        """).read().settings();
        assertThat(read.bind()).isEqualTo(InetAddress.ofLiteral("::1"));
        assertThat(read.advertise()).contains(InetAddress.ofLiteral("203.0.113.5"));
        assertThat(read.sip().port()).isEqualTo(5070);
        assertThat(read.sip().sessionExpiresSeconds()).isEqualTo(600);
        assertThat(read.sip().realm()).isEqualTo("tutti");
        assertThat(read.sip().tls().certificate()).contains(folder.resolve("cert.pem"));
        assertThat(read.sip().tls().key()).contains(Path.of("/etc/key.pem"));
        assertThat(read.sip().tls().enabled()).isTrue();
        assertThat(read.sip().websocket().origins()).containsExactly("https://a.example", "https://b.example");
        assertThat(read.media().rtpPorts()).isEqualTo(new PortRange(30_000, 32_999));
        assertThat(read.media().codecs()).containsExactly(CodecName.G722, CodecName.PCMU);
        assertThat(read.media().encryption()).isEqualTo(MediaEncryption.REQUIRED);
        assertThat(read.media().opus().fec()).isEqualTo(Choice.OFF);
        assertThat(read.media().opus().library()).contains(folder.resolve("libopus.so"));
        assertThat(read.media().digits().inBand()).isEqualTo(Choice.ON);
        assertThat(read.media().digits().forward()).isTrue();
        assertThat(read.rooms()).isEqualTo(new RoomSettings(false, List.of("sales", "support"), List.of("sales")));
        assertThat(read.users())
                .containsExactly(
                        new UserSettings("anna", new Secret("geheim")), new UserSettings("bert", new Secret("auch")));
        assertThat(read.trunks())
                .containsExactly(new TrunkSettings(
                        "p",
                        "sip:p.example",
                        "12",
                        new Secret("x"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("sales")));
    }

    @Test
    void theEnvironmentCountsMoreThanTheFileAndOptionsCountMost() throws Exception {
        Sources sources = new Sources(folder).yaml("sip: {port: 1111, realm: file}\nhttp: {port: 1112}\n");
        sources.variable("TUTTI_SIP_PORT", "2222").variable("TUTTI_HTTP_PORT", "2223");
        sources.option("--sip-port", "sip.port", "3333");
        Configuration configuration = sources.read();
        assertThat(configuration.settings().sip().port()).isEqualTo(3333);
        assertThat(configuration.settings().http().port()).isEqualTo(2223);
        assertThat(configuration.settings().sip().realm()).isEqualTo("file");
        assertThat(origin(configuration, "sip.port")).isEqualTo("--sip-port");
        assertThat(origin(configuration, "http.port")).isEqualTo("TUTTI_HTTP_PORT");
        assertThat(origin(configuration, "sip.realm")).isEqualTo(sources.file() + ":1");
        assertThat(origin(configuration, "media.rtpPorts")).isEqualTo("default");
    }

    private static String origin(Configuration configuration, String key) {
        return configuration.values().stream()
                .filter(it -> it.key().equals(key))
                .map(it -> it.origin().text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKeyOutsideListsHasAVariableNamedAfterIt() {
        assertThat(EnvironmentSource.variables())
                .containsEntry("bind", "TUTTI_BIND")
                .containsEntry("sip.sessionExpiresSeconds", "TUTTI_SIP_SESSION_EXPIRES_SECONDS")
                .containsEntry("media.rtpPorts", "TUTTI_MEDIA_RTP_PORTS")
                .containsEntry("media.digits.inBand", "TUTTI_MEDIA_DIGITS_IN_BAND")
                .doesNotContainKey("users.name");
        assertThat(EnvironmentSource.variables().values()).doesNotHaveDuplicates();
    }

    @Test
    void listsAreWrittenWithCommasInVariables() throws Exception {
        Configuration configuration = new Sources(folder)
                .variable("TUTTI_MEDIA_CODECS", "PCMA, opus")
                .variable("TUTTI_ROOMS_GUESTS", "a,b")
                .read();
        assertThat(configuration.settings().media().codecs()).containsExactly(CodecName.PCMA, CodecName.OPUS);
        assertThat(configuration.settings().rooms().guests()).containsExactly("a", "b");
    }

    @Test
    void anEmptyFileAndEmptyGroupsLeaveTheDefaults() throws Exception {
        assertThat(new Sources(folder).yaml("# nothing\n").read().settings()).isEqualTo(ServerSettings.defaults());
        assertThat(new Sources(folder)
                        .yaml("sip:\nusers:\nadvertise:\n")
                        .variable("TUTTI_BIND", " ")
                        .read()
                        .settings())
                .isEqualTo(ServerSettings.defaults());
    }

    @Test
    void anotherFileCanBeNamedByOptionOrVariable() throws Exception {
        Path file = Files.writeString(folder.resolve("other.yaml"), "http: {port: 9999}\n");
        Map<String, String> environment = Map.of("TUTTI_CONFIG", "other.yaml");
        assertThat(Configuration.read(new ConfigurationSources(folder, Optional.of(file), Map.of(), Map.of()))
                        .settings()
                        .http()
                        .port())
                .isEqualTo(9999);
        assertThat(Configuration.read(new ConfigurationSources(folder, Optional.empty(), environment, Map.of()))
                        .settings()
                        .http()
                        .port())
                .isEqualTo(9999);
    }

    @Test
    void secretsComeFromTheFileTheEnvironmentOrAnotherFileAndAreNeverShown() throws Exception {
        Files.writeString(folder.resolve("bert.password"), "drei\n");
        Configuration configuration =
                new Sources(folder).yaml("""
                        users:
                          - {name: anna, password: eins}
                          - {name: carl, password: '${env:CARL}'}
                          - {name: bert, password: 'file:bert.password'}
                        """).variable("CARL", "zwei").read();
        assertThat(configuration.settings().users())
                .extracting(user -> user.password().reveal())
                .containsExactly("eins", "zwei", "drei");
        assertThat(configuration.settings().toString() + configuration.values())
                .doesNotContain("eins", "zwei", "drei")
                .contains("***");
    }
}
