package tutti.engine.roles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @Test
    void theSupervisorIsHeardByTheCustomerOnlyOnceHeBargesIn() {
        MonitorBackgroundCoachExample.run(out);
        assertThat(printed.toString(UTF_8).lines())
                .containsExactly(
                        "customer hears boss as monitor: NeverHeard[]",
                        "customer hears boss as coach: NotCoached[]",
                        "agent hears boss as coach: CoachOfListener[]",
                        "customer hears boss as party: TalksWithAll[]");
    }

    @Test
    void thePrivateTalkIsHeardByTheTwoAlone() {
        new PrivateTalkExample().run(out);
        assertThat(printed.toString(UTF_8).lines())
                .containsExactly(
                        "cells: 6",
                        "Ben hears Ann: InSideTalk[sideTalk=SideTalk[number=0]]",
                        "Ann hears Cleo: TalksWithAll[]",
                        "Cleo hears Ann: OutsideSideTalk[sideTalk=SideTalk[number=0]]",
                        "the tape hears Ann: OutsideSideTalk[sideTalk=SideTalk[number=0]]",
                        "Cleo hears Ann again: TalksWithAll[]");
    }
}
