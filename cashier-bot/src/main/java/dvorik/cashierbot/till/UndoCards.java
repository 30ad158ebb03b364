package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.Redemption;
import dvorik.core.discount.UndoReason;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.List;

/** What staff see of a redemption that is taken back. */
final class UndoCards {
    private final DiscountWords words;

    UndoCards(DiscountWords words) {
        this.words = words;
    }

    Message question(Redemption redemption, Discount discount, Language language) {
        return Message.of(Text.of("cashier.undo.ask")
                        .with("taken_off", redemption.takenOff())
                        .with("title", words.title(discount, language)))
                .with(Buttons.inline(
                        List.of(Button.choose("cashier.undo.keep", new CashierChoice.KeepRedemption())),
                        List.of(
                                because("cashier.undo.wrong-amount", UndoReason.WRONG_AMOUNT),
                                because("cashier.undo.wrong-customer", UndoReason.WRONG_CUSTOMER)),
                        List.of(because("cashier.undo.changed-mind", UndoReason.CHANGED_MIND))));
    }

    Message done(Redemption redemption, Discount discount, Language language) {
        var model = words.model(discount, language);
        model.put("taken_off", redemption.takenOff());
        return Message.card("till_undone", model);
    }

    private static Button because(String label, UndoReason reason) {
        return Button.choose(label, new CashierChoice.UndoBecause(reason));
    }
}
