package dvorik.core.discount;

import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Facts about a discount for cards of either bot. */
public final class DiscountWords {
    private final Texts texts;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    public DiscountWords(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The model of a card: {@code title, value, code, state, until, days_left, uses} and, null where there is no such
     * condition, {@code min_purchase, max_discount, weekdays}.
     */
    public Map<String, Object> model(Discount discount, Language language) {
        var terms = discount.terms();
        var lastDay = lastDay(discount);
        var model = new HashMap<String, Object>();
        model.put("title", title(discount, language));
        model.put("value", terms.value());
        model.put("code", discount.code().grouped());
        model.put("state", discount.stateAt(clock.instant()).name().toLowerCase(Locale.ROOT));
        model.put("until", lastDay);
        model.put(
                "days_left",
                Text.of("discount.days-left").with("days", ChronoUnit.DAYS.between(LocalDate.now(clock), lastDay)));
        model.put("uses", Text.of("discount.uses").with("uses", discount.usesAllowed() - discount.usesMade()));
        model.put("min_purchase", terms.minPurchase().orElse(null));
        model.put("max_discount", terms.maxDiscount().orElse(null));
        model.put(
                "weekdays",
                terms.weekdays().size() == DayOfWeek.values().length ? null : weekdays(terms.weekdays(), language));
        return model;
    }

    /** @return the offer's title with the value filled in: {@code Скидка 10 % за знакомство} */
    public String title(Discount discount, Language language) {
        var value = texts.plain(
                language, Text.of("common.value").with("value", discount.terms().value()));
        return discount.titles().get(language).replace("{value}", value);
    }

    /** @return such as {@code пн, вт, ср} */
    public String weekdays(Collection<DayOfWeek> days, Language language) {
        return days.stream()
                .sorted()
                .map(day -> texts.plain(language, "format.weekday." + day.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** @return the last day on which it counts, in business time */
    public LocalDate lastDay(Discount discount) {
        return discount.validUntil().minusNanos(1).atZone(clock.getZone()).toLocalDate();
    }
}
