package dvorik.cashierbot;

import dvorik.core.conversation.Choice;
import dvorik.core.discount.UndoReason;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;

/** Buttons of the cashier bot. */
public sealed interface CashierChoice extends Choice {
    record PickTill(long salon) implements CashierChoice {}

    /** Goes on with the discount on the screen. */
    record Redeem() implements CashierChoice {}

    /** Does it. */
    record Confirm() implements CashierChoice {}

    record ChangeAmount() implements CashierChoice {}

    record Cancel() implements CashierChoice {}

    record InviteAs(Role role) implements CashierChoice {}

    record InviteTo(long salon) implements CashierChoice {}

    /** Asks why, before a redemption is taken back. */
    record UndoRedemption(long redemption) implements CashierChoice, Choice.Anytime {}

    record UndoBecause(UndoReason reason) implements CashierChoice {}

    /** Not undone after all. */
    record KeepRedemption() implements CashierChoice {}

    record ChangeLanguage(Language language) implements CashierChoice, Choice.Anytime {}

    /** Looks at another discount of the same customer. */
    record CheckOther(String code) implements CashierChoice, Choice.Anytime {}
}
