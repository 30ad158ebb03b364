package dvorik.core.template;

import dvorik.core.money.DiscountValue;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about one reader, for the places of {@link MarketingVariable}.
 *
 * @param name empty: not known; the words {@code common.dear-friend} stand for it
 * @param business its name
 */
public record MessageVariables(Optional<String> name, String business, Optional<PersonalDiscount> discount) {

    /**
     * The reader's own discount.
     *
     * @param code as shown, in groups of four
     * @param lastDay on which it counts
     */
    public record PersonalDiscount(DiscountValue value, String code, LocalDate lastDay) {}

    /** @return in the words and formats of the language, not escaped */
    public Map<String, Object> shown(Language language, Texts texts) {
        var shown = new HashMap<String, Object>();
        for (var variable : MarketingVariable.values()) {
            shown.put(variable.code(), value(variable, language, texts));
        }
        return shown;
    }

    private Object value(MarketingVariable variable, Language language, Texts texts) {
        return switch (variable) {
            case NAME ->
                name.filter(known -> !known.isBlank())
                        .map(Html::shortName)
                        .orElseGet(() -> texts.plain(language, "common.dear-friend"));
            case BUSINESS -> business;
            case HAS_DISCOUNT -> discount.isPresent();
            case DISCOUNT_VALUE ->
                discount.map(own ->
                                texts.plain(language, Text.of("common.value").with("value", own.value())))
                        .orElse(null);
            case DISCOUNT_CODE -> discount.map(PersonalDiscount::code).orElse(null);
            case DISCOUNT_UNTIL ->
                discount.map(own -> texts.formats(language).date(own.lastDay())).orElse(null);
        };
    }
}
