package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.discount.Approval;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.OverrideReason;
import dvorik.core.discount.TillService;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cashier's card of a question to a customer, as it stands. */
final class ApprovalCards {
    private final TillService till;
    private final DiscountService discounts;
    private final SalonService salons;
    private final DiscountWords words;
    private final TillCards tillCards;

    ApprovalCards(TillService till, DiscountService discounts, SalonService salons, Texts texts, DiscountWords words) {
        this.till = till;
        this.discounts = discounts;
        this.salons = salons;
        this.words = words;
        this.tillCards = new TillCards(texts, words);
    }

    Message card(Approval asked, Language language) {
        var discount = discounts.find(asked.discount()).orElseThrow();
        var redemption = asked.redemption().flatMap(till::findRedemption);
        return redemption.isPresent()
                ? tillCards.redeemed(redemption.get(), discount, language)
                : question(asked, discount, language);
    }

    /** Asks the cashier for the reason to do without the customer's word. */
    Message why(Approval asked) {
        return Message.of("cashier.approval.why")
                .with(Buttons.inline(
                        List.of(Button.choose(
                                "common.back",
                                new CashierChoice.RefreshApproval(asked.id().value()))),
                        List.of(because("cashier.approval.no-phone", OverrideReason.NO_PHONE)),
                        List.of(because("cashier.approval.no-message", OverrideReason.NO_MESSAGE)),
                        List.of(because("cashier.approval.agreed-aloud", OverrideReason.AGREED_ALOUD))));
    }

    private Message question(Approval asked, Discount discount, Language language) {
        var model = words.model(discount, language);
        model.put("status", status(asked));
        model.put("purchase", asked.purchase().orElse(null));
        model.put("taken_off", asked.takenOff());
        model.put("to_pay", asked.toPay().orElse(null));
        model.put(
                "answer_until",
                salons.find(asked.salon())
                        .map(Salon::zone)
                        .map(asked.expiresAt()::atZone)
                        .orElse(null));
        return Message.card("till_approval", model).with(buttons(asked, discount));
    }

    private static String status(Approval asked) {
        return asked.waits() && !asked.reachable()
                ? "unreachable"
                : asked.status().name().toLowerCase(Locale.ROOT);
    }

    private static Buttons buttons(Approval asked, Discount discount) {
        long id = asked.id().value();
        var rows = new ArrayList<List<Button>>();
        if (asked.waits()) {
            if (asked.reachable()) {
                rows.add(List.of(Button.choose("cashier.approval.refresh", new CashierChoice.RefreshApproval(id))));
            }
            rows.add(List.of(Button.choose("cashier.till.cancel", new CashierChoice.WithdrawApproval(id))));
            rows.add(List.of(Button.choose("cashier.approval.override", new CashierChoice.OverrideApproval(id))));
        } else if (asked.status() != Approval.Status.DECLINED) {
            rows.add(List.of(Button.choose(
                    "cashier.approval.again",
                    new CashierChoice.CheckOther(discount.code().value()))));
        }
        return rows.isEmpty() ? null : new Buttons.Inline(rows);
    }

    private static Button because(String label, OverrideReason reason) {
        return Button.choose(label, new CashierChoice.OverrideBecause(reason));
    }
}
