package dvorik.clientbot.till;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.CustomerChat;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.Approval;
import dvorik.core.discount.ApprovalService;
import dvorik.core.id.ApprovalId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The customer's side of a redemption with two sides: the question, the answer by a tap, and what became of it. */
public final class ApprovalQuestions implements ClientSection {
    private final ApprovalService approvals;
    private final ApprovalCards cards;

    public ApprovalQuestions(ApprovalService approvals, ApprovalCards cards) {
        this.approvals = approvals;
        this.cards = cards;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Tap(ClientChoice.ApproveRedemption(var id), var messageId) ->
                Optional.of(answered(customer, state, id, asked -> approvals.approve(customer.id(), asked)));
            case Input.Tap(ClientChoice.DeclineRedemption(var id), var messageId) ->
                Optional.of(answered(customer, state, id, asked -> approvals.decline(customer.id(), asked)));
            default -> Optional.empty();
        };
    }

    /** @param chat of this bot */
    public Map<NotificationKind, NotificationChannel> kinds(CustomerChat chat) {
        return Map.of(
                NotificationKind.APPROVAL_ASKED, owed -> ask(chat, owed),
                NotificationKind.APPROVAL_CLOSED, owed -> close(chat, owed));
    }

    /** Of questions to other people nothing is said. */
    private Turn<ClientDialog> answered(
            Customer customer, ClientDialog state, long id, Function<ApprovalId, Optional<Approval>> decide) {
        return Optional.of(id)
                .filter(number -> number > 0)
                .flatMap(number -> decide.apply(new ApprovalId(number)))
                .map(asked -> Turn.stay(state).edit(cards.closed(asked, customer.language())))
                .orElseGet(() -> Turn.stay(state).toast(Text.of("common.stale-button")));
    }

    private Delivery ask(CustomerChat chat, OwedNotification owed) throws InterruptedException {
        var asked = approvals.find(new ApprovalId(owed.subject())).orElseThrow();
        var customer = chat.find(owed.customer());
        if (customer.isEmpty() || !asked.waits()) {
            return new Delivery.NotNeeded("nobody waits for the answer");
        }
        var delivery =
                chat.tell(customer.get(), cards.question(asked, customer.get().language()));
        if (delivery instanceof Delivery.Unreachable) {
            approvals.markUnreachable(asked.id());
        }
        return delivery;
    }

    private Delivery close(CustomerChat chat, OwedNotification owed) throws InterruptedException {
        var asked = approvals.find(new ApprovalId(owed.subject())).orElseThrow();
        var customer = chat.find(owed.customer());
        var question = approvals.findQuestion(asked.id());
        if (customer.isEmpty() || question.isEmpty()) {
            return new Delivery.NotNeeded("the question was never seen");
        }
        return chat.edit(
                customer.get(),
                question.get(),
                cards.closed(asked, customer.get().language()));
    }
}
