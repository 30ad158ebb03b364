package dvorik.cashierbot.booking;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingCards;
import dvorik.core.booking.BookingLists;
import dvorik.core.booking.BookingStatus;
import dvorik.core.conversation.Message;
import dvorik.core.customer.CustomerService;
import dvorik.core.customer.Phone;
import dvorik.core.discount.DiscountService;
import dvorik.core.discount.DiscountWords;
import dvorik.core.id.BookingId;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Optional;

/** One visit, with what the reader can do; the message is remembered and changes with the visit. */
final class VisitCards {
    private static final String TRACK = "visit:";
    private static final int LONGEST_NOTE = 200;

    private final Texts texts;
    private final VisitWords words;
    private final VisitHistory history;
    private final BookingLists lists;
    private final CustomerService customers;
    private final DiscountService discounts;
    private final DiscountWords discountWords;
    private final BookingCards shown;

    VisitCards(
            Texts texts,
            VisitWords words,
            VisitHistory history,
            BookingLists lists,
            CustomerService customers,
            DiscountService discounts,
            DiscountWords discountWords,
            BookingCards shown) {
        this.texts = texts;
        this.words = words;
        this.history = history;
        this.lists = lists;
        this.customers = customers;
        this.discounts = discounts;
        this.discountWords = discountWords;
        this.shown = shown;
    }

    /** @return which visit a message shows, by what it was tracked with */
    static Optional<BookingId> tracked(String track) {
        return track == null || !track.startsWith(TRACK)
                ? Optional.empty()
                : Optional.of(new BookingId(Long.parseLong(track.substring(TRACK.length()))));
    }

    /** A message that becomes the card of a visit. */
    void becomes(BookingId id, long chat, int message) {
        shown.remember(id, BookingCards.Bot.CASHIER, new BookingCards.Card(chat, message));
    }

    /** The visit as it is now. */
    Message card(StaffMember member, Booking booking) {
        return card(member, booking, VisitWords.status(booking));
    }

    /** @param title what is new about it */
    Message card(StaffMember member, Booking booking, Text title) {
        boolean leads = VisitRights.leads(member, booking);
        var sheet = sheet(member.language(), booking, title);
        if (leads || booking.masters().size() > 1) {
            words.masters(booking)
                    .map(names -> Text.of("cashier.visit.master").with("name", names))
                    .ifPresent(sheet::line);
        }
        if (leads) {
            sheet.line(
                    phone(booking).map(phone -> Text.of("cashier.visit.phone").with("phone", phone)));
        }
        sheet.line(money(booking, member.language()));
        sheet.line(marks(booking));
        sheet.line(booking.customerNote()
                .map(note -> Text.of("cashier.visit.customer-note").with("note", Html.shorten(note, LONGEST_NOTE))));
        sheet.line(booking.staffNote()
                .map(note -> Text.of("cashier.visit.staff-note").with("note", Html.shorten(note, LONGEST_NOTE))));
        if (VisitRights.sees(member, booking) && booking.status().isOpen()) {
            history.lines(booking, member.language()).forEach(sheet::line);
        }
        return sheet.message()
                .with(VisitButtons.of(member, booking))
                .tracked(TRACK + booking.id().value());
    }

    /** The visit as it is now, for somebody whom it concerns, may concern, or does not concern any more. */
    Message standing(StaffMember member, Booking booking) {
        if (VisitRights.sees(member, booking)) {
            return card(member, booking);
        }
        if (booking.status() == BookingStatus.UNASSIGNED
                && VisitRights.mayTake(member, booking)
                && !lists.wasDeclined(member.id(), booking.id())) {
            return card(member, booking, Text.of("cashier.visit.news.to-take"));
        }
        return over(member.language(), booking, noMore(member, booking));
    }

    /** What is no longer anybody's work. */
    Message over(Language language, Booking booking, Text title) {
        return sheet(language, booking, title).message();
    }

    private Text noMore(StaffMember member, Booking booking) {
        return switch (booking.status()) {
            case UNASSIGNED -> Text.of("cashier.visit.news.declined");
            case CANCELLED_BY_CUSTOMER, CANCELLED_BY_SALON, NO_SHOW -> VisitWords.status(booking);
            default ->
                words.masters(booking)
                        .map(names -> Text.of("cashier.visit.news.taken").with("name", names))
                        .orElseGet(() -> Text.of("cashier.visit.news.not-yours"));
        };
    }

    private Sheet sheet(Language language, Booking booking, Text title) {
        var known = words.around(booking);
        var sheet = new Sheet(texts, language, title)
                .line(words.time(booking))
                .line(Text.of("cashier.visit.who-what")
                        .with("who", VisitWords.who(booking, known))
                        .with("what", VisitWords.what(booking, known, language)));
        return sheet;
    }

    private Optional<Text> money(Booking booking, Language language) {
        if (booking.paid().isPresent()) {
            return Optional.of(
                    Text.of("cashier.visit.paid").with("paid", booking.paid().get()));
        }
        if (!booking.status().isOpen()) {
            return Optional.empty();
        }
        var discount = booking.discount().flatMap(discounts::find);
        return Optional.of(discount.map(some -> Text.of("cashier.visit.price-discount")
                        .with("price", booking.price())
                        .with("discount", discountWords.title(some, language)))
                .orElseGet(() -> Text.of("cashier.visit.price").with("price", booking.price())));
    }

    private Optional<Text> marks(Booking booking) {
        var zone = words.zone(booking.salon());
        if (booking.disputed().isPresent() && booking.status() != BookingStatus.COMPLETED) {
            return Optional.of(Text.of("cashier.visit.mark.disputed"));
        }
        if (booking.status() == BookingStatus.CONFIRMED || booking.status() == BookingStatus.PENDING) {
            return booking.arrived()
                    .map(at -> Text.of("cashier.visit.mark.arrived").with("time", VisitWords.hours(at, zone)))
                    .or(() -> booking.lateMinutes()
                            .map(minutes -> Text.of("cashier.visit.mark.late").with("minutes", minutes)))
                    .or(() -> booking.coming().map(at -> Text.of("cashier.visit.mark.coming")));
        }
        return Optional.empty();
    }

    /** Of a customer the end only, as everywhere for staff; of a guest whole, for the bot cannot write to that person. */
    private Optional<String> phone(Booking booking) {
        return booking.guest()
                .flatMap(Booking.Guest::phone)
                .map(e164 -> new Phone(e164).shown())
                .or(() -> booking.customer().flatMap(customers::findPhone).map(Phone::masked));
    }
}
