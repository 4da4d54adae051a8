package tutti.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tutti.server.config.PortRange;

/// `A-B`, both ports inclusive.
final class PortRangeConverter implements ITypeConverter<PortRange> {
    @Override
    public PortRange convert(String text) {
        try {
            return PortRange.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
