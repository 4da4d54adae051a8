package tutti.server.config.reading;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.server.config.PortRange;
import tutti.server.config.Secret;
import tutti.server.config.ServerSettings;
import tutti.server.config.Setting;
import tutti.server.config.reading.SettingNode.Presence;

/// Reads the settings records as a tree of keys.
final class Schema {
    /// All settings of a server.
    static final SettingNode.Group SERVER = group("", "", ServerSettings.class, Optional.of(ServerSettings.defaults()));

    private Schema() {}

    private static SettingNode.Group group(
            String name, String meaning, Class<? extends Record> type, Optional<Object> defaults) {
        List<SettingNode> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.add(node(component, defaults.map(record -> Reflection.value(component, record))));
        }
        return new SettingNode.Group(name, meaning, type, members);
    }

    private static SettingNode node(RecordComponent component, Optional<Object> fallback) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) throw new IllegalStateException(component + " needs a @Setting");
        Type type = component.getGenericType();
        String name = component.getName();
        if (type instanceof Class<?> plain && plain.isRecord() && plain != PortRange.class) {
            return group(name, setting.value(), plain.asSubclass(Record.class), fallback);
        }
        if (isOf(List.class, type) && argument(type) instanceof Class<?> element && element.isRecord()) {
            SettingNode.Group entry = group(name, "", element.asSubclass(Record.class), Optional.empty());
            return new SettingNode.Entries(name, setting.value(), entry);
        }
        if (isOf(Optional.class, type)) {
            ValueKind kind = kind(argument(type), setting);
            Optional<Object> value = fallback.flatMap(it -> (Optional<?>) it);
            return new SettingNode.Value(name, setting.value(), kind, Presence.OPTIONAL, value, setting.example());
        }
        Presence presence = fallback.isPresent() ? Presence.DEFAULTED : Presence.REQUIRED;
        ValueKind kind = kind(type, setting);
        return new SettingNode.Value(name, setting.value(), kind, presence, fallback, setting.example());
    }

    private static boolean isOf(Class<?> raw, Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == raw;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static ValueKind kind(Type type, Setting setting) {
        if (isOf(List.class, type)) return new ListValue(kind(argument(type), setting));
        if (type == int.class) return new SingleValues.WholeNumber(setting.min(), setting.max());
        if (type == boolean.class) return new SingleValues.Truth();
        if (type == String.class) return new SingleValues.Text();
        if (type == InetAddress.class) return new SingleValues.Address();
        if (type == Path.class) return new SingleValues.FilePath();
        if (type == PortRange.class) return new SingleValues.Ports();
        if (type == Secret.class) return new SecretValue();
        if (type instanceof Class<?> constants && constants.isEnum()) return new WordValue(constants);
        throw new IllegalStateException("a setting cannot be of " + type + "; add a ValueKind");
    }
}
