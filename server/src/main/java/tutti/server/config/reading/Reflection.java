package tutti.server.config.reading;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// Takes records apart and puts them together.
final class Reflection {
    private Reflection() {}

    static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /// A record of `type` with these components, in order.
    static Record create(Class<? extends Record> type, List<Object> components) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(components.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be created", e);
        }
    }
}
