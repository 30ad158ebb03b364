package dvorik.core.text;

import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;

/** How dates, money and percentages are written in one language. */
public final class Formats {
    private static final char NO_BREAK_SPACE = '\u00a0';
    private final Texts texts;
    private final Language language;
    private final Clock clock;

    Formats(Texts texts, Language language, Clock clock) {
        this.texts = texts;
        this.language = language;
        this.clock = clock;
    }

    /** Puts a value into words by its type. */
    String show(Object value, BiFunction<Language, Text, String> nested) {
        return switch (value) {
            case String s -> s;
            case Text t -> nested.apply(language, t);
            case Money m -> money(m);
            case DiscountValue.Percent(int basisPoints) -> percent(basisPoints);
            case DiscountValue.Amount(Money m) -> money(m);
            case LocalDate d -> date(d);
            case ZonedDateTime t -> dateTime(t);
            case Number n -> n.toString();
            default -> throw new IllegalArgumentException("no format for " + value.getClass());
        };
    }

    /** {@code 20 ноября}, {@code 20-noyabr}, {@code 20 Nov}; with the year when it is not this one. */
    public String date(LocalDate date) {
        boolean thisYear = date.getYear() == LocalDate.now(clock).getYear();
        return texts.plain(
                language,
                Text.of(thisYear ? "format.date" : "format.date-year")
                        .with("day", date.getDayOfMonth())
                        .with("month", Text.of("format.month." + date.getMonthValue()))
                        .with("year", date.getYear()));
    }

    /** {@code сегодня, 14:30}, {@code пт, 20 ноября, 14:30}. */
    public String dateTime(ZonedDateTime time) {
        var clockTime = String.format("%02d:%02d", time.getHour(), time.getMinute());
        long days =
                ChronoUnit.DAYS.between(clock.instant().atZone(time.getZone()).toLocalDate(), time.toLocalDate());
        if (days == 0 || days == 1 || days == -1) {
            var day = days == 0 ? "today" : days == 1 ? "tomorrow" : "yesterday";
            return texts.plain(language, Text.of("format." + day).with("time", clockTime));
        }
        return texts.plain(
                language,
                Text.of("format.weekday-date-time")
                        .with(
                                "weekday",
                                Text.of("format.weekday." + time.getDayOfWeek().getValue()))
                        .with("date", date(time.toLocalDate()))
                        .with("time", clockTime));
    }

    /** {@code 1 500 ₽}; minor units only where there are any. */
    public String money(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        var amount = BigDecimal.valueOf(money.minor(), digits);
        var whole = amount.toBigInteger().toString();
        var plain = amount.toPlainString();
        var decimals = amount.stripTrailingZeros().scale() > 0
                ? texts.plain(language, "format.decimal-mark") + plain.substring(plain.indexOf('.') + 1)
                : "";
        var key = "format.currency." + money.currency().getCurrencyCode();
        var sign = texts.has(language, key)
                ? texts.plain(language, key)
                : money.currency().getCurrencyCode();
        return grouped(whole) + decimals + NO_BREAK_SPACE + sign;
    }

    private String grouped(String digits) {
        var mark = texts.plain(language, "format.group-mark");
        var out = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            out.insert(i, mark);
        }
        return out.toString();
    }

    private String percent(int basisPoints) {
        var number = BigDecimal.valueOf(basisPoints, 2)
                .stripTrailingZeros()
                .toPlainString()
                .replace(".", texts.plain(language, "format.decimal-mark"));
        return texts.plain(language, Text.of("format.percent").with("number", number));
    }
}
