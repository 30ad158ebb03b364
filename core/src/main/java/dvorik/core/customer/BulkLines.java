package dvorik.core.customer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines of the text columns of {@code customer_bulk}: tags one a line, and facts as {@code ;name=number}, which no tag can
 * look like, for tags have no semicolon.
 */
record BulkLines(List<String> tags, Map<String, Long> facts) {
    private static final String FACT = ";";

    static BulkLines read(String text) {
        var facts = new LinkedHashMap<String, Long>();
        text.lines()
                .filter(line -> line.startsWith(FACT))
                .map(line -> line.substring(FACT.length()).split("=", 2))
                .forEach(fact -> facts.put(fact[0], Long.parseLong(fact[1])));
        return new BulkLines(
                text.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith(FACT))
                        .toList(),
                facts);
    }

    /** The same with these numbers added up. */
    BulkLines plus(Map<String, Long> more) {
        var sum = new LinkedHashMap<>(facts);
        more.forEach((name, number) -> sum.merge(name, number, Long::sum));
        return new BulkLines(tags, sum);
    }

    String written() {
        return Stream.concat(
                        tags.stream(),
                        facts.entrySet().stream().map(fact -> FACT + fact.getKey() + "=" + fact.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
