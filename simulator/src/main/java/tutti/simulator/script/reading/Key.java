package tutti.simulator.script.reading;

/// One key of a script.
///
/// @param name as it is written
/// @param value its kind and unit
/// @param fallback what counts when it is missing, as it would be written; [#REQUIRED] or [#NONE]
/// @param meaning in a sentence
record Key(String name, String value, String fallback, String meaning) {
    static final String REQUIRED = "required";
    static final String NONE = "none";

    boolean required() {
        return fallback.equals(REQUIRED);
    }
}
