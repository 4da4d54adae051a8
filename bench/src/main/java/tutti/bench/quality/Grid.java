package tutti.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Loss against jitter with one coding, a cell for each of 36 networks.
final class Grid {
    private static final double[] JITTER_MILLIS = {0, 10, 30, 60};
    private static final double[][] LOSS = {{0, 1}, {1, 1}, {3, 1}, {5, 1}, {10, 1}, {1, 3}, {3, 3}, {5, 3}, {10, 3}};

    private final List<List<Cell>> rows = new ArrayList<>();

    /// Measures all of it.
    Grid(Coding coding) {
        for (double[] loss : LOSS) {
            List<Cell> row = new ArrayList<>();
            for (double jitter : JITTER_MILLIS) {
                row.add(coding.cell(Impairment.lossAndJitter(loss[0], loss[1], jitter)));
            }
            rows.add(row);
        }
    }

    /// Delay, made-up share, distance, what of it the gaps explain, and the longest gap of each network in its cell; a
    /// distance that is not explained is in bold.
    String table() {
        StringBuilder table = new StringBuilder("| lost |");
        for (double jitterMillis : JITTER_MILLIS) table.append(" jitter %.0f ms |".formatted(jitterMillis));
        table.append("\n|---|").append("---|".repeat(JITTER_MILLIS.length)).append('\n');
        for (int row = 0; row < LOSS.length; row++) {
            String burst = LOSS[row][1] > 1 ? " in threes" : "";
            table.append(String.format(Locale.ROOT, "| %.0f %%%s |", LOSS[row][0], burst));
            rows.get(row).forEach(cell -> table.append(text(cell)));
            table.append('\n');
        }
        return table.toString();
    }

    private static String text(Cell cell) {
        return String.format(
                Locale.ROOT,
                cell.isExplained()
                        ? " %.0f ms · %s · %.2f (%.2f) dB · %.0f ms |"
                        : " %.0f ms · %s · **%.2f (%.2f) dB** · %.0f ms |",
                cell.delayMillis(),
                notPlayed(cell),
                cell.spectralDb(),
                cell.explainedDb(),
                cell.gapMillis());
    }

    private static String notPlayed(Cell cell) {
        return cell.recoveredPercent() > 0
                ? String.format(Locale.ROOT, "%.1f %% + %.1f %%", cell.concealedPercent(), cell.recoveredPercent())
                : String.format(Locale.ROOT, "%.1f %%", cell.concealedPercent());
    }

    /// The greatest of a quantity over all networks.
    double greatest(ToDoubleFunction<Cell> quantity) {
        return rows.stream().flatMap(List::stream).mapToDouble(quantity).max().orElseThrow();
    }
}
