package dvorik.cashierbot.till;

import dvorik.cashierbot.StaffChat;
import dvorik.core.conversation.Message;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.till.WrongCodes;
import java.time.Clock;

/** Tells an owner that a till pauses after too many wrong codes. */
public final class PauseNotification implements NotificationChannel {
    private final StaffChat chat;
    private final StaffService staff;
    private final WrongCodes wrongCodes;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    public PauseNotification(StaffChat chat, StaffService staff, WrongCodes wrongCodes, Clock clock) {
        this.chat = chat;
        this.staff = staff;
        this.wrongCodes = wrongCodes;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var pause = wrongCodes.find(owed.subject()).orElseThrow();
        var cashier = staff.find(pause.staff()).map(StaffMember::name);
        if (to.isEmpty() || cashier.isEmpty()) {
            return new Delivery.NotNeeded("no longer works here");
        }
        var words = Text.of("cashier.pause.told")
                .with("name", Html.shortName(cashier.get()))
                .with("codes", pause.codes())
                .with("time", pause.until().atZone(clock.getZone()));
        return chat.tell(to.get(), Message.of(words));
    }
}
