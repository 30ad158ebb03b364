package dvorik.cashierbot.till;

import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Refusal;
import dvorik.core.salon.Salon;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.List;

/** Says why a discount is refused and what would help, a line for each rule. */
final class RefusalWords {
    private final Texts texts;
    private final DiscountWords words;

    RefusalWords(Texts texts, DiscountWords words) {
        this.texts = texts;
        this.words = words;
    }

    /** @return plain texts in the language, not escaped yet */
    List<String> lines(List<Refusal> refusals, Salon salon, Language language) {
        return refusals.stream()
                .map(refusal -> texts.plain(language, line(refusal, salon, language)))
                .toList();
    }

    private Text line(Refusal refusal, Salon salon, Language language) {
        return switch (refusal) {
            case Refusal.AlreadyUsed(var last) ->
                last.map(use -> Text.of("cashier.refusal.used-by")
                                .with("time", use.at().atZone(salon.zone()))
                                .with("salon", use.salon())
                                .with("cashier", Html.shortName(use.staff())))
                        .orElse(Text.of("cashier.refusal.used"));
            case Refusal.Expired(var until) ->
                Text.of("cashier.refusal.expired")
                        .with("date", until.minusNanos(1).atZone(salon.zone()).toLocalDate());
            case Refusal.NotYetValid(var from) ->
                Text.of("cashier.refusal.not-yet").with("time", from.atZone(salon.zone()));
            case Refusal.Frozen() -> Text.of("cashier.refusal.frozen");
            case Refusal.Cancelled() -> Text.of("cashier.refusal.cancelled");
            case Refusal.GivenAway() -> Text.of("cashier.refusal.given-away");
            case Refusal.SubscriptionUnknown() -> Text.of("cashier.refusal.subscription-unknown");
            case Refusal.Reserved() -> Text.of("cashier.refusal.reserved");
            case Refusal.WrongSalon(var salons) ->
                Text.of("cashier.refusal.wrong-salon").with("salons", String.join(", ", salons));
            case Refusal.WrongDay(var days) ->
                Text.of("cashier.refusal.wrong-day").with("days", words.weekdays(days, language));
            case Refusal.BelowMinimum(var minimum, var missing) ->
                Text.of("cashier.refusal.below-minimum")
                        .with("minimum", minimum)
                        .with("missing", missing);
        };
    }
}
