package dvorik.app;

import static dvorik.migrations.jooq.Tables.AUDIT_ENTRY;
import static dvorik.migrations.jooq.Tables.NOTIFICATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Booking;
import dvorik.core.booking.Booking.Source;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.Reviews.RateResult;
import dvorik.core.booking.SlotQuery;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.sandbox.client.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What managers do with the visits of their salon. A town of its own; each test has a salon of its own. */
class SalonVisitsTest {
    private static Town town;
    private HairSalon salon;

    @BeforeAll
    static void found() {
        town = Town.found("town_salon_visits", Map.of());
        town.owner().chat().starts();
    }

    @AfterAll
    static void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    @BeforeEach
    void opens() {
        salon = new HairSalon(town);
    }

    @AfterEach
    void the_clock_goes_back() {
        town.chat().clock().setOffset(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_manager_books_a_guest_at_the_desk(Language language) {
        var dilnoza = salon.master("Дилноза", language);
        var boss = salon.manager("Управ", language);
        boss.presses("cashier.menu.book");
        boss.sees("cashier.visit.book.who");
        boss.taps("cashier.visit.book.walk-in");
        boss.sees("cashier.visit.book.name");
        boss.chat().sends("Фёдор <Ф>");
        boss.chat().sees("Фёдор <Ф>");
        picks(boss, "Дилноза");
        boss.chat().taps("14:30");
        boss.chat().sees("14:30");
        boss.tapsTwice("cashier.visit.book.yes");
        var card = boss.sees("cashier.visit.booked");
        assertTrue(card.text().contains("Фёдор <Ф>"), card.text());

        var visit = salon.ofDay().getFirst();
        assertEquals(1, salon.ofDay().size());
        assertEquals(salon.at(14, 30), visit.start());
        assertEquals(Source.WALK_IN, visit.source());
        assertEquals(BookingStatus.CONFIRMED, visit.status());
        assertEquals(salon.id(dilnoza), visit.master().orElseThrow());
        var told = dilnoza.sees("cashier.visit.news.booked");
        assertTrue(told.text().contains("Фёдор <Ф>"), told.text());
        dilnoza.settles();
        assertEquals(1, dilnoza.count("cashier.visit.news.booked"));
        assertEquals(
                1,
                town.db()
                        .fetchCount(
                                AUDIT_ENTRY,
                                AUDIT_ENTRY.ACTION.startsWith("booking."),
                                AUDIT_ENTRY.ENTITY_ID.eq(visit.id().value())));
    }

    @Test
    void a_caller_is_found_by_the_number_and_a_new_one_is_named() {
        salon.master("Дилноза");
        var boss = salon.manager("Управ");
        var ann = town.customer("Ann");
        ann.chat().starts();
        ann.sees("client.consent.ask");
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.chat().sharesContact();
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        var phone = town.features().customers.findPhone(ann.kept().id()).orElseThrow();

        boss.chat().sends("/book");
        boss.sees("cashier.visit.book.who");
        boss.chat().sends("что-то");
        boss.sees("cashier.visit.book.unreadable");
        boss.chat().sends("8 " + phone.e164().substring(2));
        var found = boss.chat().sees("Анна");
        assertFalse(found.text().contains(phone.e164().substring(5, 9)), "masked");
        picks(boss, boss.label("cashier.visit.book.any-master"));
        books(boss, "10:00");
        var visit = salon.ofDay().getFirst();
        assertEquals(Optional.of(ann.kept().id()), visit.customer());
        assertEquals(Source.PHONE, visit.source());
        assertEquals(1, owed(visit, "booking_made"));

        boss.chat().sends("/book");
        boss.sees("cashier.visit.book.who");
        boss.chat().sends("+7 903 555-66-77");
        boss.sees("cashier.visit.book.new-name");
        boss.chat().sends("Пётр");
        boss.chat().sees("Пётр");
        picks(boss, boss.label("cashier.visit.book.any-master"));
        var card = books(boss, "11:00");
        assertTrue(card.text().contains("+7 903 555-66-77"), card.text());
        assertEquals(
                Optional.of(new Booking.Guest("Пётр", Optional.of("+79035556677"))),
                salon.ofDay().getLast().guest());
    }

    @Test
    void the_day_of_the_salon_stands_by_master() {
        var dilnoza = salon.master("Дилноза");
        var lola = salon.master("Лола");
        var boss = salon.manager("Управ");
        salon.books(joined("Анна"), lola, salon.at(9, 0));
        salon.books(joined("Вера"), dilnoza, salon.at(10, 0));
        boss.presses("cashier.menu.visits");
        boss.sees("cashier.visit.day.empty");
        leafsTo(boss);
        var day = boss.chat().sees("Вера");
        var text = day.text();
        assertTrue(text.indexOf("Дилноза") < text.indexOf("Вера"), text);
        assertTrue(text.indexOf("Вера") < text.indexOf("Лола"), text);
        assertTrue(text.indexOf("Лола") < text.indexOf("Анна"), text);
        boss.chat().taps("09:00 Анна");
        boss.sees("cashier.visit.status.confirmed");
        var stranger = new HairSalon(town).manager("Чужой");
        var visit = salon.ofDay().getFirst();
        for (var choice : List.of("ShowVisit", "CancelVisit", "MoveVisit", "AcceptVisit", "NoShowVisit")) {
            stranger.chat().forgesTap(HairSalon.data(choice, visit.id()));
            stranger.seesToast("cashier.visit.not-yours");
        }
        assertEquals(visit.revision(), salon.now(visit).revision());
    }

    @Test
    void a_visit_that_needs_a_yes_is_confirmed_or_refused() {
        salon.confirms();
        var dilnoza = salon.master("Дилноза");
        var boss = salon.manager("Управ");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        assertEquals(BookingStatus.PENDING, visit.status());
        boss.sees("cashier.visit.news.accept");
        var card = dilnoza.sees("cashier.visit.news.pending");
        assertFalse(card.buttons().contains(dilnoza.label("cashier.visit.accept")), card::toString);
        dilnoza.chat().forgesTap(HairSalon.data("AcceptVisit", visit.id()));
        dilnoza.seesToast("cashier.visit.not-yours");
        boss.tapsTwice("cashier.visit.accept");
        boss.sees("cashier.visit.status.confirmed");
        dilnoza.sees("cashier.visit.news.accepted");
        assertEquals(BookingStatus.CONFIRMED, salon.now(visit).status());
        assertEquals(1, owed(visit, "booking_confirmed"));

        var other = salon.books(joined("Вера"), dilnoza, salon.at(15, 0));
        boss.sees("cashier.visit.news.accept");
        boss.taps("cashier.visit.refuse");
        boss.sees("cashier.visit.cancel.ask");
        boss.taps("cashier.visit.reason.salon-closed");
        boss.sees("cashier.visit.status.cancelled-by-salon");
        dilnoza.sees("cashier.visit.status.cancelled-by-salon");
        assertEquals(BookingStatus.CANCELLED_BY_SALON, salon.now(other).status());
        assertEquals(1, owed(other, "booking_cancelled"));
    }

    @Test
    void without_a_manager_the_owner_is_asked() {
        salon.confirms();
        var dilnoza = salon.master("Дилноза");
        var owner = town.owner();
        owner.settles();
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        owner.sees("cashier.visit.news.accept");
        owner.taps("cashier.visit.accept");
        salon.becomes(visit, BookingStatus.CONFIRMED);
    }

    @Test
    void a_visit_is_moved_and_everybody_hears_it_once() {
        var dilnoza = salon.master("Дилноза");
        var lola = salon.master("Лола");
        var boss = salon.manager("Управ");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        salon.books(joined("Вера"), dilnoza, salon.at(16, 0));
        opens(boss, "12:00 Анна");
        boss.taps("cashier.visit.move");
        boss.sees("cashier.visit.move.day");
        boss.chat().taps(salon.label(boss));
        boss.chat().sees("Во сколько");
        var times = boss.chat().sees("a time", m -> m.buttons().contains("17:00"));
        assertFalse(times.buttons().contains("16:00"), "taken");
        boss.chat().taps("17:00");
        boss.sees("cashier.visit.move.sure");
        boss.tapsTwice("cashier.visit.move.yes");
        boss.chat().sees("17:00–18:00");
        assertEquals(salon.at(17, 0), salon.now(visit).start());
        dilnoza.sees("cashier.visit.news.moved");
        assertEquals(1, owed(visit, "booking_moved"));

        boss.taps("cashier.visit.move");
        boss.sees("cashier.visit.move.day");
        boss.taps("cashier.visit.move.other");
        boss.sees("cashier.visit.book.master");
        boss.chat().taps("Лола");
        boss.sees("cashier.visit.move.day");
        boss.chat().taps(salon.label(boss));
        boss.chat().sees("a time", m -> m.buttons().contains("16:00"));
        boss.chat().taps("16:00");
        boss.sees("cashier.visit.move.sure");
        boss.taps("cashier.visit.move.yes");
        boss.chat().sees("16:00–17:00");
        assertEquals(List.of(salon.id(lola)), salon.now(visit).masters());
        lola.sees("cashier.visit.news.moved");
        dilnoza.sees(Text.of("cashier.visit.news.taken").with("name", "Лола"));
    }

    @Test
    void a_time_that_was_taken_meanwhile_is_replaced_by_the_nearest() {
        var dilnoza = salon.master("Дилноза");
        var boss = salon.manager("Управ");
        boss.presses("cashier.menu.book");
        boss.sees("cashier.visit.book.who");
        boss.taps("cashier.visit.book.walk-in");
        boss.sees("cashier.visit.book.name");
        boss.taps("cashier.visit.book.no-name");
        boss.chat().sees(boss.label("cashier.visit.nameless"));
        picks(boss, "Дилноза");
        boss.chat().taps("14:00");
        boss.chat().sees("14:00");
        salon.books(joined("Анна"), dilnoza, salon.at(14, 0));
        boss.taps("cashier.visit.book.yes");
        var gone = boss.sees("cashier.visit.book.gone");
        assertTrue(gone.buttons().stream().anyMatch(label -> label.endsWith("15:00")), gone::toString);
        boss.chat()
                .taps(gone.buttons().stream()
                        .filter(label -> label.endsWith("15:00"))
                        .findFirst()
                        .orElseThrow());
        boss.chat().sees("a question", m -> m.buttons().contains(boss.label("cashier.visit.book.yes")));
        boss.taps("cashier.visit.book.yes");
        boss.sees("cashier.visit.booked");
        assertEquals(2, salon.ofDay().size());
    }

    @Test
    void who_did_not_come_is_marked_and_may_come_after_all() {
        var dilnoza = salon.master("Дилноза");
        var boss = salon.manager("Управ");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        opens(boss, "12:00 Анна");
        boss.taps("cashier.visit.no-show");
        boss.sees("cashier.visit.no-show.ask");
        boss.taps("cashier.visit.no-show.yes");
        boss.chat()
                .seesToast(town.texts()
                        .plain(
                                Language.RU,
                                Text.of("cashier.visit.too-early")
                                        .with("time", salon.at(12, 0).atZone(HairSalon.ZONE))));
        salon.isAt(12, 20);
        boss.taps("cashier.visit.no-show.keep");
        boss.sees("cashier.visit.status.confirmed");
        boss.taps("cashier.visit.no-show");
        boss.sees("cashier.visit.no-show.ask");
        boss.taps("cashier.visit.no-show.yes");
        boss.sees("cashier.visit.status.no-show");
        assertEquals(BookingStatus.NO_SHOW, salon.now(visit).status());
        assertEquals(1, owed(visit, "booking_no_show"));
        dilnoza.sees("cashier.visit.status.no-show");
        boss.taps("cashier.visit.arrived");
        boss.chat().sees("Клиент пришёл в 12:2");
        assertEquals(BookingStatus.CONFIRMED, salon.now(visit).status());
    }

    @Test
    void blocked_time_is_offered_to_nobody_and_visits_in_it_are_handled() {
        var dilnoza = salon.master("Дилноза");
        var boss = salon.manager("Управ");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        boss.presses("cashier.menu.visits");
        boss.sees("cashier.visit.day.empty");
        boss.taps("cashier.visit.block");
        boss.sees("cashier.visit.off.whose");
        boss.chat().taps("Дилноза");
        boss.sees("cashier.visit.off.day");
        boss.chat().taps(salon.label(boss));
        boss.chat().sees("14:00-18:00");
        boss.taps("cashier.visit.off.whole-day");
        boss.sees("cashier.visit.off.sure");
        boss.taps("cashier.visit.off.yes");
        boss.chat().sees("На это время есть 1 запись");
        assertTrue(isFree(dilnoza), "nothing is taken yet");
        boss.taps("cashier.visit.off.cancel-visits");
        boss.chat().sees("Время закрыто");
        assertEquals(BookingStatus.CANCELLED_BY_SALON, salon.now(visit).status());
        assertEquals(1, owed(visit, "booking_cancelled"));
        assertFalse(isFree(dilnoza), "blocked");
        dilnoza.sees("cashier.visit.status.cancelled-by-salon");
        boss.chat()
                .taps(town.texts()
                        .plain(Language.RU, Text.of("cashier.visit.off.cancel").with("day", salon.day())));
        boss.sees("cashier.visit.off.cancelled");
        assertTrue(isFree(dilnoza), "open again");
    }

    @Test
    void visits_in_blocked_time_are_passed_on_and_their_master_knows() {
        var dilnoza = salon.master("Дилноза");
        var lola = salon.master("Лола");
        var boss = salon.manager("Управ");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        boss.presses("cashier.menu.visits");
        boss.sees("cashier.visit.day.empty");
        boss.taps("cashier.visit.block");
        boss.sees("cashier.visit.off.whose");
        boss.chat().taps("Дилноза");
        boss.sees("cashier.visit.off.day");
        boss.chat().taps(salon.label(boss));
        boss.chat().sees("14:00-18:00");
        boss.chat().sends("11:00-14:00");
        boss.sees("cashier.visit.off.sure");
        boss.taps("cashier.visit.off.yes");
        boss.chat().sees("На это время есть 1 запись");
        boss.taps("cashier.visit.off.pass-on");
        boss.chat().sees("Время закрыто");
        dilnoza.sees("cashier.visit.news.declined");
        lola.sees("cashier.visit.news.to-take");
        lola.taps("cashier.visit.take");
        salon.becomes(visit, BookingStatus.CONFIRMED);
        assertEquals(List.of(salon.id(lola)), salon.now(visit).masters());
        dilnoza.sees(Text.of("cashier.visit.news.taken").with("name", "Лола"));
    }

    @Test
    void a_review_is_heard_of_and_answered_and_the_customer_written_to() {
        var dilnoza = salon.master("Дилноза");
        var boss = salon.manager("Управ");
        var ann = joined("Анна");
        var visit = salon.books(ann, dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        salon.isAt(12, 0);
        dilnoza.taps("cashier.visit.start");
        dilnoza.sees("cashier.visit.status.in-progress");
        dilnoza.taps("cashier.visit.finish");
        dilnoza.sees("cashier.visit.finish.how");
        dilnoza.taps("cashier.visit.finish.yes");
        salon.becomes(visit, BookingStatus.COMPLETED);
        var reviews = town.features().bookings.reviews();
        assertTrue(reviews.rate(ann.kept().id(), visit.id(), 5, Optional.empty()) instanceof RateResult.Rated);
        boss.chat().sees("5 из 5");
        reviews.rate(ann.kept().id(), visit.id(), 5, Optional.of("Лучшая <стрижка>"));
        boss.chat().sees("Лучшая <стрижка>");
        boss.taps("cashier.visit.review.answer");
        boss.sees("cashier.visit.review.ask");
        boss.chat().sends("Спасибо!");
        boss.sees("cashier.visit.review.answered");
        assertEquals(
                Optional.of("Спасибо!"),
                reviews.ofVisit(visit.id()).orElseThrow().reply());
        dilnoza.chat().sees("Лучшая <стрижка>");

        var next = salon.books(ann, dilnoza, salon.at(18, 0));
        boss.chat().forgesTap(HairSalon.data("ShowVisit", next.id()));
        boss.sees("cashier.visit.status.confirmed");
        boss.taps("cashier.visit.write");
        boss.sees("cashier.visit.write.ask");
        boss.chat().sends("Возьмите шапку");
        boss.sees("cashier.visit.write.sent");
        ann.chat().sees("Возьмите шапку");
    }

    private boolean isFree(Cashier master) {
        return !town.features()
                .bookings
                .slots()
                .free(SlotQuery.of(salon.salon(), salon.service().id(), Optional.of(salon.id(master)), salon.day()))
                .isEmpty();
    }

    /** From the service to the times of the day. @param master label of the button */
    private void picks(Cashier boss, String master) {
        boss.chat().taps(salon.service().name(boss.language()));
        boss.sees("cashier.visit.book.master");
        boss.chat().taps(master);
        boss.sees("cashier.visit.book.day");
        boss.chat().taps(salon.label(boss));
        boss.chat().sees("times", m -> m.buttons().contains("20:00"));
    }

    private ChatMessage books(Cashier boss, String time) {
        boss.chat().taps(time);
        boss.chat().sees("a question", m -> m.buttons().contains(boss.label("cashier.visit.book.yes")));
        boss.taps("cashier.visit.book.yes");
        return boss.sees("cashier.visit.booked");
    }

    /** The card of a visit of the day. */
    private void opens(Cashier boss, String label) {
        boss.presses("cashier.menu.visits");
        boss.sees("cashier.visit.day.empty");
        leafsTo(boss);
        boss.chat().sees(label.substring(0, 5));
        boss.chat().taps(label);
        boss.sees("cashier.visit.status.confirmed");
    }

    private void leafsTo(Cashier boss) {
        for (int ahead = 1; ahead >= 0; ahead--) {
            var next = salon.day().minusDays(ahead);
            boss.chat()
                    .taps(town.texts()
                            .plain(
                                    boss.language(),
                                    Text.of("cashier.visit.day.ahead").with("day", next)));
            boss.chat().sees(salon.label(boss, next));
        }
    }

    private static int owed(Booking visit, String kind) {
        return town.db()
                .fetchCount(
                        NOTIFICATION,
                        NOTIFICATION.KIND.eq(kind),
                        NOTIFICATION.DEDUP_KEY.startsWith(
                                "booking:" + visit.id().value() + ":"));
    }

    private static Customer joined(String name) {
        var customer = town.customer(name);
        customer.joins(name);
        return customer;
    }
}
