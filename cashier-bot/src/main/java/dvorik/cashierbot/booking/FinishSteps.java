package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Visiting.FinishingVisit;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.FinishResult;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.VisitWork;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.discount.Discount;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.money.AmountParser;
import dvorik.core.money.Money;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The end of a visit: the price stands there already, another sum is typed, other words become the note. */
final class FinishSteps {
    private static final Pattern SUM = Pattern.compile("[\\d\\s.,]+(\\p{L}{1,5}\\.?|₽)?");
    private static final int LONGEST_NOTE = 1000;
    private static final int SHOWN_OF_NOTE = 120;

    private final Texts texts;
    private final VisitWork work;
    private final VisitWords words;
    private final StepAnswers answers;
    private final DiscountService discounts;
    private final DiscountWords discountWords;

    FinishSteps(
            Texts texts,
            VisitWork work,
            VisitWords words,
            StepAnswers answers,
            DiscountService discounts,
            DiscountWords discountWords) {
        this.texts = texts;
        this.work = work;
        this.words = words;
        this.answers = answers;
        this.discounts = discounts;
        this.discountWords = discountWords;
    }

    Turn<CashierDialog> begin(StaffMember member, CashierDialog state, Booking visit) {
        if (visit.status() != BookingStatus.IN_PROGRESS) {
            return answers.changed(Turn.stay(state), member, visit);
        }
        var asking = new FinishingVisit(
                Steps.till(state), visit.id().value(), visit.price().minor(), null);
        return ask(member, visit, asking);
    }

    Turn<CashierDialog> on(StaffMember member, FinishingVisit state, Booking visit, Input input) {
        if (Steps.isConfirm(input)) {
            return finish(member, state, visit);
        }
        if (!(input instanceof Input.Typed(var text))) {
            return Turn.<CashierDialog>stay(state).say("cashier.visit.finish.how");
        }
        return switch (AmountParser.parse(text, visit.price().currency())) {
            case AmountParser.Parsed.Amount(var sum) ->
                ask(member, visit, new FinishingVisit(state.salon(), state.visit(), sum.minor(), state.note()));
            case AmountParser.Parsed.OutOfRange() ->
                Turn.<CashierDialog>stay(state).say("cashier.visit.finish.out-of-range");
            case AmountParser.Parsed.Unreadable() -> note(member, state, visit, text.strip());
        };
    }

    /** Nothing but a number, so no code. */
    static boolean isSum(Input input) {
        return input instanceof Input.Typed(var text) && SUM.matcher(text).matches();
    }

    private Turn<CashierDialog> note(StaffMember member, FinishingVisit state, Booking visit, String note) {
        return note.length() > LONGEST_NOTE || note.codePoints().noneMatch(Character::isLetter)
                ? Turn.<CashierDialog>stay(state).say("cashier.visit.finish.how")
                : ask(member, visit, new FinishingVisit(state.salon(), state.visit(), state.sum(), note));
    }

    private Turn<CashierDialog> ask(StaffMember member, Booking visit, FinishingVisit state) {
        var sum = sum(state, visit);
        var known = words.around(visit);
        var sheet = new Sheet(
                        texts,
                        member.language(),
                        Text.of("cashier.visit.finish.ask").with("sum", sum))
                .line(Text.of("cashier.visit.who-what")
                        .with("who", VisitWords.who(visit, known))
                        .with("what", VisitWords.what(visit, known, member.language())));
        visit.discount().flatMap(discounts::find).ifPresent(discount -> sheet.line(discount(discount, sum, member)));
        if (state.note() != null) {
            sheet.line(Text.of("cashier.visit.staff-note").with("note", Html.shorten(state.note(), SHOWN_OF_NOTE)));
        }
        sheet.line(Text.of("cashier.visit.finish.how"));
        return Turn.<CashierDialog>to(state)
                .say(sheet.message()
                        .with(Buttons.inline(
                                List.of(Button.choose(
                                        "cashier.visit.finish.yes", new CashierChoice.Confirm(), Button.Style.SUCCESS)),
                                Steps.cancel())));
    }

    private Text discount(Discount discount, Money sum, StaffMember member) {
        var takenOff = discount.terms().takenOff(sum);
        return Text.of("cashier.visit.finish.discount")
                .with("discount", discountWords.title(discount, member.language()))
                .with("off", takenOff)
                .with("left", sum.minus(takenOff));
    }

    private Turn<CashierDialog> finish(StaffMember member, FinishingVisit state, Booking visit) {
        var result = work.complete(
                VisitRights.worker(member, visit), visit.id(), sum(state, visit), Optional.ofNullable(state.note()));
        return switch (result) {
            case FinishResult.Finished finished -> Steps.done(state).edit(finished(member, finished));
            case FinishResult.NotAssigned() -> Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
            case FinishResult.WrongStatus(var now) -> answers.changed(Steps.done(state), member, visit);
            case FinishResult.Unknown() -> Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
        };
    }

    private Message finished(StaffMember member, FinishResult.Finished finished) {
        var visit = finished.booking();
        var known = words.around(visit);
        var sheet = new Sheet(
                        texts,
                        member.language(),
                        Text.of("cashier.visit.finished").with("paid", finished.paid()))
                .line(words.time(visit))
                .line(Text.of("cashier.visit.who-what")
                        .with("who", VisitWords.who(visit, known))
                        .with("what", VisitWords.what(visit, known, member.language())));
        if (finished.takenOff().minor() > 0) {
            sheet.line(Text.of("cashier.visit.finished-discount").with("off", finished.takenOff()));
        }
        if (!finished.discountRefused().isEmpty()) {
            sheet.line(Text.of("cashier.visit.finished-no-discount"));
        }
        return sheet.message();
    }

    private static Money sum(FinishingVisit state, Booking visit) {
        return new Money(state.sum(), visit.price().currency());
    }
}
