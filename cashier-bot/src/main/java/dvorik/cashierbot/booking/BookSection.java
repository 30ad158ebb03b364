package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.BookingFor;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.salon.Salon;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** A manager books for somebody at the desk or on the phone. */
final class BookSection implements StaffSection {
    private static final int LONGEST_LABEL = 40;

    private final VisitRights rights;
    private final WhoSteps who;
    private final BookSteps steps;

    BookSection(VisitRights rights, WhoSteps who, BookSteps steps) {
        this.rights = rights;
        this.who = who;
        this.steps = steps;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) when name.equals("book") -> Optional.of(begin(member, state));
            case Input.MenuKey(var key) when key.equals(MenuKeys.BOOK) -> Optional.of(begin(member, state));
            case Input.Tap(Visits.BookIn(var salon), var messageId) ->
                Optional.of(rights.led(member, salon)
                        .map(led -> who.ask(state, led))
                        .orElseGet(() -> StepAnswers.refused(state)));
            default -> state instanceof BookingFor booking ? step(member, visitor, booking, input) : Optional.empty();
        };
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        var led = rights.led(member);
        if (led.isEmpty()) {
            return Turn.<CashierDialog>stay(state).say("cashier.visit.for-leaders");
        }
        return led.size() == 1
                ? who.ask(state, led.getFirst())
                : Turn.stay(state).say(question(led));
    }

    private static Message question(List<Salon> salons) {
        return Message.of("cashier.visit.which-salon")
                .with(new Buttons.Inline(salons.stream()
                        .map(salon -> List.<Button>of(Button.choose(
                                Text.of("common.value").with("value", Html.shorten(salon.name(), LONGEST_LABEL)),
                                new Visits.BookIn(salon.id().value()))))
                        .toList()));
    }

    private Optional<Turn<CashierDialog>> step(StaffMember member, Visitor visitor, BookingFor state, Input input) {
        if (Steps.isCancel(input)) {
            return Optional.of(Steps.putDown(state));
        }
        // the customer may be named by a code or a card, too
        boolean asksWho = state instanceof BookingFor.BookingWho && input instanceof Input.Typed;
        if (!asksWho && Steps.passesBy(member, input)) {
            return Optional.empty();
        }
        var salon = rights.led(member, at(state));
        if (salon.isEmpty()) {
            return Optional.of(Steps.done(state).say("cashier.visit.not-yours"));
        }
        return Optional.of(
                switch (state) {
                    case BookingFor.BookingWho asking -> who.on(member, asking, salon.get(), input);
                    case BookingFor.BookingName asking -> who.name(member, asking, salon.get(), input);
                    case BookingFor.BookingService asking -> steps.service(member, asking, salon.get(), input);
                    case BookingFor.BookingMaster asking -> steps.master(asking, salon.get(), input);
                    case BookingFor.BookingTime asking -> steps.time(member, visitor, asking, salon.get(), input);
                });
    }

    private static long at(BookingFor state) {
        return switch (state) {
            case BookingFor.BookingWho asking -> asking.at();
            case BookingFor.BookingName asking -> asking.at();
            case BookingFor.BookingService asking -> asking.who().at();
            case BookingFor.BookingMaster asking -> asking.who().at();
            case BookingFor.BookingTime asking -> asking.who().at();
        };
    }
}
