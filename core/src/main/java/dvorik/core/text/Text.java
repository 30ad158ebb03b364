package dvorik.core.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text to be put into words later, in the reader's language.
 *
 * @param key in the bundles
 * @param args by placeholder: strings (shown exactly), numbers, {@code Money}, {@code DiscountValue}, {@code LocalDate},
 *     {@code ZonedDateTime}, other {@code Text}s
 */
public record Text(String key, Map<String, Object> args) {
    public static Text of(String key) {
        return new Text(key, Map.of());
    }

    public Text with(String name, Object value) {
        var more = new LinkedHashMap<>(args);
        more.put(name, value);
        return new Text(key, more);
    }
}
