package dvorik.clientbot.broadcast;

import dvorik.clientbot.marketing.MarketingCalls;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.conversation.Deliveries;
import dvorik.core.id.BroadcastId;
import dvorik.core.money.DiscountValue;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.OwedNotification;
import dvorik.core.staff.StaffService;
import dvorik.core.telegram.Lane;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.MessageVariables;
import dvorik.core.template.MessageVariables.PersonalDiscount;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Shows a member of staff, in the customers' bot, what a broadcast would look like: each variant, with a made-up discount. */
public final class TrialMessages implements NotificationChannel {
    private static final String CODE = "2345-6789";
    private static final int TEN_PERCENT = 1_000;
    private static final int DAYS = 14;

    private final Broadcasts broadcasts;
    private final StaffService staff;
    private final MessageTemplates templates;
    private final MarketingCalls calls;
    private final Clock clock;
    private final String business;

    /** @param business its name */
    public TrialMessages(
            Broadcasts broadcasts,
            StaffService staff,
            MessageTemplates templates,
            MarketingCalls calls,
            Clock clock,
            String business) {
        this.broadcasts = broadcasts;
        this.staff = staff;
        this.templates = templates;
        this.calls = calls;
        this.clock = clock;
        this.business = business;
    }

    @Override
    public Delivery deliver(OwedNotification owed) throws InterruptedException {
        var to = staff.findContact(owed.staff());
        var broadcast = broadcasts.find(new BroadcastId(owed.subject())).orElseThrow();
        if (to.isEmpty()) {
            return new Delivery.NotNeeded("no longer works here");
        }
        var discount = broadcast
                .plan()
                .offer()
                .map(offer -> new PersonalDiscount(
                        new DiscountValue.Percent(TEN_PERCENT),
                        CODE,
                        LocalDate.now(clock).plusDays(DAYS)));
        var reader = new MessageVariables(Optional.of(to.get().name()), business, discount);
        Delivery last = new Delivery.NotNeeded("no variants");
        for (Variant variant : broadcast.plan().variants()) {
            var message = templates.render(variant.content(), to.get().language(), reader);
            last = Deliveries.of(calls.send(to.get().telegramId(), message, "", Lane.TRANSACTIONAL));
            if (!(last instanceof Delivery.Delivered)) {
                return last;
            }
        }
        return last;
    }
}
