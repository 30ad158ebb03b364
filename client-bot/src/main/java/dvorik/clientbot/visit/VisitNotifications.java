package dvorik.clientbot.visit;

import dvorik.clientbot.CustomerChat;
import dvorik.core.booking.Booking;
import dvorik.core.booking.Bookings;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.id.BookingId;
import dvorik.core.id.ReviewId;
import dvorik.core.id.WaitlistId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.text.Text;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What customers are told of their visits. */
public final class VisitNotifications {
    private final Bookings bookings;
    private final ServiceCatalog catalog;
    private final SalonService salons;
    private final CustomerChat chat;
    private final Clock clock;

    /** @param clock business time */
    public VisitNotifications(
            Bookings bookings, ServiceCatalog catalog, SalonService salons, CustomerChat chat, Clock clock) {
        this.bookings = bookings;
        this.catalog = catalog;
        this.salons = salons;
        this.chat = chat;
        this.clock = clock;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        var kinds = new EnumMap<NotificationKind, NotificationChannel>(NotificationKind.class);
        kinds.put(NotificationKind.BOOKING_MADE, owed -> ofChange(owed, "client.visit.made", this::isAhead));
        kinds.put(NotificationKind.BOOKING_CONFIRMED, owed -> ofChange(owed, "client.visit.confirmed", this::isAhead));
        kinds.put(NotificationKind.BOOKING_MOVED, owed -> ofChange(owed, "client.visit.moved", this::isAhead));
        kinds.put(NotificationKind.BOOKING_CANCELLED, owed -> ofChange(owed, "client.visit.cancelled", any -> true));
        kinds.put(
                NotificationKind.BOOKING_UNASSIGNED, owed -> ofChange(owed, "client.visit.unassigned", this::isAhead));
        kinds.put(
                NotificationKind.BOOKING_REASSIGNED, owed -> ofChange(owed, "client.visit.reassigned", this::isAhead));
        kinds.put(NotificationKind.BOOKING_LATE, owed -> ofChange(owed, "client.visit.late", any -> true));
        kinds.put(NotificationKind.BOOKING_NO_SHOW, owed -> ofChange(owed, "client.visit.no-show", any -> true));
        kinds.put(
                NotificationKind.BOOKING_REMINDER, owed -> ofVisit(owed, "client.visit.reminder", this::isStillToCome));
        kinds.put(
                NotificationKind.BOOKING_NO_SHOW_ASKED,
                owed -> ofVisit(owed, "client.visit.were-you-there", any -> true));
        kinds.put(NotificationKind.REVIEW_ASKED, owed -> ofVisit(owed, "client.visit.how-was-it", this::isUnrated));
        kinds.put(NotificationKind.REVIEW_ANSWERED, this::answered);
        kinds.put(NotificationKind.WAITLIST_OFFERED, this::offered);
        kinds.put(NotificationKind.BOOKING_CHANGED, owed -> new Delivery.NotNeeded("no card is shown"));
        return kinds;
    }

    private boolean isAhead(Booking visit) {
        return visit.status().isOpen() && visit.end().isAfter(clock.instant());
    }

    private boolean isStillToCome(Booking visit) {
        return visit.status().isChangeable() && visit.start().isAfter(clock.instant());
    }

    private boolean isUnrated(Booking visit) {
        return bookings.reviews().ofVisit(visit.id()).isEmpty();
    }

    private Delivery ofChange(OwedNotification owed, String key, Predicate<Booking> stillTrue)
            throws InterruptedException {
        var change = bookings.lists().findChange(owed.subject()).orElseThrow();
        return tell(owed, key, change.booking(), stillTrue);
    }

    private Delivery ofVisit(OwedNotification owed, String key, Predicate<Booking> stillTrue)
            throws InterruptedException {
        return tell(owed, key, new BookingId(owed.subject()), stillTrue);
    }

    private Delivery answered(OwedNotification owed) throws InterruptedException {
        var review = bookings.reviews().find(new ReviewId(owed.subject())).orElseThrow();
        if (review.reply().isEmpty()) {
            return new Delivery.NotNeeded("no answer any more");
        }
        return chat.tell(
                owed,
                customer -> Message.of(Text.of("client.visit.answered")
                        .with("words", review.reply().get())));
    }

    private Delivery offered(OwedNotification owed) throws InterruptedException {
        var offer = bookings.waitlist().find(new WaitlistId(owed.subject())).flatMap(entry -> entry.offer());
        return offer.isEmpty()
                ? new Delivery.NotNeeded("the offer is over")
                : tell(owed, "client.visit.offered", offer.get().booking(), visit -> visit.isHeldAt(clock.instant()));
    }

    private Delivery tell(OwedNotification owed, String key, BookingId id, Predicate<Booking> stillTrue)
            throws InterruptedException {
        var visit = bookings.lists().find(id).orElseThrow();
        return stillTrue.test(visit)
                ? chat.tell(owed, customer -> Message.of(words(key, visit, customer)))
                : new Delivery.NotNeeded("no longer so");
    }

    private Text words(String key, Booking visit, Customer customer) {
        var salon = salons.find(visit.salon());
        var zone = salon.map(one -> one.zone()).orElse(clock.getZone());
        var services = catalog.findAll(
                visit.items().stream().map(item -> item.service()).toList());
        return Text.of(key)
                .with("when", visit.start().atZone(zone))
                .with(
                        "services",
                        visit.items().stream()
                                .map(item -> services.get(item.service()).name(customer.language()))
                                .collect(Collectors.joining(", ")))
                .with("salon", salon.map(one -> one.name()).orElse(""))
                .with("minutes", visit.lateMinutes().orElse(0));
    }
}
