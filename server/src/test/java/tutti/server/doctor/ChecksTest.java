package tutti.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.server.codec.OpusAvailability;
import tutti.server.config.CodecName;
import tutti.server.config.LimitSettings;
import tutti.server.config.PacketInterface;
import tutti.server.config.ServerSettings;
import tutti.server.doctor.Finding.Verdict;
import tutti.server.packet.PacketNetwork;
import tutti.server.packet.PlainNetwork;

class ChecksTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    @Test
    void fewerFilesThanTheCallsWantIsAWarningThatNamesBothWaysOut() {
        assertThat(MachineChecks.openFiles(1_024, 1_000))
                .isEqualTo(Finding.warning(
                        "1024 allowed, 1000 calls want 2256",
                        "raise it (ulimit -n 2256, or LimitNOFILE= in the unit file) or lower --max-calls"));
        assertThat(MachineChecks.openFiles(2_256, 1_000).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aSmallReceiveBufferIsAWarning() {
        assertThat(NetworkChecks.receiveBuffer(212_992))
                .isEqualTo(Finding.warning(
                        "208 KiB per UDP socket, 1024 wanted",
                        "a burst of SIP may be lost; sysctl -w net.core.rmem_max=1048576"));
        assertThat(NetworkChecks.receiveBuffer(1 << 20).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void packetsWithoutTimesAreAWarningUnlessTheyWereAskedFor() {
        PacketNetwork elsewhere = new PlainNetwork("batches are for Linux");
        assertThat(PacketsCheck.check(PacketInterface.AUTO, elsewhere))
                .isEqualTo(Finding.warning(
                        "one packet a call, times as exact as the polls (batches are for Linux)",
                        "calls cost half as much again and are up to 3 ms later than they could be"));
        assertThat(PacketsCheck.check(PacketInterface.PLAIN, elsewhere).verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void anAddressThatIsNotOursFails() {
        ServerSettings settings = ServerSettings.defaults().withBind(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(new NetworkChecks(settings).bindAddress().found())
                .isEqualTo("192.0.2.7 is not an address of this machine");
        assertThat(new NetworkChecks(ServerSettings.defaults()).bindAddress().verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void phonesThatWouldBeToldALoopbackAddressAreAWarning() {
        InetAddress any = InetAddress.ofLiteral("0.0.0.0");
        assertThat(AdvertisedAddress.check(any, Optional.empty(), () -> InetAddress.ofLiteral("127.0.1.1")))
                .isEqualTo(Finding.warning(
                        "this machine's name stands for 127.0.1.1, which phones are told",
                        "set advertise to the address they reach, or mend /etc/hosts"));
        assertThat(AdvertisedAddress.check(any, Optional.empty(), () -> InetAddress.ofLiteral("192.168.0.7")))
                .isEqualTo(Finding.ok("as bound, 192.168.0.7; phones beyond NAT need the setting advertise"));
        assertThat(AdvertisedAddress.check(any, Optional.of(LOOPBACK), () -> LOOPBACK)
                        .verdict())
                .isEqualTo(Verdict.WARNING);
        assertThat(AdvertisedAddress.check(any, Optional.of(InetAddress.ofLiteral("203.0.113.5")), () -> LOOPBACK))
                .isEqualTo(Finding.ok("203.0.113.5"));
    }

    @Test
    void aTakenUdpPortIsFound() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, LOOPBACK)) {
            int port = taken.getLocalPort();
            assertThat(PortCheck.both(LOOPBACK, port, "--sip-port"))
                    .isEqualTo(Finding.failed(
                            "UDP port " + port + " on 127.0.0.1 cannot be had",
                            "is a Tutti running already? choose another with --sip-port"));
            ServerSettings settings = ServerSettings.defaults();
            assertThat(new NetworkChecks(settings.with(settings.media().withRtpPorts(port, port + 1)))
                            .rtpPorts()
                            .found())
                    .isIn(
                            port + "-" + (port + 1) + ", 1 of 2 looked at are free",
                            port + "-" + (port + 1) + ", 0 of 2 looked at are free");
        }
    }

    @Test
    void theDataFolderNeedNotBeThereButItsPlaceMustBeAFolder() throws Exception {
        Path missing = folder.resolve("a/b");
        assertThat(new DataFolderCheck(missing).look().found()).startsWith(missing + " can be written to, ");
        assertThat(missing).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(new DataFolderCheck(file.resolve("data")).look())
                .isEqualTo(Finding.failed(file + " is no folder", "choose another with --data"));
    }

    @Test
    void opusThatIsWantedAndMissingIsAWarningAndThatIsNotWantedIsNone() {
        OpusAvailability missing = new OpusAvailability.Missing("Install libopus");
        assertThat(OpusCheck.check(List.of(CodecName.OPUS), missing))
                .isEqualTo(Finding.warning("Install libopus", "calls use the other codecs of media.codecs until then"));
        assertThat(OpusCheck.check(List.of(CodecName.PCMU), missing).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aToneThatComesTooLoudOrTooSoftFails() {
        assertThat(AudioPathCheck.judge(-0.4, 800).verdict()).isEqualTo(Verdict.OK);
        assertThat(AudioPathCheck.judge(0.6, 800).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(AudioPathCheck.judge(-130, 0).found()).isEqualTo("1 kHz at 0 dBm0 said, -130.0 dBm0 heard for 0 ms");
    }

    @Test
    void findingsFitEightyColumnsAndAreColouredOnlyOnATerminal() {
        Finding wordy =
                Finding.failed("word ".repeat(30).strip(), "advice ".repeat(20).strip());
        assertThat(new FindingText(false).of("Name", wordy).lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeGreaterThan(4)
                .first()
                .asString()
                .startsWith("  failed   Name            word");
        assertThat(new FindingText(true).of("Name", wordy)).contains("\u001b[31mfailed \u001b[0m");
    }

    @Test
    void aMachineIsLookedAtWithoutFailing() {
        MachineChecks machine = new MachineChecks(ServerSettings.defaults().with(new LimitSettings(1, 2)));
        assertThat(List.of(machine.java(), machine.processors(), machine.memory(), machine.openFiles()))
                .noneMatch(finding -> finding.verdict() == Verdict.FAILED)
                .noneMatch(finding -> finding.found().isBlank());
    }
}
