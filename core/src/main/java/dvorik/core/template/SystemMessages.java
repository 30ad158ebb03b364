package dvorik.core.template;

import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All messages of the system whose words may be changed, with the variables that their bundled words have. */
public final class SystemMessages {
    /** Characters that a value comes to, where nothing else is known. */
    private static final int USUAL = 40;

    private static final Map<String, Integer> LONG = Map.of("title", 130, "link", 120, "words", 200);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 20);
    private static final int MINUTES = 10;

    private final Texts texts;
    private final Map<String, BuiltIn> byKey = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> variables = new HashMap<>();

    /** @param all in the order in which they are listed */
    public SystemMessages(Texts texts, List<BuiltIn> all) {
        this.texts = texts;
        var pebble = new ClosedPebble();
        for (var message : all) {
            if (byKey.put(message.key(), message) != null) {
                throw new IllegalStateException("two templates " + message.key());
            }
            var names = new TreeSet<String>();
            for (var language : Language.values()) {
                var check = new SourceCheck(pebble, language, Map.of());
                check.check(message.bundled(texts, language), message.longest());
                names.addAll(check.names());
            }
            variables.put(message.key(), names);
        }
    }

    public List<BuiltIn> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<BuiltIn> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** @return names, sorted */
    public List<String> variables(BuiltIn message) {
        return List.copyOf(variables.get(message.key()));
    }

    /** @return by name, with the length a value comes to */
    Map<String, Integer> lengths(BuiltIn message) {
        var lengths = new HashMap<String, Integer>();
        variables.get(message.key()).forEach(name -> lengths.put(name, LONG.getOrDefault(name, USUAL)));
        return lengths;
    }

    String bundled(BuiltIn message, Language language) {
        return message.bundled(texts, language);
    }

    /** Values to show what a message looks like: in the words of the language, not escaped. */
    Map<String, Object> samples(BuiltIn message, Language language, Optional<String> customerName, String business) {
        var all = new HashMap<String, Object>();
        for (var name : variables.get(message.key())) {
            all.put(name, sample(name));
        }
        customerName.ifPresent(known -> all.computeIfPresent("name", (key, value) -> known));
        all.computeIfPresent("business", (key, value) -> business);
        return texts.shown(language, all);
    }

    private static Object sample(String name) {
        var tenPercent = new DiscountValue.Percent(1_000);
        return switch (name) {
            case "title" ->
                Text.of("offer.joining.title")
                        .with("value", Text.of("common.value").with("value", tenPercent));
            case "value" -> tenPercent;
            case "code" -> "7KQM-2WXF";
            case "number" -> "1234 5678";
            case "until", "date" -> DAY;
            case "days_left" -> Text.of("discount.days-left").with("days", 30);
            case "uses" -> Text.of("discount.uses").with("uses", 1);
            case "min_purchase" -> Money.of(500_00, "RUB");
            case "taken_off" -> Money.of(150_00, "RUB");
            case "purchase" -> Money.of(1_500_00, "RUB");
            case "to_pay" -> Money.of(1_350_00, "RUB");
            case "state" -> "active";
            case "status" -> "approved";
            case "visit_status" -> "confirmed";
            case "coming", "confirmation" -> false;
            case "price", "minimum" -> Money.of(1_500_00, "RUB");
            case "day" -> DAY;
            case "reminders",
                    "marketing",
                    "has_sms",
                    "has_email",
                    "sms",
                    "letters",
                    "letters_news",
                    "email_confirmed" -> true;
            case "email", "address" -> "anna@example.com";
            case "max_discount", "weekdays", "opening", "note", "policy" -> null;
            case "subscription" -> false;
            case "count", "discounts", "left" -> 3;
            case "minutes" -> MINUTES;
            case "when" -> DAY.atTime(14, 30).atZone(java.time.ZoneOffset.UTC);
            case "year" -> DAY.getYear();
            case "link" -> "https://t.me/example";
            case "phone" -> "+7 900 000-00-00";
            default -> "…";
        };
    }
}
