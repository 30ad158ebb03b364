package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.Overriding;
import dvorik.cashierbot.StaffChat;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.discount.Approval;
import dvorik.core.discount.ApprovalService;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.StaffReason;
import dvorik.core.discount.TillService;
import dvorik.core.discount.TillService.Till;
import dvorik.core.id.ApprovalId;
import dvorik.core.id.DiscountId;
import dvorik.core.money.Money;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cashier's side of a question to a customer: one card shows how it stands. The cashier need not wait there, the
 * next customer can be served meanwhile.
 */
public final class ApprovalSteps implements StaffSection {
    private final ApprovalService approvals;
    private final ApprovalCards cards;

    public ApprovalSteps(
            ApprovalService approvals,
            TillService till,
            DiscountService discounts,
            SalonService salons,
            Texts texts,
            DiscountWords words) {
        this.approvals = approvals;
        this.cards = new ApprovalCards(till, discounts, salons, texts, words);
    }

    /** Asks the customer; the tapped message becomes the card. */
    Turn<CashierDialog> ask(Till at, DiscountId discount, Optional<Money> purchase, int messageId, Visitor visitor) {
        var asked = approvals.ask(at, discount, purchase, messageId, visitor.requestKey());
        return Turn.<CashierDialog>to(new AtTill(at.salon().id().value()))
                .edit(cards.card(asked, at.cashier().language()));
    }

    /** Keeps the card in the cashier's chat up to date. */
    public NotificationChannel changes(StaffChat chat) {
        return owed -> changed(chat, owed);
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Tap(CashierChoice.RefreshApproval(var id), var messageId) ->
                Optional.of(with(member, state, id, asked -> show(member, state, asked)));
            case Input.Tap(CashierChoice.WithdrawApproval(var id), var messageId) ->
                Optional.of(with(member, state, id, asked -> show(member, state, approvals.withdraw(asked))));
            case Input.Tap(CashierChoice.OverrideApproval(var id), var messageId) ->
                Optional.of(with(member, state, id, asked -> askWhy(member, state, asked)));
            default ->
                state instanceof Overriding overriding ? overriding(member, overriding, input) : Optional.empty();
        };
    }

    private Optional<Turn<CashierDialog>> overriding(StaffMember member, Overriding state, Input input) {
        return switch (input) {
            case Input.Tap(CashierChoice.OverrideBecause(var reason), var messageId) ->
                Optional.of(override(member, state, StaffReason.of(reason)));
            case Input.Typed(var text) when TillSteps.isCode(input) -> Optional.empty();
            case Input.Typed(var text) -> Optional.of(typed(member, state, text));
            case Input.Picture picture -> Optional.empty();
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            case Input.Tap others -> Optional.empty();
            default -> Optional.of(Turn.<CashierDialog>stay(state).say("cashier.undo.say-why"));
        };
    }

    private Turn<CashierDialog> askWhy(StaffMember member, CashierDialog state, Approval asked) {
        return asked.waits()
                ? Turn.<CashierDialog>to(
                                new Overriding(salonOf(state), asked.id().value()))
                        .edit(cards.why(asked))
                : show(member, state, asked);
    }

    private Turn<CashierDialog> typed(StaffMember member, Overriding state, String text) {
        var reason = ReasonReader.read(text);
        return reason.isPresent()
                ? override(member, state, reason.get())
                : Turn.<CashierDialog>stay(state).say(ReasonReader.help(text));
    }

    private Turn<CashierDialog> override(StaffMember member, Overriding state, StaffReason reason) {
        return with(
                member,
                state,
                state.approval(),
                asked -> show(member, state, approvals.override(member, asked, reason)));
    }

    /** Looking at a card ends asking for a reason, and disturbs nothing else. */
    private Turn<CashierDialog> show(StaffMember member, CashierDialog state, Approval asked) {
        Turn<CashierDialog> turn = state instanceof Overriding ? Turn.to(new AtTill(state.salon())) : Turn.stay(state);
        return turn.edit(cards.card(asked, member.language()));
    }

    private Turn<CashierDialog> with(
            StaffMember member, CashierDialog state, long id, Function<Approval, Turn<CashierDialog>> then) {
        return Optional.of(id)
                .filter(number -> number > 0)
                .flatMap(number -> approvals.find(new ApprovalId(number)))
                .filter(asked -> approvals.mayHandle(member, asked))
                .map(then)
                .orElseGet(() -> Turn.stay(state).toast(Text.of("common.stale-button")));
    }

    private Delivery changed(StaffChat chat, OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        if (to.isEmpty()) {
            return new Delivery.NotNeeded("no longer works here");
        }
        var asked = approvals.find(new ApprovalId(owed.subject())).orElseThrow();
        return chat.edit(
                to.get(), asked.cardMessage(), cards.card(asked, to.get().language()));
    }

    private static long salonOf(CashierDialog state) {
        return state == null ? 0 : state.salon();
    }
}
