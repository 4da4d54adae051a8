package tutti.simulator.script.reading;

import java.math.BigDecimal;
import java.util.Locale;

/// How things are written in a script.
final class Words {
    private Words() {}

    /// A constant as a script says it.
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// 20 and not 20.0.
    static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
