package dvorik.cashierbot.visit;

import dvorik.cashierbot.StaffChat;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Bookings;
import dvorik.core.conversation.Message;
import dvorik.core.id.BookingId;
import dvorik.core.id.ReviewId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.salon.SalonService;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.staff.StaffService.Contact;
import dvorik.core.text.Text;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What masters and managers are told of visits. */
public final class VisitNotifications {
    private final Bookings bookings;
    private final ServiceCatalog catalog;
    private final SalonService salons;
    private final StaffChat chat;
    private final Clock clock;

    /** @param clock business time */
    public VisitNotifications(
            Bookings bookings, ServiceCatalog catalog, SalonService salons, StaffChat chat, Clock clock) {
        this.bookings = bookings;
        this.catalog = catalog;
        this.salons = salons;
        this.chat = chat;
        this.clock = clock;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        var kinds = new EnumMap<NotificationKind, NotificationChannel>(NotificationKind.class);
        kinds.put(NotificationKind.VISIT_BOOKED, owed -> ofChange(owed, "cashier.visit.booked", this::isAhead));
        kinds.put(NotificationKind.VISIT_MOVED, owed -> ofChange(owed, "cashier.visit.moved", this::isAhead));
        kinds.put(NotificationKind.VISIT_CANCELLED, owed -> ofChange(owed, "cashier.visit.cancelled", any -> true));
        kinds.put(
                NotificationKind.VISIT_TO_TAKE,
                owed -> ofChange(owed, "cashier.visit.to-take", visit -> visit.status() == BookingStatus.UNASSIGNED));
        kinds.put(
                NotificationKind.VISIT_DISPUTED,
                owed -> tell(owed, "cashier.visit.disputed", new BookingId(owed.subject()), any -> true));
        kinds.put(NotificationKind.VISIT_CHANGED, owed -> new Delivery.NotNeeded("no card is shown"));
        kinds.put(NotificationKind.REVIEW_LEFT, this::reviewed);
        return kinds;
    }

    private boolean isAhead(Booking visit) {
        return visit.status().isOpen() && visit.end().isAfter(clock.instant());
    }

    private Delivery ofChange(OwedNotification owed, String key, Predicate<Booking> stillTrue)
            throws InterruptedException {
        return tell(
                owed,
                key,
                bookings.lists().findChange(owed.subject()).orElseThrow().booking(),
                stillTrue);
    }

    private Delivery reviewed(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        if (to.isEmpty()) {
            return new Delivery.NotNeeded("no longer works here");
        }
        var review = bookings.reviews().find(new ReviewId(owed.subject())).orElseThrow();
        return chat.tell(
                to.get(),
                Message.of(Text.of(review.words().isEmpty() ? "cashier.visit.rated" : "cashier.visit.reviewed")
                        .with("rating", review.rating())
                        .with("words", review.words().orElse(""))));
    }

    private Delivery tell(OwedNotification owed, String key, BookingId id, Predicate<Booking> stillTrue)
            throws InterruptedException {
        var visit = bookings.lists().find(id).orElseThrow();
        var to = chat.find(owed.staff());
        if (to.isEmpty() || !stillTrue.test(visit)) {
            return new Delivery.NotNeeded(to.isEmpty() ? "no longer works here" : "no longer so");
        }
        return chat.tell(to.get(), Message.of(words(key, visit, to.get())));
    }

    private Text words(String key, Booking visit, Contact to) {
        var salon = salons.find(visit.salon());
        var zone = salon.map(one -> one.zone()).orElse(clock.getZone());
        var services = catalog.findAll(
                visit.items().stream().map(item -> item.service()).toList());
        return Text.of(key)
                .with("when", visit.start().atZone(zone))
                .with(
                        "services",
                        visit.items().stream()
                                .map(item -> services.get(item.service()).name(to.language()))
                                .collect(Collectors.joining(", ")))
                .with("salon", salon.map(one -> one.name()).orElse(""));
    }
}
