package tutti.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What one component of a settings record means to an operator. From these the file's keys, `./tutti config`
/// and `docs/configuration.md` are made.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// One sentence without a full stop.
    String value();

    /// A value as it may be written, for settings that are empty unless they are set.
    String example() default "";

    /// Least whole number that is taken.
    int min() default 0;

    /// Greatest whole number that is taken.
    int max() default Integer.MAX_VALUE;
}
