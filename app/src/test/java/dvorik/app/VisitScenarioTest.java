package dvorik.app;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.core.booking.Actor;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingResults;
import dvorik.core.booking.BookingStatus;
import dvorik.core.booking.VisitWork.Worker;
import dvorik.core.booking.Why;
import dvorik.core.id.StaffId;
import dvorik.core.money.Money;
import dvorik.core.salon.BookingPolicy;
import dvorik.core.salon.BookingPolicy.LateCancel;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.sandbox.client.ChatMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
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

/** Customers book, move, cancel, wait, come and rate, in their chats. */
class VisitScenarioTest {
    private static final String HAIRCUT = "Стрижка";
    private static final String SHAVE = "Бритьё";
    private static Town town;
    private static int week;

    private Parlour parlour;
    private LocalDate monday;

    @BeforeAll
    static void found() {
        town = Town.found("town_visits", Map.of());
    }

    @AfterAll
    static void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    /** Each test lives in a week of its own, from Monday at ten. */
    @BeforeEach
    void begins_a_week() {
        week++;
        var first = LocalDate.now(Clock.system(zone())).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        monday = first.plusWeeks(week);
        goTo(monday, 10, 0);
        parlour = Parlour.open(town);
        parlour.gives(HAIRCUT, 60, 1_500);
    }

    @AfterEach
    void closes() {
        parlour.close();
    }

    private static ZoneId zone() {
        return town.clock().getZone();
    }

    private static void goTo(LocalDate day, int hour, int minute) {
        var now = ZonedDateTime.now(Clock.system(zone()));
        town.chat()
                .clock()
                .setOffset(Duration.between(now, day.atTime(hour, minute).atZone(zone())));
        town.runDueJobs();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(zone()).toInstant();
    }

    private static Customer joined(Language language) {
        var customer = town.customer("Ann", language);
        customer.joins("Анна");
        return customer;
    }

    /** Taps the newest button whose label has this part. */
    private static void taps(Customer who, String part) {
        var label = who.chat().messages().reversed().stream()
                .filter(message -> message.isFromBot() && !message.isDeleted())
                .flatMap(message -> message.buttons().stream())
                .filter(button -> button.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button with \"" + part + "\" in\n" + who.chat()));
        who.chat().taps(label);
    }

    /** As far as the calendar, for one service and any master. */
    private static void choosesHaircut(Customer who) {
        who.chat().sends("/book");
        who.sees("client.book.service");
        taps(who, HAIRCUT);
        who.sees("client.book.services");
        who.taps("client.book.go-on");
    }

    private static void picksDay(Customer who, LocalDate day) {
        var month = Text.of("format.month-name." + day.getMonthValue());
        var name = town.texts().plain(who.language(), month);
        var shown = who.chat()
                .sees(
                        "a calendar",
                        m -> who.pattern("client.book.day").matcher(m.text()).find()
                                || who.pattern("client.book.no-day").matcher(m.text()).find()
                                || who.pattern("client.book.move-day").matcher(m.text()).find());
        if (!shown.text().contains(name)) {
            taps(who, name);
            who.chat().sees(name);
        }
        var number = Integer.toString(day.getDayOfMonth());
        var labels = who.chat().messages().reversed().stream()
                .filter(message -> message.buttons().contains(who.label("client.book.weekday.1")))
                .findFirst()
                .orElseThrow()
                .buttons();
        who.chat().taps(labels.contains(number) ? number : "·" + number);
    }

    private static void picksTime(Customer who, LocalDate day, String time) {
        picksDay(who, day);
        who.sees("client.book.time");
        who.chat().taps(time);
        who.chat()
                .sees("the summary", m -> m.buttons().contains(who.label("client.book.confirm")));
    }

    private static ChatMessage confirms(Customer who) {
        who.taps("client.book.confirm");
        return seesCard(who);
    }

    private static ChatMessage seesCard(Customer who) {
        return who.chat().sees("a card", m -> m.buttons().contains(who.label("client.visit.file")));
    }

    private static ChatMessage books(Customer who, LocalDate day, String time) {
        choosesHaircut(who);
        picksTime(who, day, time);
        return confirms(who);
    }

    private static Booking visit(Customer who) {
        return town.features().bookings.lists().upcoming(who.kept().id(), 1).getFirst();
    }


    private static void finishes(Customer who, StaffId master) {
        var work = town.features().bookings.work();
        var id = visit(who).id();
        assertTrue(work.start(master, id) instanceof BookingResults.StepResult.Done);
        assertTrue(
                work.complete(new Worker(master, false), id, Money.of(1_500_00, "RUB"), Optional.empty())
                        instanceof BookingResults.FinishResult.Finished);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void booked_reminded_coming_finished_rated_and_answered(Language language) {
        var master = parlour.hires("Дильноза", 10, 19);
        var ann = joined(language);

        var card = books(ann, monday.plusDays(2), "15:00");
        assertTrue(card.text().contains("15:00"), card.toString());
        assertTrue(card.text().contains("Дильноза"), card.toString());
        assertEquals(BookingStatus.CONFIRMED, visit(ann).status());
        assertEquals(at(monday.plusDays(2), 15), visit(ann).start());

        goTo(monday.plusDays(1), 15, 1);
        ann.chat()
                .sees("a reminder", m -> m.text().startsWith("⏰") && m.buttons().contains(ann.label("client.visit.coming")));
        ann.taps("client.visit.coming");
        ann.seesToast("client.visit.coming-thanks");
        assertTrue(visit(ann).coming().isPresent());

        goTo(monday.plusDays(2), 15, 0);
        finishes(ann, master);
        Eventually.sees(
                () -> "a card that is over: " + ann.chat().message(card.id()),
                () -> ann.chat().message(card.id()),
                m -> m.text().startsWith("✅") && m.buttons().contains(ann.label("client.visit.again")));

        goTo(monday.plusDays(2), 18, 30);
        ann.sees("client.review.ask");
        ann.taps("client.review.five");
        ann.sees("client.review.glad");
        ann.chat().sends("Очень понравилось");
        ann.sees("client.review.words-kept");
        var reviews = town.features().bookings.reviews();
        var visit = town.features().bookings.lists().past(ann.kept().id(), 0, 1).getFirst();
        var review = reviews.ofVisit(visit.id()).orElseThrow();
        assertEquals(5, review.rating());
        assertEquals(Optional.of("Очень понравилось"), review.words());

        reviews.reply(town.features().business, review.id(), "Ждём снова", Parlour.owner(town), version -> {});
        ann.sees("client.review.answered");
        ann.chat().sends("/visits");
        ann.sees("client.visits.none");
        ann.taps("client.visits.past");
        ann.sees("client.visits.past-page");
        taps(ann, HAIRCUT);
        ann.chat().sees("the card", m -> m.buttons().contains(ann.label("client.visit.again")));
        ann.taps("client.visit.again");
        ann.sees("client.book.day");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_cancelled_is_offered_to_the_one_who_waits(Language language) {
        parlour.hires("Дильноза", 15, 16);
        var day = monday.plusDays(3);
        var bob = joined(language);
        books(bob, day, "15:00");
        var ann = joined(language);
        choosesHaircut(ann);
        picksDay(ann, day);
        ann.sees("client.book.day-is-full");
        ann.taps("client.book.wait");
        ann.sees("client.wait.joined");
        ann.chat().sends("/visits");
        ann.sees("client.visits.only-waiting");

        bob.taps("client.visit.cancel");
        bob.sees("client.visit.cancel-ask");
        bob.taps("client.visit.because-plans");
        bob.sees("client.visit.cancelled");
        goTo(monday, 10, 10);

        ann.sees("client.wait.offer");
        ann.taps("client.wait.accept");
        assertTrue(seesCard(ann).text().contains("15:00"));
        assertEquals(at(day, 15), visit(ann).start());
        assertEquals(BookingStatus.CONFIRMED, visit(ann).status());
    }

    @Test
    void an_offer_that_is_declined_goes_to_the_next_and_the_line_can_be_left() {
        parlour.hires("Дильноза", 15, 16);
        var day = monday.plusDays(3);
        var bob = joined(Language.RU);
        books(bob, day, "15:00");
        var ann = waits(day);
        var eve = waits(day);
        var tom = waits(day);
        tom.chat().sends("/visits");
        tom.sees("client.visits.only-waiting");
        taps(tom, "Не ждать");
        tom.sees("client.wait.left");

        cancels(bob);
        goTo(monday, 10, 10);
        ann.sees("client.wait.offer");
        ann.taps("client.wait.reject");
        ann.sees("client.wait.rejected");
        goTo(monday, 10, 20);
        eve.sees("client.wait.offer");
        eve.taps("client.wait.accept");
        seesCard(eve);
        assertEquals(0, tom.count("client.wait.offer"));
    }

    private Customer waits(LocalDate day) {
        var who = joined(Language.RU);
        choosesHaircut(who);
        picksDay(who, day);
        who.sees("client.book.day-is-full");
        who.taps("client.book.wait");
        who.sees("client.wait.joined");
        return who;
    }

    private static void cancels(Customer who) {
        who.taps("client.visit.cancel");
        who.sees("client.visit.cancel-ask");
        who.taps("client.visit.because");
        who.sees("client.visit.cancelled");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_visit_is_moved_and_all_its_cards_tell_so(Language language) {
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(language);
        var card = books(ann, monday.plusDays(2), "15:00");
        ann.taps("client.visit.move");
        picksDay(ann, monday.plusDays(3));
        ann.sees("client.book.time");
        ann.chat().taps("12:00");
        ann.sees("client.book.move-ask");
        ann.taps("client.book.move-yes");
        ann.seesToast("client.visit.moved");
        assertEquals(at(monday.plusDays(3), 12), visit(ann).start());
        Eventually.sees(
                () -> "the first card: " + ann.chat().message(card.id()),
                () -> ann.chat().message(card.id()),
                m -> m.text().contains("12:00"));
    }

    @Test
    void of_two_who_tap_the_same_time_one_gets_it_and_the_other_live_alternatives() throws Exception {
        parlour.hires("Дильноза", 10, 19);
        var day = monday.plusDays(2);
        var both = List.of(joined(Language.RU), joined(Language.RU));
        for (var who : both) {
            choosesHaircut(who);
            picksDay(who, day);
            who.sees("client.book.time");
        }
        var taps = both.stream()
                .map(who -> Thread.startVirtualThread(() -> who.chat().taps("15:00")))
                .toList();
        for (var tap : taps) {
            tap.join();
        }
        var answers = both.stream()
                .map(who -> who.chat()
                        .sees(
                                "an answer",
                                m -> m.buttons().contains(who.label("client.book.confirm"))
                                        || who.pattern("client.book.gone").matcher(m.text()).find()))
                .toList();
        long won = answers.stream()
                .filter(m -> m.buttons().contains(both.getFirst().label("client.book.confirm")))
                .count();
        assertEquals(1, won, answers.toString());
        int loser = answers.get(0).buttons().contains(both.getFirst().label("client.book.confirm")) ? 1 : 0;
        var other = both.get(loser);
        other.chat().taps(answers.get(loser).buttons().getFirst());
        other.chat().sees("the summary", m -> m.buttons().contains(other.label("client.book.confirm")));
        confirms(other);
        confirms(both.get(1 - loser));
    }

    @Test
    void several_services_make_one_visit_and_a_master_can_be_chosen() {
        parlour.gives(SHAVE, 30, 500);
        parlour.hires("Дильноза", 10, 19);
        parlour.hires("Ольга", 10, 19);
        var ann = joined(Language.RU);
        ann.chat().sends("/book");
        ann.sees("client.book.service");
        taps(ann, HAIRCUT);
        ann.sees("client.book.services");
        taps(ann, SHAVE);
        ann.chat().sees("1 ч 30 мин");
        ann.taps("client.book.go-on");
        ann.sees("client.book.master");
        ann.taps("client.book.about");
        ann.chat().sees("Десять лет за креслом");
        ann.chat().taps("Ольга");
        picksTime(ann, monday.plusDays(2), "11:00");
        var card = confirms(ann);
        assertTrue(card.text().contains("Ольга"), card.toString());
        assertTrue(card.text().contains(HAIRCUT + ", " + SHAVE), card.toString());
        assertEquals(2, visit(ann).items().size());
        assertEquals(200_000, visit(ann).price().minor());
    }

    @Test
    void a_discount_is_reserved_for_the_visit_and_free_again_when_it_is_cancelled() {
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        var code = Gift.percent(town, 20).to(ann);
        choosesHaircut(ann);
        picksTime(ann, monday.plusDays(2), "15:00");
        taps(ann, "20");
        ann.chat().sees("со скидкой");
        ann.taps("client.book.no-discount");
        ann.chat().sees("К оплате");
        taps(ann, "20");
        ann.chat().sees("со скидкой");
        var card = confirms(ann);
        assertTrue(card.text().contains("1\u00a0200"), card.toString());
        assertEquals(visit(ann).id().value(), reservedBy(code));
        ann.taps("client.visit.cancel");
        ann.sees("client.visit.cancel-ask");
        ann.taps("client.visit.because-ill");
        ann.sees("client.visit.cancelled-discount");
        assertEquals(null, reservedBy(code));
    }

    private static Long reservedBy(String code) {
        return town.db()
                .select(DISCOUNT.RESERVED_BY_BOOKING)
                .from(DISCOUNT)
                .where(DISCOUNT.CODE.eq(code.replace("-", "")))
                .fetchSingle()
                .value1();
    }

    @Test
    void the_calendar_file_says_when_and_what() throws IOException {
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        books(ann, monday.plusDays(2), "15:00");
        ann.taps("client.visit.file");
        var message = ann.sees("client.visit.file-words");
        var url = message.json().path("document").path("url").asText();
        try (var in = town.page().resolve(url).toURL().openStream()) {
            var file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var start = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                    .withZone(java.time.ZoneOffset.UTC)
                    .format(at(monday.plusDays(2), 15));
            assertTrue(file.startsWith("BEGIN:VCALENDAR"), file);
            assertTrue(file.contains("DTSTART:" + start), file);
            assertTrue(file.contains("SUMMARY:" + HAIRCUT), file);
        }
    }

    @Test
    void back_frees_the_time_and_so_do_another_command_and_the_end_of_the_wait() {
        parlour.hires("Дильноза", 15, 16);
        var day = monday.plusDays(2);
        var ann = joined(Language.RU);
        var bob = joined(Language.RU);
        choosesHaircut(ann);
        picksTime(ann, day, "15:00");
        ann.taps("common.back");
        ann.sees("client.book.time");

        choosesHaircut(bob);
        picksTime(bob, day, "15:00");
        bob.chat().sends("/start");
        bob.sees("client.menu.hello");
        bob.taps("client.book.confirm");
        bob.seesToast("common.stale-button");

        ann.chat().taps("15:00");
        ann.chat().sees("the summary", m -> m.buttons().contains(ann.label("client.book.confirm")));
        goTo(monday, 11, 30);
        choosesHaircut(bob);
        picksTime(bob, day, "15:00");
        ann.taps("client.book.confirm");
        ann.chat()
                .sees(
                        "no longer",
                        m -> ann.pattern("client.book.hold-over").matcher(m.text()).find()
                                || ann.pattern("client.book.gone-none").matcher(m.text()).find());
        confirms(bob);
    }

    @Test
    void late_is_refused_or_warned_of_as_the_salon_says() {
        parlour.hires("Дильноза", 10, 19);
        parlour.rules(rules -> with(rules, LateCancel.REFUSED, 5));
        var ann = joined(Language.RU);
        books(ann, monday.plusDays(1), "15:00");
        parlour.rules(rules -> with(rules, LateCancel.WARNED, 5));
        var bob = joined(Language.RU);
        books(bob, monday.plusDays(1), "16:00");
        goTo(monday.plusDays(1), 14, 30);

        ann.taps("client.visit.cancel");
        ann.sees("client.visit.cancel-too-late");
        taps(ann, ann.label("client.visit.move"));
        ann.sees("client.visit.move-too-late");
        assertEquals(BookingStatus.CONFIRMED, visit(ann).status());

        taps(bob, bob.label("client.visit.cancel"));
        bob.sees("client.visit.cancel-late");
        bob.taps("client.visit.keep");
        bob.sees("client.visit.kept");
        taps(bob, bob.label("client.visit.cancel"));
        bob.sees("client.visit.cancel-late");
        bob.taps("client.visit.because-other");
        bob.sees("client.visit.why");
        bob.chat().sendsSticker();
        bob.sees("client.visit.in-words");
        bob.chat().sends("Заболел ребёнок");
        bob.sees("client.visit.cancelled");
        assertEquals(
                List.of(),
                town.features().bookings.lists().upcoming(bob.kept().id(), 1));
    }

    private static BookingPolicy with(BookingPolicy rules, LateCancel late, int most) {
        return new BookingPolicy(
                rules.id(),
                rules.salon(),
                Duration.ZERO,
                rules.horizonDays(),
                Duration.ofHours(3),
                Duration.ofHours(3),
                Duration.ofMinutes(10),
                false,
                most,
                rules.buffers(),
                rules.noHoles(),
                late);
    }

    @Test
    void no_more_than_the_salon_allows_may_be_open() {
        parlour.hires("Дильноза", 10, 19);
        parlour.rules(rules -> with(rules, LateCancel.WARNED, 1));
        var ann = joined(Language.RU);
        books(ann, monday.plusDays(1), "15:00");
        choosesHaircut(ann);
        picksDay(ann, monday.plusDays(2));
        ann.sees("client.book.time");
        ann.chat().taps("12:00");
        ann.sees("client.book.too-many");
        ann.taps("client.menu.visits");
        ann.chat().sees("Впереди 1 визит");
    }

    @Test
    void what_is_no_longer_given_is_said_and_old_buttons_answer() {
        var haircut = parlour.gives(SHAVE, 30, 500);
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        ann.chat().sends("/book");
        var first = ann.sees("client.book.service");
        taps(ann, SHAVE);
        ann.sees("client.book.services");
        parlour.givesNoMore(haircut);
        ann.taps("client.book.go-on");
        ann.seesToast("client.book.not-offered");
        ann.chat().forgesTap("-.PickService:1");
        ann.seesToast("common.stale-button");
        ann.chat().sends("завтра в три");
        ann.sees("client.book.use-buttons");
        ann.chat().forgesTap("-.ShowVisit:-5");
        ann.seesToast("common.stale-button");
        ann.chat().forgesTap("-.ShowVisit:999999");
        ann.seesToast("common.stale-button");
        assertTrue(first.isFromBot());
    }

    @Test
    void another_language_in_the_middle_goes_on_where_it_was() {
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        choosesHaircut(ann);
        picksDay(ann, monday.plusDays(2));
        ann.sees("client.book.time");
        ann.chat().sends("/language");
        ann.sees("client.language.ask");
        ann.taps("common.language.en");
        ann.speaks(Language.EN);
        ann.sees("client.language.changed");
        ann.chat().taps("12:00");
        ann.chat().sees("the summary", m -> m.buttons().contains(ann.label("client.book.confirm")));
        assertTrue(confirms(ann).text().contains("you are booked"));
    }

    @Test
    void a_link_begins_a_booking_also_for_those_who_come_by_it_first() {
        parlour.hires("Дильноза", 10, 19);
        var ann = town.customer("Ann", Language.RU);
        ann.comesBy("book");
        ann.taps("client.consent.accept");
        ann.sees("client.phone.ask");
        ann.presses("client.phone.skip");
        ann.sees("client.name.ask");
        ann.chat().sends("Анна");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.sees("client.book.service");
        taps(ann, HAIRCUT);
        ann.sees("client.book.services");
        var bob = joined(Language.RU);
        bob.chat().starts("book");
        bob.sees("client.book.service");
    }

    @Test
    void the_menu_has_booking_only_where_there_is_something_to_book() {
        var ann = joined(Language.RU);
        Eventually.sees(
                () -> "no booking in " + ann.chat().keyboard(),
                () -> {
                    ann.chat().sends("/menu");
                    ann.sees("client.menu.hello");
                    return ann.chat().keyboard();
                },
                keys -> !keys.contains(ann.label("client.menu.book")));
        ann.chat().sends("/book");
        ann.sees("client.book.nothing");
        parlour.hires("Дильноза", 10, 19);
        Eventually.sees(
                () -> "booking in " + ann.chat().keyboard(),
                () -> {
                    ann.chat().sends("/menu");
                    ann.sees("client.menu.hello");
                    return ann.chat().keyboard();
                },
                keys -> keys.contains(ann.label("client.menu.book")));
        ann.presses("client.menu.book");
        ann.sees("client.book.service");
        ann.presses("client.menu.visits");
        ann.sees("client.visits.none");
    }

    @Test
    void the_nearest_salon_comes_first_with_its_distance_and_times_name_its_city() {
        parlour.hires("Дильноза", 10, 19);
        parlour.stands(43.1150, 131.8850);
        try (var far = Parlour.open(town, Optional.of(ZoneId.of("Europe/Moscow")))) {
            far.gives(HAIRCUT, 60, 2_000);
            far.hires("Ольга", 10, 19);
            far.stands(55.7558, 37.6173);
            var ann = joined(Language.RU);
            ann.chat().sends("/book");
            ann.sees("client.book.salon");
            ann.taps("client.book.on-map");
            ann.chat().sees("a pin", m -> m.json().has("venue"));
            ann.taps("client.book.nearest");
            ann.sees("client.book.ask-place");
            ann.chat().sharesLocation(55.7500, 37.6000);
            var near = ann.sees("client.book.near");
            assertTrue(near.buttons().getFirst().startsWith(far.name() + ", 1,"), near.toString());
            ann.chat().taps(near.buttons().getFirst());
            ann.sees("client.book.service");
            taps(ann, HAIRCUT);
            ann.sees("client.book.services");
            ann.taps("client.book.go-on");
            picksDay(ann, monday.plusDays(2));
            ann.chat().sees("Москва");
            ann.chat().taps("15:00");
            ann.chat().sees("(Москва)");
            assertTrue(confirms(ann).text().contains("15:00 (Москва)"));
            assertEquals(
                    LocalTime.of(15, 0),
                    visit(ann).start().atZone(ZoneId.of("Europe/Moscow")).toLocalTime());
        }
    }

    @Test
    void the_salon_moves_cancels_or_cannot_and_the_customer_is_told_once() {
        var master = parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        var card = books(ann, monday.plusDays(2), "15:00");
        var service = town.features().bookings.service();
        var boss = new Actor.Staff(Parlour.owner(town));
        service.reschedule(boss, visit(ann).id(), at(monday.plusDays(2), 17), Optional.empty());
        ann.sees("client.told.moved");
        assertTrue(Eventually.sees(
                        () -> "17:00 on the card",
                        () -> ann.chat().message(card.id()),
                        m -> m.text().contains("17:00"))
                .isEdited());
        town.features().bookings.work().decline(new Worker(master, false), visit(ann).id(), Why.of("ill"));
        ann.sees("client.told.unassigned");
        service.cancel(boss, visit(ann).id(), Why.of("nobody"));
        ann.sees("client.told.cancelled");
        ann.taps("client.visit.again");
        ann.sees("client.book.day");
        assertEquals(1, ann.count("client.told.cancelled"));
    }

    @Test
    void a_message_to_the_salon_is_read_and_answered() {
        parlour.hires("Дильноза", 10, 19);
        var master = parlour.lastMaster();
        master.chat().starts();
        var ann = joined(Language.RU);
        books(ann, monday.plusDays(2), "15:00");
        ann.taps("client.visit.write");
        ann.sees("client.visit.write-ask");
        ann.chat().sends("Можно с <собакой>?");
        ann.sees("client.visit.written");
        assertTrue(master.sees("cashier.letter.came").text().contains("Можно с <собакой>?"));
        master.taps("cashier.letter.answer");
        master.sees("cashier.letter.ask");
        master.chat().sends("Конечно, приходите вместе");
        master.sees("cashier.letter.sent");
        assertTrue(ann.sees("client.told.answer").text().contains("Конечно, приходите вместе"));
    }

    @Test
    void a_visit_that_nobody_began_is_asked_about_and_can_be_disputed() {
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        var card = books(ann, monday.plusDays(1), "15:00");
        goTo(monday.plusDays(1), 17, 5);
        ann.sees("client.told.was-there");
        goTo(monday.plusDays(1), 19, 5);
        ann.sees("client.told.missed");
        ann.taps("client.told.i-was-there");
        ann.sees("client.visit.was-there");
        assertFalse(ann.chat().message(card.id()).buttons().contains(ann.label("client.visit.move")));
    }

    @Test
    void a_double_tap_books_once() {
        parlour.hires("Дильноза", 10, 19);
        var ann = joined(Language.RU);
        choosesHaircut(ann);
        picksTime(ann, monday.plusDays(2), "15:00");
        ann.tapsTwice("client.book.confirm");
        seesCard(ann);
        ann.settles();
        assertEquals(
                1, town.features().bookings.lists().upcoming(ann.kept().id(), 5).size());
    }
}
