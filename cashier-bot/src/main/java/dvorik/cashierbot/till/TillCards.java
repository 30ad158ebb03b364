package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Redemption;
import dvorik.core.discount.Refusal;
import dvorik.core.discount.TillService.CheckCard;
import dvorik.core.discount.TillService.Quote;
import dvorik.core.id.RedemptionId;
import dvorik.core.salon.Salon;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cashier sees. */
final class TillCards {
    private final DiscountWords words;
    private final RefusalWords refusalWords;

    TillCards(Texts texts, DiscountWords words) {
        this.words = words;
        this.refusalWords = new RefusalWords(texts, words);
    }

    Message good(CheckCard card, Language language) {
        var model = model(card, language);
        model.put("needs_amount", card.discount().terms().needsAmount());
        return Message.card("till_good", model)
                .with(Buttons.inline(
                        List.of(Button.choose("cashier.till.redeem", new CashierChoice.Redeem(), Button.Style.SUCCESS)),
                        List.of(Button.choose("cashier.till.cancel", new CashierChoice.Cancel()))));
    }

    /**
     * @param instead another discount of the customer that would do
     * @param undoable the redemption that stands in the way, where the reader may take it back
     */
    Message refused(
            CheckCard card,
            List<Refusal> refusals,
            Optional<Discount> instead,
            Optional<RedemptionId> undoable,
            Salon salon,
            Language language) {
        var model = model(card, language);
        model.put("reasons", refusalWords.lines(refusals, salon, language));
        model.put("used", refusals.stream().anyMatch(Refusal.AlreadyUsed.class::isInstance));
        model.put("instead", instead.map(other -> words.title(other, language)).orElse(null));
        var rows = new ArrayList<List<Button>>();
        instead.ifPresent(other -> rows.add(List.of(Button.choose(
                "cashier.till.check-other",
                new CashierChoice.CheckOther(other.code().value())))));
        undoable.ifPresent(redemption -> rows.add(List.of(undo(redemption))));
        return Message.card("till_refused", model).with(rows.isEmpty() ? null : new Buttons.Inline(rows));
    }

    Message quote(Quote.Offered quote, Language language) {
        var model = model(quote.card(), language);
        model.put("purchase", quote.purchase().orElse(null));
        model.put("taken_off", quote.takenOff());
        model.put("to_pay", quote.toPay().orElse(null));
        var confirm = List.of(Button.choose("cashier.till.confirm", new CashierChoice.Confirm(), Button.Style.SUCCESS));
        var cancel = Button.choose("cashier.till.cancel", new CashierChoice.Cancel());
        return Message.card("till_quote", model)
                .with(
                        quote.purchase().isPresent()
                                ? Buttons.inline(
                                        confirm,
                                        List.of(
                                                Button.choose(
                                                        "cashier.till.change-amount", new CashierChoice.ChangeAmount()),
                                                cancel))
                                : Buttons.inline(confirm, List.of(cancel)));
    }

    Message redeemed(Redemption redemption, Discount discount, Language language) {
        var model = new HashMap<String, Object>();
        model.put("title", words.title(discount, language));
        model.put("purchase", redemption.purchase().orElse(null));
        model.put("taken_off", redemption.takenOff());
        model.put("to_pay", redemption.toPay().orElse(null));
        return Message.card("till_redeemed", model).with(Buttons.inline(List.of(undo(redemption.id()))));
    }

    private static Button undo(RedemptionId redemption) {
        return Button.choose("cashier.undo.begin", new CashierChoice.UndoRedemption(redemption.value()));
    }

    private Map<String, Object> model(CheckCard card, Language language) {
        var model = words.model(card.discount(), language);
        model.put("customer", card.customerName().map(Html::shortName).orElse(null));
        model.put("phone", card.maskedPhone().orElse(null));
        return model;
    }
}
