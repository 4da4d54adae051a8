package tutti.bench.quality;

import java.util.List;
import java.util.Locale;

/// Tables with a network in each row.
final class NetworkTable {
    private NetworkTable() {}

    /// The typical networks with each coding: what is made up, and how far what is heard is from what was spoken.
    static String overview(List<Coding> codings) {
        StringBuilder table = new StringBuilder("| network | delay, ms |");
        codings.forEach(coding -> table.append(' ').append(coding.name).append(" |"));
        table.append("\n|---|--:|").append("--:|".repeat(codings.size())).append('\n');
        for (Network network : Network.TYPICAL) {
            List<Cell> cells = codings.stream()
                    .map(coding -> coding.cell(network.impairment()))
                    .toList();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f |",
                    network.name(),
                    cells.getFirst().delayMillis()));
            for (Cell cell : cells) {
                table.append(
                        String.format(Locale.ROOT, " %.1f %% · %.2f dB |", cell.concealedPercent(), cell.spectralDb()));
            }
            table.append('\n');
        }
        return table.toString();
    }

    /// Everything that was measured.
    static String details(Coding coding) {
        StringBuilder table = new StringBuilder("""
                | network | late (97 %), ms | delay, ms | delay (95 %), ms | lost, % | late, % | made up, % | distance, dB | explained, dB | longest gap, ms | worst step, dB |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        Network.DETAILED.forEach(network -> table.append(row(network.name(), coding.cell(network.impairment()))));
        return table.toString();
    }

    private static String row(String name, Cell cell) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.1f |%n",
                name,
                cell.lateMillis97(),
                cell.delayMillis(),
                cell.delayMillis95(),
                cell.lostPercent(),
                cell.latePercent(),
                cell.concealedPercent(),
                cell.spectralDb(),
                cell.explainedDb(),
                cell.gapMillis(),
                Math.max(0, cell.clickDb()));
    }
}
