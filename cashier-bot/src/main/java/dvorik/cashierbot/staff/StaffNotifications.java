package dvorik.cashierbot.staff;

import dvorik.core.conversation.Deliveries;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.MessageRenderer;
import dvorik.core.id.StaffId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.staff.StaffService;
import dvorik.core.telegram.Lane;
import dvorik.core.telegram.TelegramGateway;
import dvorik.core.text.Html;
import dvorik.core.text.Text;

/** What staff are told. */
public final class StaffNotifications implements NotificationChannel {
    private final StaffService staff;
    private final MessageRenderer renderer;
    private final TelegramGateway gateway;

    public StaffNotifications(StaffService staff, MessageRenderer renderer, TelegramGateway gateway) {
        this.staff = staff;
        this.renderer = renderer;
        this.gateway = gateway;
    }

    @Override
    public Delivery deliver(OwedNotification notification) throws InterruptedException {
        var to = staff.findContact(notification.staff());
        if (to.isEmpty()) {
            return new Delivery.NotNeeded("no longer works here");
        }
        return switch (notification.kind()) {
            case INVITATION_ACCEPTED -> {
                var joined = staff.findContact(new StaffId(notification.subject()));
                if (joined.isEmpty()) {
                    yield new Delivery.NotNeeded("left again");
                }
                var words = Text.of("cashier.invitation-accepted")
                        .with("name", Html.shortName(joined.get().name()));
                yield Deliveries.of(gateway.send(
                        to.get().telegramId(),
                        renderer.send(to.get().language(), Message.of(words)),
                        Lane.TRANSACTIONAL));
            }
            case DISCOUNT_REDEEMED, DISCOUNT_CHANGED -> new Delivery.NotNeeded("not for staff");
        };
    }
}
