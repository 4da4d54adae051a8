package tutti.server.trunk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One server of a domain's service. Source: RFC 2782.
///
/// @param priority the lowest is tried first
/// @param weight how often it is the first of those of its priority
/// @param target the host's name; empty says that the domain has no such service
public record ServiceRecord(int priority, int weight, int port, String target) {
    private static final int UINT16_MAX = 65_535;

    /// From DNS' way to write it: `10 60 5060 sip1.example.org.`
    static Optional<ServiceRecord> parse(String text) {
        String[] words = text.trim().split("\\s+", -1);
        if (words.length != 4) return Optional.empty();
        try {
            int priority = Integer.parseInt(words[0]);
            int weight = Integer.parseInt(words[1]);
            int port = Integer.parseInt(words[2]);
            if (priority < 0 || weight < 0 || weight > UINT16_MAX || port < 0 || port > UINT16_MAX) {
                return Optional.empty();
            }
            String target = words[3].endsWith(".") ? words[3].substring(0, words[3].length() - 1) : words[3];
            return Optional.of(new ServiceRecord(priority, weight, port, target));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// In the order in which they should be tried: by priority, and by chance in the measure of their weights. A
    /// weight of 0 has a small chance.
    static List<ServiceRecord> inOrder(List<ServiceRecord> records, RandomGenerator random) {
        List<ServiceRecord> left = new ArrayList<>(records);
        left.sort(Comparator.comparingInt(ServiceRecord::priority).thenComparingInt(ServiceRecord::weight));
        List<ServiceRecord> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int priority = left.getFirst().priority();
            int sum = left.stream()
                    .filter(record -> record.priority() == priority)
                    .mapToInt(ServiceRecord::weight)
                    .sum();
            int chosen = random.nextInt(sum + 1);
            int at = 0;
            while ((chosen -= left.get(at).weight()) > 0) at++;
            order.add(left.remove(at));
        }
        return order;
    }
}
