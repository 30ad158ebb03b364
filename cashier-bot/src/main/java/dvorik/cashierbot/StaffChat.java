package dvorik.cashierbot;

import dvorik.core.conversation.Deliveries;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.id.StaffId;
import dvorik.core.notification.Delivery;
import dvorik.core.staff.StaffService;
import dvorik.core.staff.StaffService.Contact;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.TelegramGateway;
import java.util.Optional;

/** Writes to staff first, outside of any turn: buttons must be such that count at any time. */
public final class StaffChat {
    private final StaffService staff;
    private final MessageRenderer renderer;
    private final TelegramGateway gateway;

    StaffChat(StaffService staff, MessageRenderer renderer, TelegramGateway gateway) {
        this.staff = staff;
        this.renderer = renderer;
        this.gateway = gateway;
    }

    /** @return empty for those who do not work here now */
    public Optional<Contact> find(StaffId id) {
        return staff.findContact(id);
    }

    /** Changes a message in the person's language; one that is gone is no fault. */
    public Delivery edit(Contact to, int messageId, Message message) throws InterruptedException {
        var call = renderer.editText(to.language(), messageId, message);
        return Deliveries.of(gateway.send(to.telegramId(), call, Lane.TRANSACTIONAL));
    }

    /** Sends a message in the person's language. */
    public Delivery tell(Contact to, Message message) throws InterruptedException {
        return Deliveries.of(gateway.send(to.telegramId(), renderer.send(to.language(), message), Lane.TRANSACTIONAL));
    }
}
