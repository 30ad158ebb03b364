package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Birthdays and ends of discounts, in a town whose clock moves. */
class BirthdayDiscountTest {
    private Town town;

    @BeforeEach
    void found() {
        town = Town.found("town_birthday", Map.of());
        at(today().plusDays(1), 8);
        town.runDueJobs();
    }

    @AfterEach
    void close() {
        try {
            assertEquals(List.of(), town.chat().findings());
        } finally {
            town.close();
        }
    }

    private LocalDate today() {
        return LocalDate.now(town.clock());
    }

    private void at(LocalDate day, int hour) {
        var now = ZonedDateTime.now(Clock.system(town.clock().getZone()));
        var then = day.atTime(hour, 0).atZone(now.getZone());
        town.chat().clock().setOffset(Duration.between(now, then));
    }

    private Customer bornOn(LocalDate birthday, Language language) {
        var ann = town.customer("Ann", language);
        ann.joins("Анна");
        town.db()
                .execute(
                        "update customer set birthday = ? where id = ?",
                        birthday,
                        ann.kept().id().value());
        return ann;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void on_the_day_a_present_comes_once(Language language) {
        var day = today();
        var ann = bornOn(day.minusYears(30), language);
        var bob = bornOn(day.minusYears(30).minusDays(1), language);
        town.runDueJobs();
        assertEquals(1, ann.discounts());
        at(day, 10);
        town.runDueJobs();
        ann.sees("client.birthday.today");
        town.runDueJobs();
        assertEquals(2, ann.discounts());
        assertEquals(1, bob.discounts());
    }

    @Test
    void some_days_before_it_is_announced_and_what_was_missed_is_made_good() {
        var day = today();
        var soon = bornOn(day.plusDays(3).minusYears(20), Language.RU);
        var far = bornOn(day.plusDays(7).minusYears(20), Language.RU);
        at(day, 10);
        town.runDueJobs();
        soon.sees("client.birthday.soon");
        assertEquals(1, far.discounts());
        // the worker stood still for a week: the birthday is over, its discount is not
        at(day.plusDays(9), 12);
        town.runDueJobs();
        assertEquals(2, far.discounts());
        assertEquals(2, soon.discounts());
        at(day.plusYears(1).plusDays(1), 12);
        town.runDueJobs();
        assertEquals(3, soon.discounts());
    }

    @Test
    void who_was_born_on_29_february_celebrates_on_the_28th_in_common_years() {
        var year = today().getYear() + 1;
        while (LocalDate.of(year, 1, 1).isLeapYear()) {
            year++;
        }
        at(LocalDate.of(year, 2, 10), 12);
        town.runDueJobs();
        var ann = bornOn(LocalDate.of(2000, 2, 29), Language.EN);
        at(LocalDate.of(year, 2, 24), 12);
        town.runDueJobs();
        assertEquals(1, ann.discounts());
        at(LocalDate.of(year, 2, 28), 12);
        town.runDueJobs();
        assertEquals(2, ann.discounts());
        assertEquals(
                0,
                town.db()
                        .fetchSingle(
                                "select count(*) from discount where grant_key like 'birthday:%' and valid_until <> ?",
                                LocalDate.of(year, 3, 8)
                                        .atStartOfDay(town.clock().getZone())
                                        .toInstant())
                        .get(0, Integer.class));
    }

    @Test
    void without_marketing_the_discount_is_there_and_nobody_writes() {
        var day = today();
        var ann = bornOn(day.minusYears(30), Language.RU);
        town.db()
                .execute(
                        "update customer set marketing_on = false where id = ?",
                        ann.kept().id().value());
        at(day, 10);
        town.runDueJobs();
        assertEquals(2, ann.discounts());
        ann.settles();
        assertEquals(0, ann.count("client.birthday.today"));
    }

    @Test
    void shortly_before_its_end_a_discount_is_spoken_of_once() {
        var ann = bornOn(today().plusDays(200).minusYears(30), Language.RU);
        var day = today();
        at(day.plusDays(27), 12);
        town.runDueJobs();
        ann.settles();
        assertEquals(0, ann.count("client.discount.ending"));
        at(day.plusDays(29), 12);
        town.runDueJobs();
        ann.sees("client.discount.ending");
        at(day.plusDays(30), 12);
        town.runDueJobs();
        ann.settles();
        assertEquals(1, ann.count("client.discount.ending"));
    }

    @Test
    void who_stays_away_for_long_is_called_back_once_where_the_owner_wants_it() {
        var owner = ApiClient.owner(town);
        var ann = bornOn(today().plusDays(200).minusYears(30), Language.RU);
        var code = Gift.percent(town, 10).to(ann);
        town.cashier("Мария").redeems(code, "1000");
        var day = today();
        at(day.plusDays(61), 12);
        town.runDueJobs();
        ann.settles();
        assertEquals(0, ann.count("client.discount.winback"));
        owner.patch("/api/v1/settings/winback.days", "{'value': 60}").is(200);
        owner.post(
                        "/api/v1/offers",
                        "{'kind': 'winback', 'title_ru': 'Возвращайтесь: {value}', 'title_uz': 'Qayting: {value}', 'title_en':"
                                + " 'Come back: {value}', 'value_type': 'percent', 'value': 1500, 'valid_days': 14}")
                .is(201);
        at(day.plusDays(62), 12);
        town.runDueJobs();
        ann.sees("client.discount.winback");
        at(day.plusDays(63), 12);
        town.runDueJobs();
        ann.settles();
        assertEquals(1, ann.count("client.discount.winback"));
    }

    @Test
    void jobs_tell_how_they_went_and_run_by_hand() {
        var owner = ApiClient.owner(town);
        var day = today();
        var ann = bornOn(day.minusYears(30), Language.RU);
        var before = job(owner, "birthdays");
        assertEquals("09:00", before.path("daily_at").asText());
        owner.post("/api/v1/jobs/birthdays/run", null).is(202);
        ann.sees("client.birthday.today");
        var after = Eventually.sees(
                () -> "the run is remembered", () -> job(owner, "birthdays"), job -> job.at("/latest/0/by_hand")
                        .asBoolean());
        assertEquals(day.toString(), after.at("/latest/0/day").asText());
        assertEquals(2, ann.discounts());
        owner.post("/api/v1/jobs/nothing/run", null).refuses(404, "JOB_001");
    }

    private static com.fasterxml.jackson.databind.JsonNode job(ApiClient owner, String name) {
        for (var job : owner.get("/api/v1/jobs").is(200).at("/items")) {
            if (job.path("name").asText().equals(name)) {
                return job;
            }
        }
        throw new AssertionError("no job " + name);
    }
}
