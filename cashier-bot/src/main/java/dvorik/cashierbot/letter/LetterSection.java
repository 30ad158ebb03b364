package dvorik.cashierbot.letter;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.StaffSection;
import dvorik.cashierbot.till.TillSteps;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.VisitMessages;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.Optional;

/** Answers what a customer wrote about a visit: its master, or who leads the salon. */
public final class LetterSection implements StaffSection {
    private final VisitMessages messages;
    private final BookingLists lists;

    public LetterSection(VisitMessages messages, BookingLists lists) {
        this.messages = messages;
        this.lists = lists;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (input instanceof Input.Tap(CashierChoice.AnswerLetter(var id), var messageId)) {
            return Optional.of(
                    mayAnswer(member.inAllRoles(), id)
                            ? Turn.<CashierDialog>to(new CashierDialog.AnsweringLetter(till(state), id))
                                    .say("cashier.letter.ask")
                            : Turn.stay(state).toast(Text.of("common.stale-button")));
        }
        if (!(state instanceof CashierDialog.AnsweringLetter(var salon, var id))) {
            return Optional.empty();
        }
        if (input instanceof Input.Typed(var typed) && !(member.redeems() && TillSteps.isCode(input))) {
            return Optional.of(answer(member, visitor, state, id, typed.strip()));
        }
        return Optional.empty();
    }

    private Turn<CashierDialog> answer(
            StaffMember member, Visitor visitor, CashierDialog state, long id, String words) {
        if (words.isEmpty() || words.length() > VisitMessages.LONGEST) {
            return Turn.stay(state)
                    .say(Message.of(Text.of("cashier.letter.too-long").with("most", VisitMessages.LONGEST)));
        }
        if (!mayAnswer(member.inAllRoles(), id)) {
            return rest(state).say("common.stale-button");
        }
        return messages.answer(member.id(), id, words, visitor.requestKey()) instanceof VisitMessages.Written.Sent
                ? rest(state).say("cashier.letter.sent")
                : rest(state).say("common.stale-button");
    }

    private boolean mayAnswer(StaffMember member, long id) {
        return messages.find(id)
                .flatMap(message -> lists.find(message.visit()))
                .filter(visit -> visit.business().equals(member.business())
                        && (visit.isDoneBy(member.id()) || member.leadsIn(visit.salon())))
                .isPresent();
    }

    private static long till(CashierDialog state) {
        return state == null ? 0 : state.salon();
    }

    private static Turn<CashierDialog> rest(CashierDialog state) {
        return state.salon() == 0 ? Turn.rest() : Turn.to(new CashierDialog.AtTill(state.salon()));
    }
}
