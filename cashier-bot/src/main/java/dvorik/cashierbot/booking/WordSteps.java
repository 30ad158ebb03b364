package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.VisitAnswer.LateBy;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Visiting.AnsweringReview;
import dvorik.cashierbot.CashierDialog.Visiting.BeingLate;
import dvorik.cashierbot.CashierDialog.Visiting.NotingVisit;
import dvorik.cashierbot.CashierDialog.Visiting.WritingToCustomer;
import dvorik.core.account.StaffMessages;
import dvorik.core.account.StaffMessages.Written;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults.StepResult;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Reviews;
import dvorik.core.booking.VisitWork;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.ReviewId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is answered by a number or by words: how late, a note, a message to the customer, the answer to a review. */
final class WordSteps {
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_MESSAGE = 1000;
    private static final int LEAST_LATE = 5;
    private static final int MOST_LATE = 180;
    private static final Pattern MINUTES = Pattern.compile("\\D*(\\d{1,3})\\D*");

    private final VisitWork work;
    private final Reviews reviews;
    private final StaffMessages messages;
    private final StepAnswers answers;

    WordSteps(VisitWork work, Reviews reviews, StaffMessages messages, StepAnswers answers) {
        this.work = work;
        this.reviews = reviews;
        this.messages = messages;
        this.answers = answers;
    }

    Turn<CashierDialog> askHowLate(StaffMember member, CashierDialog state, Booking visit) {
        if (visit.status() != BookingStatus.CONFIRMED && visit.status() != BookingStatus.PENDING) {
            return answers.changed(Turn.stay(state), member, visit);
        }
        return Turn.<CashierDialog>to(
                        new BeingLate(Steps.till(state), visit.id().value()))
                .say(howLate());
    }

    Turn<CashierDialog> late(StaffMember member, BeingLate state, Booking visit, Input input) {
        var minutes = minutes(input);
        if (minutes.isEmpty()) {
            return Turn.<CashierDialog>stay(state).say(howLate());
        }
        var result = work.runningLate(VisitRights.worker(member, visit), visit.id(), minutes.get());
        var turn = answers.edited(Steps.done(state), state, member, visit, result);
        return result instanceof StepResult.Done ? turn.toast(Text.of("cashier.visit.late.told")) : turn;
    }

    private static Optional<Integer> minutes(Input input) {
        int minutes =
                switch (input) {
                    case Input.Tap(LateBy(var some), var messageId) -> some;
                    case Input.Typed(var text) -> {
                        var m = MINUTES.matcher(text.strip());
                        yield m.matches() ? Integer.parseInt(m.group(1)) : 0;
                    }
                    default -> 0;
                };
        return minutes < LEAST_LATE || minutes > MOST_LATE ? Optional.empty() : Optional.of(minutes);
    }

    private static Message howLate() {
        return Message.of("cashier.visit.late.ask")
                .with(new Buttons.Inline(List.of(
                        IntStream.of(5, 10, 15).mapToObj(WordSteps::lateBy).toList(),
                        IntStream.of(20, 30, 45).mapToObj(WordSteps::lateBy).toList(),
                        Steps.cancel())));
    }

    private static Button lateBy(int minutes) {
        return Button.choose(Text.of("cashier.visit.late.minutes").with("minutes", minutes), new LateBy(minutes));
    }

    Turn<CashierDialog> ask(CashierDialog next, String words) {
        return Turn.to(next).say(Message.of(words).with(Buttons.inline(Steps.cancel())));
    }

    Turn<CashierDialog> note(StaffMember member, NotingVisit state, Booking visit, Input input) {
        return words(input, LONGEST_NOTE)
                .map(note -> answers.edited(
                        Steps.done(state),
                        state,
                        member,
                        visit,
                        work.note(VisitRights.worker(member, visit), visit.id(), Optional.of(note))))
                .orElseGet(() -> ask(state, "cashier.visit.note.ask"));
    }

    Turn<CashierDialog> write(StaffMember member, WritingToCustomer state, Booking visit, Input input) {
        if (!VisitRights.leads(member, visit) || visit.customer().isEmpty()) {
            return Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
        }
        return words(input, LONGEST_MESSAGE)
                .map(text -> messages.write(
                        // whom the person leads a visit of may be written to
                        member.id(),
                        new CustomerScope.Everybody(),
                        visit.customer().get(),
                        text))
                .map(written -> switch (written) {
                    case Written.Owed owed -> Steps.done(state).say("cashier.visit.write.sent");
                    case Written.Unknown() -> Steps.done(state).say("cashier.visit.write.gone");
                    case Written.Deleted() -> Steps.done(state).say("cashier.visit.write.gone");
                })
                .orElseGet(() -> ask(state, "cashier.visit.write.ask"));
    }

    /** @return empty when there is none, or another leads that salon */
    Optional<Reviews.Review> review(StaffMember member, long id) {
        return id <= 0
                ? Optional.empty()
                : reviews.find(new ReviewId(id)).filter(review -> member.leadsIn(review.salon()));
    }

    Turn<CashierDialog> answer(StaffMember member, AnsweringReview state, Input input) {
        if (review(member, state.review()).isEmpty()) {
            return Steps.done(state).alert(Text.of("cashier.visit.not-yours"));
        }
        return words(input, LONGEST_MESSAGE)
                .map(text -> reviews
                        // whoever answers later answers better: the last words stand
                        .reply(member.business(), new ReviewId(state.review()), text, member.id(), version -> {})
                        .map(review -> Steps.done(state).say("cashier.visit.review.answered"))
                        .orElseGet(() -> Steps.done(state).say("cashier.visit.review.gone")))
                .orElseGet(() -> ask(state, "cashier.visit.review.ask"));
    }

    private static Optional<String> words(Input input, int longest) {
        return input instanceof Input.Typed(var text)
                        && !text.isBlank()
                        && text.strip().length() <= longest
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
