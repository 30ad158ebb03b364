package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.StaffChat;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingLists.Change;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Bookings;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.BookingId;
import dvorik.core.id.ReviewId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What masters and managers are told of visits, each message being a card; and the cards, kept up to date. */
final class VisitNotifications {
    private static final Delivery GONE = new Delivery.NotNeeded("no longer works here");
    private static final Delivery OVER = new Delivery.NotNeeded("no longer so");
    private static final int LONGEST_WORDS = 300;

    private final Texts texts;
    private final Bookings bookings;
    private final StaffService staff;
    private final StaffChat chat;
    private final VisitCards cards;
    private final VisitWords words;
    private final Clock clock;

    VisitNotifications(
            Texts texts,
            Bookings bookings,
            StaffService staff,
            StaffChat chat,
            VisitCards cards,
            VisitWords words,
            Clock clock) {
        this.texts = texts;
        this.bookings = bookings;
        this.staff = staff;
        this.chat = chat;
        this.cards = cards;
        this.words = words;
        this.clock = clock;
    }

    Map<NotificationKind, NotificationChannel> kinds() {
        var kinds = new EnumMap<NotificationKind, NotificationChannel>(NotificationKind.class);
        kinds.put(NotificationKind.VISIT_BOOKED, owed -> ofChange(owed, this::booked));
        kinds.put(NotificationKind.VISIT_MOVED, owed -> ofChange(owed, this::moved));
        kinds.put(NotificationKind.VISIT_CANCELLED, owed -> ofChange(owed, this::cancelled));
        kinds.put(NotificationKind.VISIT_TO_TAKE, owed -> ofChange(owed, this::toTake));
        kinds.put(NotificationKind.VISIT_DISPUTED, this::disputed);
        kinds.put(NotificationKind.VISIT_CHANGED, this::changed);
        kinds.put(NotificationKind.REVIEW_LEFT, this::reviewed);
        return kinds;
    }

    /** @return empty when there is nothing to tell any more */
    private interface News {
        Optional<Message> of(StaffMember member, Booking visit, Change change);
    }

    private Delivery ofChange(OwedNotification owed, News news) throws InterruptedException {
        var to = chat.find(owed.staff());
        var member = member(owed);
        if (to.isEmpty() || member.isEmpty()) {
            return GONE;
        }
        var change = bookings.lists().findChange(owed.subject()).orElseThrow();
        var visit = bookings.lists().find(change.booking()).orElseThrow();
        var message = news.of(member.get(), visit, change);
        return message.isEmpty() ? OVER : chat.tell(to.get(), message.get());
    }

    private Optional<Message> booked(StaffMember member, Booking visit, Change change) {
        if (!isAhead(visit) || !VisitRights.sees(member, visit)) {
            return Optional.empty();
        }
        var title = change.action().equals("accept")
                ? "cashier.visit.news.accepted"
                : visit.status() == BookingStatus.PENDING
                        ? VisitRights.leads(member, visit) ? "cashier.visit.news.accept" : "cashier.visit.news.pending"
                        : "cashier.visit.news.booked";
        return Optional.of(cards.card(member, visit, Text.of(title)));
    }

    private Optional<Message> moved(StaffMember member, Booking visit, Change change) {
        if (!visit.isDoneBy(member.id()) && !VisitRights.leads(member, visit)) {
            return Optional.of(cards.standing(member, visit));
        }
        if (!isAhead(visit) || !VisitRights.sees(member, visit)) {
            return Optional.empty();
        }
        var before = change.startBefore().filter(start -> !change.startAfter().equals(Optional.of(start)));
        return Optional.of(cards.card(
                member,
                visit,
                before.map(start -> Text.of("cashier.visit.news.moved")
                                .with("before", start.atZone(words.zone(visit.salon()))))
                        .orElseGet(() -> Text.of("cashier.visit.news.changed"))));
    }

    private Optional<Message> cancelled(StaffMember member, Booking visit, Change change) {
        return Optional.of(cards.over(member.language(), visit, VisitWords.status(visit)));
    }

    private Optional<Message> toTake(StaffMember member, Booking visit, Change change) {
        if (visit.status() != BookingStatus.UNASSIGNED || !isAhead(visit)) {
            return Optional.empty();
        }
        if (VisitRights.leads(member, visit)) {
            return Optional.of(cards.card(member, visit, Text.of("cashier.visit.news.unassigned")));
        }
        return VisitRights.mayTake(member, visit) ? Optional.of(cards.standing(member, visit)) : Optional.empty();
    }

    private Delivery disputed(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var member = member(owed);
        var visit = bookings.lists().find(new BookingId(owed.subject())).orElseThrow();
        if (to.isEmpty() || member.isEmpty()) {
            return GONE;
        }
        boolean open = visit.status() == BookingStatus.NO_SHOW || visit.status().isOpen();
        return !open || !VisitRights.sees(member.get(), visit)
                ? OVER
                : chat.tell(to.get(), cards.card(member.get(), visit, Text.of("cashier.visit.news.disputed")));
    }

    /** Every message of this chat that shows the visit. */
    private Delivery changed(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var member = member(owed);
        if (to.isEmpty() || member.isEmpty()) {
            return GONE;
        }
        var id = new BookingId(owed.subject());
        var here = bookings.cards().of(id, BookingCards.Bot.CASHIER, to.get().telegramId());
        if (here.isEmpty()) {
            return new Delivery.NotNeeded("there is no card");
        }
        var message = cards.standing(member.get(), bookings.lists().find(id).orElseThrow());
        Delivery outcome = new Delivery.Delivered(null);
        for (var card : here) {
            var one = chat.edit(to.get(), card.message(), message);
            if (!(one instanceof Delivery.Delivered)) {
                outcome = one;
            }
        }
        return outcome;
    }

    private Delivery reviewed(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var member = member(owed);
        if (to.isEmpty() || member.isEmpty()) {
            return GONE;
        }
        var review = bookings.reviews().find(new ReviewId(owed.subject())).orElseThrow();
        var visit = bookings.lists().find(review.booking()).orElseThrow();
        if (!VisitRights.sees(member.get(), visit)) {
            return OVER;
        }
        var known = words.around(visit);
        var language = member.get().language();
        var sheet = new Sheet(
                        texts, language, Text.of("cashier.visit.news.rated").with("rating", review.rating()))
                .line(words.time(visit))
                .line(Text.of("cashier.visit.who-what")
                        .with("who", VisitWords.who(visit, known))
                        .with("what", VisitWords.what(visit, known, language)));
        review.words()
                .map(said -> Text.of("cashier.visit.news.words").with("words", Html.shorten(said, LONGEST_WORDS)))
                .ifPresent(sheet::line);
        var message = sheet.message();
        return chat.tell(
                to.get(),
                VisitRights.leads(member.get(), visit)
                        ? message.with(Buttons.inline(List.of(Button.choose(
                                "cashier.visit.review.answer",
                                new Visits.ReplyToReview(review.id().value())))))
                        : message);
    }

    private boolean isAhead(Booking visit) {
        return visit.status().isOpen() && visit.end().isAfter(clock.instant());
    }

    /** What reaches a person does so whatever the role of the moment. */
    private Optional<StaffMember> member(OwedNotification owed) {
        return staff.find(owed.staff()).map(StaffMember::inAllRoles);
    }
}
