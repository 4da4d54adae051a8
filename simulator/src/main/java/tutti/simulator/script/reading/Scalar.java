package tutti.simulator.script.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tutti.server.yaml.Nearest;

/// The text of one key, on its way to a value. Each conversion fails with what would be right.
record Scalar(String file, String key, String text, int line) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ?(ms|s|min|frames?)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,9}(?:\\.\\d{1,6})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d{1,18}");
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    ScriptException problem(String right) {
        return new ScriptException(file, line, key + " is \"" + text + "\"; " + right);
    }

    long wholeNumber(long min, long max) throws ScriptException {
        if (WHOLE_NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) return number;
        }
        throw problem("give a whole number from " + min + " to " + max);
    }

    double number(double min, double max, String unit) throws ScriptException {
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) return number;
        }
        throw problem("give " + Words.number(min) + " to " + Words.number(max) + " " + unit);
    }

    double percent(double max) throws ScriptException {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : "";
        if (NUMBER.matcher(number).matches()) {
            double percent = Double.parseDouble(number);
            if (percent >= 0 && percent <= max) return percent;
        }
        throw problem("give 0% to " + Words.number(max) + "%, with the sign");
    }

    boolean yesOrNo() throws ScriptException {
        return oneOf(List.of("true", "false")).equals("true");
    }

    String oneOf(Collection<String> words) throws ScriptException {
        if (words.contains(text)) return text;
        throw new ScriptException(file, line, key + " cannot be \"" + text + "\"" + Nearest.hint(text, words));
    }

    <E extends Enum<E>> E oneOf(E[] constants) throws ScriptException {
        List<String> words = Arrays.stream(constants).map(Words::of).toList();
        return constants[words.indexOf(oneOf(words))];
    }

    /// In samples, rounded to the nearest.
    int samples(Timebase timebase) throws ScriptException {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) throw problem("give a duration like 1.5s, 200ms or 75 frames");
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal rate = BigDecimal.valueOf(timebase.sampleRateHz());
        BigDecimal samples = switch (matcher.group(2)) {
            case "ms" -> number.multiply(rate).divide(MILLIS_PER_SECOND, RoundingMode.HALF_UP);
            case "s" -> number.multiply(rate);
            case "min" -> number.multiply(rate).multiply(SECONDS_PER_MINUTE);
            default -> number.multiply(BigDecimal.valueOf(timebase.frameSamples()));
        };
        if (samples.compareTo(BigDecimal.valueOf(timebase.samplesMax())) > 0) {
            throw problem("nothing here is longer than " + timebase.secondsMax() + "s");
        }
        return samples.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /// The first frame that begins at or after it.
    int frames(Timebase timebase) throws ScriptException {
        return Math.ceilDiv(samples(timebase), timebase.frameSamples());
    }
}
