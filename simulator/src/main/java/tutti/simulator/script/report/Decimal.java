package tutti.simulator.script.report;

import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as they are written: equal ones look equal.
final class Decimal {
    /// Quieter is all the same.
    static final double FLOOR_DB = -120;

    private Decimal() {}

    /// To a tenth, at least [#FLOOR_DB]; never minus nought.
    static double tenth(double db) {
        return Math.round(Math.max(FLOOR_DB, db) * 10) / 10.0 + 0.0;
    }

    static String db(OptionalDouble db) {
        return db.isPresent() ? String.format(Locale.ROOT, "%.1f dB", tenth(db.getAsDouble())) : "-";
    }

    static String seconds(int frame, int frameMillis) {
        return String.format(Locale.ROOT, "%.3f", frame * frameMillis / 1_000.0);
    }
}
