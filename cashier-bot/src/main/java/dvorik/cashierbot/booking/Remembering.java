package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.StaffMember;
import java.util.List;
import java.util.Optional;

/** Remembers a tapped message that turns into the card of a visit; those that are sent anew report themselves. */
final class Remembering implements StaffSection {
    private final List<StaffSection> sections;
    private final VisitCards cards;

    Remembering(List<StaffSection> sections, VisitCards cards) {
        this.sections = List.copyOf(sections);
        this.cards = cards;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        for (var section : sections) {
            var turn = section.answer(member, visitor, state, input);
            if (turn.isPresent()) {
                if (input instanceof Input.Tap(var choice, int messageId)) {
                    remember(visitor, turn.get(), messageId);
                }
                return turn;
            }
        }
        return Optional.empty();
    }

    private void remember(Visitor visitor, Turn<CashierDialog> turn, int messageId) {
        for (var say : turn.says()) {
            if (say instanceof Turn.Say.Edit(var message)) {
                VisitCards.tracked(message.track()).ifPresent(id -> cards.becomes(id, visitor.chatId(), messageId));
            }
        }
    }
}
