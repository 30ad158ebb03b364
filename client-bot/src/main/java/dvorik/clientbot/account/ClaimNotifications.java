package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.CustomerChat;
import dvorik.core.account.PhoneClaims;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import java.util.List;
import java.util.Map;

/** What customers are told about a number that moves and accounts that become one. */
public final class ClaimNotifications {
    private final PhoneClaims claims;
    private final CustomerChat chat;

    public ClaimNotifications(PhoneClaims claims, CustomerChat chat) {
        this.claims = claims;
        this.chat = chat;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(
                NotificationKind.MERGE_ASKED,
                this::ask,
                NotificationKind.ACCOUNTS_MERGED,
                owed -> tellClaimant(owed, "client.claim.merged"),
                NotificationKind.PHONE_MOVED,
                owed -> claims.isHolder(owed.subject(), owed.customer())
                        ? chat.tell(owed, customer -> Message.of("client.claim.moved-away"))
                        : tellClaimant(owed, "client.claim.moved"));
    }

    private Delivery ask(OwedNotification owed) throws InterruptedException {
        var customer = chat.find(owed.customer());
        if (customer.isEmpty() || !claims.isAsked(owed.subject())) {
            return new Delivery.NotNeeded("decided already");
        }
        long claim = owed.subject();
        var question = Message.of("client.claim.ask-holder")
                .with(Buttons.inline(
                        List.of(Button.choose("client.claim.apart", new ClientChoice.AnswerMerge(claim, 0))),
                        List.of(Button.choose("client.claim.same", new ClientChoice.AnswerMerge(claim, 1)))));
        return chat.tell(customer.get(), question);
    }

    /** Where the number was verified: of two accounts that became one, the other chat has just said so itself. */
    private Delivery tellClaimant(OwedNotification owed, String key) throws InterruptedException {
        return chat.tell(owed, claims.findChat(owed.subject()), Message.of(key));
    }
}
