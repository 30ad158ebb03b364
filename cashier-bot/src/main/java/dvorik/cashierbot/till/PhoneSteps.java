package dvorik.cashierbot.till;

import dvorik.cashierbot.CashierBot.Parts;
import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AskingPhone;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.StaffChat;
import dvorik.cashierbot.StaffSection;
import dvorik.cashierbot.Tills;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.discount.DiscountWords;
import dvorik.core.discount.TillService.Till;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import dvorik.core.till.PhoneAsks;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a customer by the last four digits of the phone: the cashier types them and learns nothing until that person has
 * said yes in the own chat.
 */
public final class PhoneSteps implements StaffSection {
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Zs}\\p{Pd}]");

    private final Parts parts;
    private final Tills tills;
    private final CustomerCards cards;

    public PhoneSteps(Parts parts, Tills tills, DiscountWords words) {
        this.parts = parts;
        this.tills = tills;
        this.cards = new CustomerCards(parts.customers(), words);
    }

    /** @return the button that leads here */
    static Buttons button() {
        return Buttons.inline(List.of(Button.choose("cashier.phone.begin", new CashierChoice.ByPhone())));
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (!member.redeems()) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals("phone") -> Optional.of(begin(member, state));
            case Input.Tap(CashierChoice.ByPhone(), var messageId) -> Optional.of(begin(member, state));
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            case Input.Picture picture -> Optional.empty();
            case Input.Typed(var text) when TillSteps.isCode(input) -> Optional.empty();
            case Input.Typed(var text) ->
                state instanceof AskingPhone asking
                        ? Optional.of(typed(member, visitor, asking, text))
                        : Optional.empty();
            case Input.Tap tap -> Optional.empty();
            default ->
                state instanceof AskingPhone
                        ? Optional.of(Turn.<CashierDialog>stay(state).say("cashier.phone.four-digits"))
                        : Optional.empty();
        };
    }

    /** Shows a customer who said yes, with what can be used at that till. */
    public NotificationChannel found(StaffChat chat) {
        return owed -> found(chat, owed);
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        return tills.current(member, state == null ? 0 : state.salon())
                .map(salon -> Turn.<CashierDialog>to(new AskingPhone(salon.id().value()))
                        .say("cashier.phone.ask"))
                .orElseGet(() -> Turn.<CashierDialog>to(new CashierDialog.ChoosingTill(null))
                        .say(tills.question(member)));
    }

    private Turn<CashierDialog> typed(StaffMember member, Visitor visitor, AskingPhone state, String text) {
        var digits = SEPARATORS.matcher(text).replaceAll("");
        if (!FOUR_DIGITS.matcher(digits).matches()) {
            return Turn.<CashierDialog>stay(state).say("cashier.phone.four-digits");
        }
        Turn<CashierDialog> turn = Turn.to(new AtTill(state.salon()));
        var pause = parts.wrongCodes().findPause(member);
        if (pause.isPresent()) {
            return turn.say(CodeSteps.paused(pause.get()));
        }
        return tills.current(member, state.salon())
                .map(Salon::id)
                .filter(salon -> parts.phoneAsks().ask(member, salon, digits, visitor.requestKey()))
                .map(salon -> turn.say(
                        Message.of(Text.of("cashier.phone.asked").with("minutes", PhoneAsks.LIFE.toMinutes()))))
                .orElseGet(() -> turn.say("cashier.phone.too-often"));
    }

    private Delivery found(StaffChat chat, OwedNotification owed) throws InterruptedException {
        var ask = parts.phoneAsks().find(owed.subject()).orElseThrow();
        var to = chat.find(owed.staff());
        var member = parts.staff().find(owed.staff()).map(StaffMember::inAllRoles);
        var salon = parts.salons().find(ask.salon());
        var customer = parts.customers().find(ask.customer());
        if (to.isEmpty()
                || customer.isEmpty()
                || salon.isEmpty()
                || !member.map(one -> one.mayRedeemIn(ask.salon())).orElse(false)) {
            return new Delivery.NotNeeded("nobody to show, or nobody to show it to");
        }
        var usable = parts.usable().find(new Till(member.get(), salon.get()), ask.customer());
        return chat.tell(to.get(), cards.list(customer.get(), usable, to.get().language()));
    }
}
