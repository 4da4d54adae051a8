package tutti.bench.conformance;

import java.util.Comparator;

/// The order of a table of contents: §9 before §10, numbers before letters.
final class NumberedOrder implements Comparator<String> {

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int leftEnd = end(left, i);
            int rightEnd = end(right, j);
            int order = compareParts(left.substring(i, leftEnd), right.substring(j, rightEnd));
            if (order != 0) return order;
            i = leftEnd;
            j = rightEnd;
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    /// Digits stand together, anything else alone.
    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) end++;
        return Math.max(end, from + 1);
    }

    private static int compareParts(String left, String right) {
        boolean bothNumbers = isDigit(left.charAt(0)) && isDigit(right.charAt(0));
        int byLength = bothNumbers ? Integer.compare(left.length(), right.length()) : 0;
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
