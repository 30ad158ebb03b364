package dvorik.app;

import static dvorik.migrations.jooq.Tables.BOOKING;
import static dvorik.migrations.jooq.Tables.NOTIFICATION;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingStatus;
import dvorik.core.money.Money;
import dvorik.core.staff.Role;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.sandbox.client.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What masters do with their visits. A town of its own, for the clock is moved; each test has a salon of its own. */
class StaffVisitsTest {
    private static Town town;
    private HairSalon salon;

    @BeforeAll
    static void found() {
        town = Town.found("town_staff_visits", Map.of());
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
    void a_master_sees_the_day_starts_when_due_and_finishes_with_the_sum(Language language) {
        var dilnoza = salon.master("Дилноза", language);
        var other = salon.master("Лола", language);
        var ann = town.customer("Ann", language);
        var code = Customer.code(ann.joins("Анна"));
        var discount =
                town.features().discounts.findActive(ann.kept().id()).getFirst().id();
        var visit = salon.books(ann, Optional.of(dilnoza), salon.at(12, 0), Optional.of(discount));
        dilnoza.sees("cashier.visit.news.booked");

        dilnoza.presses("cashier.menu.my-day");
        dilnoza.sees("cashier.visit.day.empty");
        leafsTo(dilnoza);
        var day = dilnoza.chat().sees("12:00–13:00");
        assertTrue(day.text().contains("Анна"), day.text());
        dilnoza.chat().taps("12:00 Анна");
        var card = dilnoza.chat().sees("Анна: " + salon.service().name(language));
        assertTrue(card.buttons().contains(dilnoza.label("cashier.visit.start")), card::toString);
        assertFalse(card.text().contains("+7"), "no phone for masters");

        dilnoza.taps("cashier.visit.start");
        dilnoza.chat()
                .seesToast(town.texts()
                        .plain(
                                language,
                                Text.of("cashier.visit.too-early")
                                        .with("time", salon.at(11, 30).atZone(HairSalon.ZONE))));
        salon.isAt(11, 45);
        other.chat().forgesTap(HairSalon.data("StartVisit", visit.id()));
        other.seesToast("cashier.visit.not-yours");
        assertEquals(BookingStatus.CONFIRMED, salon.now(visit).status());
        // the same button within seconds would be taken for one tap
        dilnoza.settles();
        dilnoza.taps("cashier.visit.start");
        dilnoza.sees("cashier.visit.status.in-progress");

        dilnoza.taps("cashier.visit.finish");
        seesSum(dilnoza, HairSalon.PRICE);
        dilnoza.chat().sends("2000");
        seesSum(dilnoza, Money.of(2000_00, "RUB"));
        dilnoza.chat().sends("Любит <покороче>");
        dilnoza.chat().sees("Любит <покороче>");
        dilnoza.tapsTwice("cashier.visit.finish.yes");
        var finished = dilnoza.sees(Text.of("cashier.visit.finished").with("paid", Money.of(1800_00, "RUB")));
        assertTrue(finished.text().contains("200"), finished.text());

        var row = town.db().fetchSingle(BOOKING, BOOKING.ID.eq(visit.id().value()));
        assertEquals("completed", row.getStatus());
        assertEquals(1800_00L, row.getPaid());
        assertEquals("Любит <покороче>", row.getStaffNote());
        assertEquals(1, town.db().fetchCount(REDEMPTION, REDEMPTION.DISCOUNT_ID.eq(discount.value())));
        var figures = town.features()
                .bookings
                .lists()
                .figures(town.features().business, ann.kept().id());
        assertEquals(1, figures.visits());
        assertEquals(1800_00L, figures.spent());
        assertEquals(0, figures.upcoming());
        Eventually.holds(() -> noButton(dilnoza, "cashier.visit.start") && noButton(dilnoza, "cashier.visit.finish"));
        town.cashier("Мария", language).isRefused(code);
    }

    @Test
    void the_next_customer_is_shown_with_what_was_before() {
        var dilnoza = salon.master("Дилноза");
        var ann = joined("Анна");
        var first = salon.books(ann, dilnoza, salon.at(10, 0));
        salon.isAt(10, 0);
        dilnoza.sees("cashier.visit.news.booked");
        dilnoza.taps("cashier.visit.start");
        dilnoza.sees("cashier.visit.status.in-progress");
        dilnoza.taps("cashier.visit.finish");
        dilnoza.chat().sends("Аллергия на лак");
        dilnoza.chat().sees("Аллергия на лак");
        dilnoza.taps("cashier.visit.finish.yes");
        salon.becomes(first, BookingStatus.COMPLETED);
        salon.books(ann, dilnoza, salon.at(15, 0));
        dilnoza.chat().sends("/day");
        dilnoza.sees("cashier.visit.my-day");
        dilnoza.taps("cashier.visit.next");
        var card = dilnoza.chat().sees("15:00–16:00");
        assertTrue(card.text().contains("Был у нас 1 раз"), card.text());
        assertTrue(card.text().contains("Аллергия на лак"), card.text());
        dilnoza.presses("cashier.menu.my-week");
        var week = dilnoza.sees("cashier.visit.my-week");
        assertTrue(week.text().contains("15:00–16:00 Анна"), week.text());
    }

    @Test
    void a_declined_visit_goes_to_the_first_who_takes_it() {
        var dilnoza = salon.master("Дилноза");
        var lola = salon.master("Лола");
        var nargiza = salon.master("Наргиза");
        var boss = salon.manager("Управ");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        dilnoza.taps("cashier.visit.decline");
        dilnoza.sees("cashier.visit.decline.ask");
        dilnoza.taps("cashier.visit.reason.ill");
        dilnoza.sees("cashier.visit.news.declined");
        assertEquals(BookingStatus.UNASSIGNED, salon.now(visit).status());
        Stream.of(lola, nargiza).forEach(one -> one.sees("cashier.visit.news.to-take"));
        boss.sees("cashier.visit.news.unassigned");

        var take = lola.data(lola.label("cashier.visit.take"));
        var taps = Stream.of(lola, nargiza)
                .map(one -> CompletableFuture.runAsync(() -> one.chat().forgesTap(take)))
                .toList();
        taps.forEach(CompletableFuture::join);
        salon.becomes(visit, BookingStatus.CONFIRMED);
        var winner = salon.now(visit).master().orElseThrow();
        var won = winner.equals(salon.id(lola)) ? lola : nargiza;
        var lost = won == lola ? nargiza : lola;
        won.chat().sees("a card of one's own", m -> m.buttons().contains(won.label("cashier.visit.start")));
        var taken = Text.of("cashier.visit.news.taken").with("name", won == lola ? "Лола" : "Наргиза");
        lost.sees(taken);
        dilnoza.sees(taken);
        boss.sees("cashier.visit.status.confirmed");
        Eventually.holds(() -> noButton(lost, "cashier.visit.take"));
        assertEquals(1, owed(visit, "booking_unassigned"));
        assertEquals(1, owed(visit, "booking_reassigned"));
        lost.chat().forgesTap(HairSalon.data("StartVisit", visit.id()));
        lost.seesToast("cashier.visit.not-yours");
    }

    @Test
    void who_is_busy_then_cannot_take_a_declined_visit() {
        var dilnoza = salon.master("Дилноза");
        var lola = salon.master("Лола");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        salon.books(joined("Вера"), lola, salon.at(12, 30));
        lola.sees("cashier.visit.news.booked");
        dilnoza.sees("cashier.visit.news.booked");
        dilnoza.taps("cashier.visit.decline");
        dilnoza.sees("cashier.visit.decline.ask");
        dilnoza.chat().sends("Сломалась рука");
        dilnoza.sees("cashier.visit.news.declined");
        lola.sees("cashier.visit.news.to-take");
        lola.taps("cashier.visit.take");
        lola.seesToast("cashier.visit.not-free");
        assertEquals(BookingStatus.UNASSIGNED, salon.now(visit).status());
    }

    @Test
    void a_master_runs_late_and_the_customer_is_told_once() {
        var dilnoza = salon.master("Дилноза");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        dilnoza.taps("cashier.visit.late");
        dilnoza.sees("cashier.visit.late.ask");
        dilnoza.chat().sends("очень");
        dilnoza.sees("cashier.visit.late.ask");
        dilnoza.chat().taps("15 мин");
        dilnoza.sees(Text.of("cashier.visit.mark.late").with("minutes", 15));
        assertEquals(Optional.of(15), salon.now(visit).lateMinutes());
        assertEquals(1, owed(visit, "booking_late"));
    }

    @Test
    void time_off_over_two_visits_shows_them_and_takes_nothing_silently() {
        var dilnoza = salon.master("Дилноза");
        var lola = salon.master("Лола");
        var first = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        var second = salon.books(joined("Вера"), dilnoza, salon.at(14, 0));
        dilnoza.chat().sends("/week");
        dilnoza.sees("cashier.visit.my-week");
        dilnoza.taps("cashier.visit.time-off");
        dilnoza.sees("cashier.visit.off.day");
        dilnoza.chat().sends("на той неделе");
        dilnoza.sees("cashier.visit.off.unreadable");
        dilnoza.chat().taps(salon.label(dilnoza));
        dilnoza.chat().sees("14:00-18:00");
        dilnoza.chat().sends("11:30-15:30");
        dilnoza.sees("cashier.visit.off.sure");
        dilnoza.taps("cashier.visit.off.yes");
        var conflicts = dilnoza.chat().sees("На это время есть 2 записи");
        assertTrue(conflicts.text().contains("Анна") && conflicts.text().contains("Вера"), conflicts.text());
        assertFalse(conflicts.buttons().contains(dilnoza.label("cashier.visit.off.cancel-visits")), "not a master's");
        dilnoza.taps("cashier.visit.never-mind");
        dilnoza.sees("cashier.visit.put-down");
        assertEquals(List.of(BookingStatus.CONFIRMED, BookingStatus.CONFIRMED), statuses(first, second));
        assertEquals(List.of(), absences(dilnoza));

        dilnoza.chat().sends("/week");
        dilnoza.sees("cashier.visit.my-week");
        dilnoza.taps("cashier.visit.time-off");
        dilnoza.sees("cashier.visit.off.day");
        var date = salon.day();
        dilnoza.chat().sends("%02d.%02d 11:30-15:30".formatted(date.getDayOfMonth(), date.getMonthValue()));
        dilnoza.sees("cashier.visit.off.sure");
        dilnoza.taps("cashier.visit.off.yes");
        dilnoza.chat().sees("На это время есть 2 записи");
        dilnoza.tapsTwice("cashier.visit.off.pass-on");
        dilnoza.chat().sees("Время закрыто");
        assertEquals(List.of(BookingStatus.UNASSIGNED, BookingStatus.UNASSIGNED), statuses(first, second));
        assertEquals(1, absences(dilnoza).size());
        lola.sees("cashier.visit.news.to-take");
        assertEquals(1, owed(first, "booking_unassigned"));
        assertEquals(1, owed(second, "booking_unassigned"));
        leafsFromMenuTo(dilnoza);
        dilnoza.chat().sees("11:30–15:30 не работает");
        dilnoza.chat().taps(openAgain(dilnoza));
        dilnoza.sees("cashier.visit.off.cancelled");
        assertEquals(List.of(), absences(dilnoza));
    }

    @Test
    void whose_role_is_taken_in_the_middle_can_finish_nothing() {
        var dilnoza = salon.master("Дилноза");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        salon.isAt(12, 0);
        dilnoza.taps("cashier.visit.start");
        dilnoza.sees("cashier.visit.status.in-progress");
        dilnoza.taps("cashier.visit.finish");
        dilnoza.sees("cashier.visit.finish.how");
        Dismissal.removeRoles(town, dilnoza);
        dilnoza.taps("cashier.visit.finish.yes");
        dilnoza.sees("cashier.strangers");
        assertEquals(BookingStatus.IN_PROGRESS, salon.now(visit).status());
    }

    @Test
    void a_stale_card_says_how_the_visit_stands() {
        var dilnoza = salon.master("Дилноза");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        var decline = dilnoza.data(dilnoza.label("cashier.visit.decline"));
        cancelsByCustomer(visit);
        dilnoza.chat().tapsAgain(decline);
        dilnoza.seesToast("cashier.visit.changed");
        Eventually.holds(() -> noButton(dilnoza, "cashier.visit.decline"));
        assertTrue(dilnoza.count("cashier.visit.status.cancelled-by-customer") > 0);
    }

    @Test
    void a_cashier_sees_nothing_of_it() {
        var dilnoza = salon.master("Дилноза");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        var maria = salon.staff("Мария", Language.RU, Role.CASHIER);
        for (var key : List.of("cashier.menu.my-day", "cashier.menu.visits", "cashier.menu.book")) {
            assertFalse(maria.chat().keyboard().contains(maria.label(key)), key);
        }
        maria.chat().sends("/day");
        maria.sees("cashier.visit.for-masters");
        maria.chat().sends("/visits");
        maria.sees("cashier.visit.for-leaders");
        maria.chat().sends("/book");
        maria.sees("cashier.visit.for-leaders");
        for (var choice : List.of(
                "ShowVisit",
                "StartVisit",
                "FinishVisit",
                "DeclineVisit",
                "LateVisit",
                "ArrivedVisit",
                "AskNoShow",
                "NoShowVisit",
                "KeepVisit",
                "AcceptVisit",
                "CancelVisit",
                "MoveVisit",
                "NoteVisit",
                "TakeVisit",
                "WriteToCustomer")) {
            maria.chat().forgesTap(HairSalon.data(choice, visit.id()));
            maria.seesToast("cashier.visit.not-yours");
        }
        long place = salon.salon().value();
        for (var data : List.of("-.SalonDay:" + place + ":20000:0", "-.BookIn:" + place, "-.BlockIn:" + place)) {
            maria.chat().forgesTap(data);
            maria.seesToast("cashier.visit.not-yours");
        }
        assertEquals(visit.revision(), salon.now(visit).revision());
    }

    @Test
    void a_note_is_kept_for_the_next_time() {
        var dilnoza = salon.master("Дилноза");
        var visit = salon.books(joined("Анна"), dilnoza, salon.at(12, 0));
        dilnoza.sees("cashier.visit.news.booked");
        dilnoza.taps("cashier.visit.note");
        dilnoza.sees("cashier.visit.note.ask");
        dilnoza.chat().sends("Пьёт <чай> & кофе");
        dilnoza.chat().sees("Заметка: Пьёт <чай> & кофе");
        assertEquals(Optional.of("Пьёт <чай> & кофе"), salon.now(visit).staffNote());
    }

    private static void cancelsByCustomer(Booking visit) {
        town.features()
                .bookings
                .service()
                .cancel(
                        new dvorik.core.booking.Actor.Customer(visit.customer().orElseThrow()),
                        visit.id(),
                        dvorik.core.booking.Why.NONE);
    }

    private List<BookingStatus> statuses(Booking... visits) {
        return Stream.of(visits).map(visit -> salon.now(visit).status()).toList();
    }

    private List<dvorik.core.booking.Absences.Absence> absences(Cashier master) {
        return town.features().bookings.absences().ofMaster(salon.id(master), salon.at(0, 0), salon.at(23, 0));
    }

    private String openAgain(Cashier master) {
        return town.texts()
                .plain(master.language(), Text.of("cashier.visit.off.cancel").with("day", salon.day()));
    }

    private void leafsFromMenuTo(Cashier master) {
        master.presses("cashier.menu.my-day");
        master.sees("cashier.visit.my-day");
        leafsTo(master);
    }

    /** From today to the day of the salon, two days ahead. */
    private void leafsTo(Cashier master) {
        for (int ahead = 1; ahead >= 0; ahead--) {
            var next = salon.day().minusDays(ahead);
            master.chat()
                    .taps(town.texts()
                            .plain(
                                    master.language(),
                                    Text.of("cashier.visit.day.ahead").with("day", next)));
            master.chat().sees(salon.label(master, next));
        }
    }

    private static ChatMessage seesSum(Cashier master, Money sum) {
        return master.sees(Text.of("cashier.visit.finish.ask").with("sum", sum));
    }

    private static boolean noButton(Cashier master, String key) {
        return master.answers().stream().noneMatch(m -> m.buttons().contains(master.label(key)));
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
