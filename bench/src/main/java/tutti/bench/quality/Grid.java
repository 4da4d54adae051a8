package tutti.bench.quality;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The tables of the page: one network a row, or loss against jitter.
final class Grid {
    private static final double[] JITTER_MILLIS = {0, 10, 30, 60};
    private static final double[][] LOSS = {{0, 1}, {1, 1}, {3, 1}, {5, 1}, {10, 1}, {1, 3}, {3, 3}, {5, 3}, {10, 3}};
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private final int[] speech;
    private final Cell[][] cells = new Cell[LOSS.length][JITTER_MILLIS.length];

    /// Measures all of it.
    Grid(int[] speech) {
        this.speech = speech;
        for (int row = 0; row < LOSS.length; row++) {
            for (int column = 0; column < JITTER_MILLIS.length; column++) {
                cells[row][column] = cell(Impairment.lossAndJitter(LOSS[row][0], LOSS[row][1], JITTER_MILLIS[column]));
            }
        }
    }

    private Cell cell(Impairment impairment) {
        return Cell.of(speech, impairment, SEEDS);
    }

    /// Single networks, with everything that was measured.
    String details() {
        StringBuilder table = new StringBuilder("""
                | network | late (97 %), ms | delay, ms | delay (95 %), ms | lost, % | late, % | made up, % | distance, dB | longest gap, ms | worst step, dB |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        for (int column = 0; column < JITTER_MILLIS.length; column++) {
            String name = column == 0 ? "clean" : String.format(Locale.ROOT, "jitter %.0f ms", JITTER_MILLIS[column]);
            table.append(row(name, cells[0][column]));
        }
        return table.append(row("3 % lost", cells[2][0]))
                .append(row("3 % lost in threes", cells[6][0]))
                .append(row("1 % reordered by 65 ms", cell(Impairment.NONE.reordered(1))))
                .append(row("1 % doubled", cell(Impairment.NONE.duplicated(1))))
                .append(row(
                        "3 % lost, jitter 15 ms, 1 % reordered",
                        cell(Impairment.lossAndJitter(3, 1, 15).reordered(1))))
                .append(row("standstill of 300 ms every 10 s", cell(Impairment.spikes(10, 300))))
                .toString();
    }

    private static String row(String name, Cell cell) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.0f | %.1f |%n",
                name,
                cell.lateMillis97(),
                cell.delayMillis(),
                cell.delayMillis95(),
                cell.lostPercent(),
                cell.latePercent(),
                cell.concealedPercent(),
                cell.spectralDb(),
                cell.gapMillis(),
                Math.max(0, cell.clickDb()));
    }

    /// Loss against jitter: delay, made-up share, distance and gap of each network in its cell.
    String matrix() {
        StringBuilder table = new StringBuilder("| lost |");
        for (double jitterMillis : JITTER_MILLIS) table.append(" jitter %.0f ms |".formatted(jitterMillis));
        table.append("\n|---|").append("---|".repeat(JITTER_MILLIS.length)).append('\n');
        for (int row = 0; row < LOSS.length; row++) {
            String burst = LOSS[row][1] > 1 ? " in threes" : "";
            table.append(String.format(Locale.ROOT, "| %.0f %%%s |", LOSS[row][0], burst));
            for (Cell cell : cells[row]) {
                table.append(String.format(
                        Locale.ROOT,
                        " %.0f ms · %.1f %% · %.2f dB · %.0f ms |",
                        cell.delayMillis(),
                        cell.concealedPercent(),
                        cell.spectralDb(),
                        cell.gapMillis()));
            }
            table.append('\n');
        }
        return table.toString();
    }

    /// The greatest of a quantity over all networks.
    double greatest(Function<Cell, Double> quantity) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (Cell[] row : cells) {
            for (Cell cell : row) greatest = Math.max(greatest, quantity.apply(cell));
        }
        return greatest;
    }
}
