package dvorik.clientbot.booking;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.CustomerChat;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingLists.Change;
import dvorik.core.booking.BookingStatus;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.customer.Customer;
import dvorik.core.id.BookingId;
import dvorik.core.id.ReviewId;
import dvorik.core.id.SalonId;
import dvorik.core.id.WaitlistId;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What customers are told about their visits. What is no longer true when its turn comes is not told. */
public final class VisitNotifications {
    private static final int LONGEST_QUOTE = 1000;
    private final BookingDesk desk;
    private final VisitWords words;
    private final VisitCards cards;
    private final CustomerChat chat;

    VisitNotifications(BookingDesk desk, VisitWords words, CustomerChat chat) {
        this.desk = desk;
        this.words = words;
        this.cards = new VisitCards(words);
        this.chat = chat;
    }

    /** A message about a visit that was changed. */
    @FunctionalInterface
    private interface Told {
        Message about(Change change, Booking visit, Language language);
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        var kinds = new EnumMap<NotificationKind, NotificationChannel>(NotificationKind.class);
        kinds.put(NotificationKind.BOOKING_MADE, ofOpen((change, visit, language) -> cards.card(visit, language)));
        kinds.put(NotificationKind.BOOKING_CONFIRMED, ofOpen(this::confirmed));
        kinds.put(NotificationKind.BOOKING_MOVED, ofOpen(this::moved));
        kinds.put(NotificationKind.BOOKING_UNASSIGNED, ofOpen(this::unassigned));
        kinds.put(NotificationKind.BOOKING_REASSIGNED, ofOpen(this::reassigned));
        kinds.put(NotificationKind.BOOKING_LATE, ofOpen(this::late));
        kinds.put(NotificationKind.BOOKING_CANCELLED, of(BookingStatus.CANCELLED_BY_SALON, this::cancelled));
        kinds.put(NotificationKind.BOOKING_NO_SHOW, of(BookingStatus.NO_SHOW, this::missed));
        kinds.put(NotificationKind.BOOKING_REMINDER, this::reminder);
        kinds.put(NotificationKind.BOOKING_NO_SHOW_ASKED, this::noShowAsked);
        kinds.put(NotificationKind.REVIEW_ASKED, this::reviewAsked);
        kinds.put(NotificationKind.REVIEW_ANSWERED, this::reviewAnswered);
        kinds.put(NotificationKind.WAITLIST_OFFERED, this::offered);
        kinds.put(NotificationKind.BOOKING_CHANGED, this::changed);
        kinds.put(NotificationKind.VISIT_ANSWERED, this::answered);
        return kinds;
    }

    private NotificationChannel ofOpen(Told told) {
        return owed -> changed(owed, told, visit -> visit.status().isOpen());
    }

    private NotificationChannel of(BookingStatus status, Told told) {
        return owed -> changed(owed, told, visit -> visit.status() == status);
    }

    private Delivery changed(OwedNotification owed, Told told, Predicate<Booking> still)
            throws InterruptedException {
        var change = desk.lists().findChange(owed.subject());
        var visit = change.flatMap(one -> desk.lists().find(one.booking())).filter(still);
        if (visit.isEmpty()) {
            return new Delivery.NotNeeded("the visit has changed");
        }
        return chat.tell(owed, customer -> told.about(change.get(), visit.get(), customer.language()));
    }

    private Text about(String key, Booking visit, Language language) {
        return Text.of(key)
                .with("when", words.when(visit.start(), words.zone(visit.salon()), language))
                .with("services", words.services(visit, language));
    }

    private static Buttons show(Booking visit) {
        return Buttons.inline(List.of(Button.choose(
                "client.told.show", new ClientChoice.ShowVisit(visit.id().value()))));
    }

    private static Buttons change(Booking visit) {
        long id = visit.id().value();
        return Buttons.inline(List.of(
                Button.choose("client.visit.move", new ClientChoice.MoveVisit(id)),
                Button.choose("client.visit.cancel", new ClientChoice.CancelVisit(id))));
    }

    private static Buttons again(Booking visit) {
        return Buttons.inline(List.of(Button.choose(
                "client.visit.again", new ClientChoice.BookAgain(visit.id().value()))));
    }

    private Message confirmed(Change change, Booking visit, Language language) {
        return Message.of(about("client.told.confirmed", visit, language)).with(show(visit));
    }

    private Message moved(Change change, Booking visit, Language language) {
        var before = change.startBefore().orElse(visit.start());
        if (before.equals(visit.start())) {
            return reassigned(change, visit, language);
        }
        return Message.of(about("client.told.moved", visit, language)
                        .with("before", words.when(before, words.zone(visit.salon()), language)))
                .with(change(visit));
    }

    private Message cancelled(Change change, Booking visit, Language language) {
        return Message.of(about("client.told.cancelled", visit, language)).with(again(visit));
    }

    private Message unassigned(Change change, Booking visit, Language language) {
        return Message.of(about("client.told.unassigned", visit, language)).with(change(visit));
    }

    private Message reassigned(Change change, Booking visit, Language language) {
        var masters = words.masters(visit.masters());
        return masters == null
                ? unassigned(change, visit, language)
                : Message.of(about("client.told.reassigned", visit, language).with("master", masters))
                        .with(show(visit));
    }

    private Message late(Change change, Booking visit, Language language) {
        return Message.of(about("client.told.late", visit, language)
                        .with("minutes", visit.lateMinutes().orElse(0)))
                .with(change(visit));
    }

    private Message missed(Change change, Booking visit, Language language) {
        long id = visit.id().value();
        return Message.of(about("client.told.missed", visit, language))
                .with(Buttons.inline(
                        List.of(Button.choose(
                                "client.told.i-was-there", new ClientChoice.WasThere(id, ClientChoice.YesNo.YES))),
                        List.of(Button.choose("client.visit.again", new ClientChoice.BookAgain(id)))));
    }

    private Delivery reminder(OwedNotification owed) throws InterruptedException {
        var now = desk.clock().instant();
        var visit = desk.lists()
                .find(new BookingId(owed.subject()))
                .filter(one -> one.status().isChangeable() && one.start().isAfter(now));
        return visit.isEmpty()
                ? new Delivery.NotNeeded("the visit has begun or is no more")
                : chat.tell(owed, customer -> cards.reminder(visit.get(), customer.language()));
    }

    private Delivery noShowAsked(OwedNotification owed) throws InterruptedException {
        var visit = desk.lists()
                .find(new BookingId(owed.subject()))
                .filter(one -> one.status().isChangeable());
        if (visit.isEmpty()) {
            return new Delivery.NotNeeded("the visit has changed");
        }
        long id = owed.subject();
        return ask(
                owed,
                customer -> Message.of(about("client.told.was-there", visit.get(), customer.language()))
                        .with(Buttons.inline(List.of(
                                Button.choose(
                                        "client.told.yes-there",
                                        new ClientChoice.WasThere(id, ClientChoice.YesNo.YES)),
                                Button.choose(
                                        "client.told.not-there",
                                        new ClientChoice.WasThere(id, ClientChoice.YesNo.NO))))));
    }

    private Delivery reviewAsked(OwedNotification owed) throws InterruptedException {
        var id = new BookingId(owed.subject());
        var visit = desk.lists().find(id).filter(one -> one.status() == BookingStatus.COMPLETED);
        return visit.isEmpty() || desk.reviews().ofVisit(id).isPresent()
                ? new Delivery.NotNeeded("rated, or not completed")
                : ask(
                        owed,
                        customer -> Message.of(about("client.review.ask", visit.get(), customer.language()))
                                .with(VisitCards.stars(id)));
    }

    private Delivery reviewAnswered(OwedNotification owed) throws InterruptedException {
        var review = desk.reviews()
                .find(new ReviewId(owed.subject()))
                .filter(one -> one.reply().isPresent());
        return review.isEmpty()
                ? new Delivery.NotNeeded("no answer")
                : chat.tell(
                        owed,
                        customer -> Message.of(Text.of("client.review.answered")
                                .with("salon", salon(review.get().salon(), customer.language()))
                                .with(
                                        "words",
                                        Html.shorten(review.get().reply().get(), LONGEST_QUOTE))));
    }

    private String salon(SalonId id, Language language) {
        return words.salon(id)
                .map(salon -> Html.shortName(salon.name(language)))
                .orElse("…");
    }

    private Delivery offered(OwedNotification owed) throws InterruptedException {
        var waiting = new Waiting(desk, words);
        var entry = desk.waitlist().find(new WaitlistId(owed.subject()));
        var customer = chat.find(owed.customer());
        if (customer.isEmpty()) {
            return CustomerChat.GONE;
        }
        var offer = entry.flatMap(one -> waiting.offer(one, customer.get().language()));
        return offer.isEmpty()
                ? new Delivery.NotNeeded("the offer is over")
                : chat.tell(customer.get(), offer.get());
    }

    private Delivery answered(OwedNotification owed) throws InterruptedException {
        var message = desk.messages().find(owed.subject());
        var visit = message.flatMap(one -> desk.lists().find(one.visit()));
        if (message.isEmpty() || visit.isEmpty() || message.get().words().isEmpty()) {
            return CustomerChat.GONE;
        }
        return chat.tell(
                owed,
                customer -> Message.of(Text.of("client.told.answer")
                                .with("salon", salon(visit.get().salon(), customer.language()))
                                .with("words", message.get().words().get()))
                        .with(Buttons.inline(List.of(Button.choose(
                                "client.visit.write",
                                new ClientChoice.WriteToSalon(visit.get().id().value()))))));
    }

    /** A question of the moment: the mailbox does not keep it. */
    private Delivery ask(OwedNotification owed, Function<Customer, Message> question)
            throws InterruptedException {
        Optional<Customer> customer = chat.find(owed.customer());
        return customer.isEmpty() ? CustomerChat.GONE : chat.tell(customer.get(), question.apply(customer.get()));
    }

    /** Every message that shows the visit; one that is gone is no fault. */
    private Delivery changed(OwedNotification owed) throws InterruptedException {
        var id = new BookingId(owed.subject());
        var customer = chat.find(owed.customer());
        var visit = desk.lists().find(id).filter(one -> one.booked().isPresent());
        if (customer.isEmpty() || visit.isEmpty()) {
            return CustomerChat.GONE;
        }
        var language = customer.get().language();
        var card = cards.card(visit.get(), language);
        Delivery last = new Delivery.NotNeeded("no card was shown");
        for (var shown : desk.cards().of(id, BookingCards.Bot.CLIENT)) {
            last = chat.send(shown.chat(), chat.renderer().editText(language, shown.message(), card));
            if (last instanceof Delivery.Later) {
                return last;
            }
        }
        return last;
    }
}
