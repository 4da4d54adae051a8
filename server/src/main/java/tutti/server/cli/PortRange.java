package tutti.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `A-B`, both ports inclusive.
record PortRange(int first, int last) {
    static final class Converter implements ITypeConverter<PortRange> {
        @Override
        public PortRange convert(String text) {
            int dash = text.indexOf('-');
            try {
                PortRange range = new PortRange(
                        Integer.parseInt(text.substring(0, Math.max(0, dash)).strip()),
                        Integer.parseInt(text.substring(dash + 1).strip()));
                if (range.first >= 1 && range.last <= 65_535 && range.last > range.first) return range;
            } catch (NumberFormatException _) {
                // Answered below, as any other text that is no range.
            }
            throw new TypeConversionException("'" + text + "' is no port range; write FIRST-LAST such as 10000-20000");
        }
    }
}
