package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayScenarioTest extends Scenario {

    @Test
    void the_birthday_is_picked_by_year_month_and_day_in_one_message() {
        var ann = town.customer("Ann").isAskedForBirthday();
        var question = ann.chat().messages().getLast();
        ann.chat().taps("1990");
        ann.sees("client.birthday.month");
        ann.taps("format.month-name.2");
        var days = ann.sees("client.birthday.day");
        assertEquals(question.id(), days.id(), "the same message turns its pages");
        assertTrue(days.buttons().contains("28"));
        assertTrue(!days.buttons().contains("29"), "1990 was a common year");
        ann.chat().taps("14");
        ann.chat().sees("14 февраля 1990");
        ann.card();
        assertEquals(LocalDate.of(1990, 2, 14), ann.kept().birthday());
    }

    @Test
    void pages_are_turned_to_earlier_and_later_years_and_back_from_days_and_months() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.taps("common.earlier");
        ann.chat().sees("the page before", m -> m.buttons().contains("1980"));
        ann.taps("common.earlier");
        ann.chat().sees("the page before that", m -> m.buttons().contains("1965"));
        ann.taps("common.later");
        ann.chat().sees("one page on", m -> m.buttons().contains("1980"));
        ann.chat().taps("1980");
        ann.sees("client.birthday.month");
        ann.taps("common.back");
        ann.chat().sees("the years again", m -> m.buttons().contains("1980"));
        ann.chat().taps("1980");
        ann.sees("client.birthday.month");
        ann.taps("format.month-name.2");
        ann.sees("client.birthday.day");
        ann.taps("common.back");
        ann.sees("client.birthday.month");
        ann.taps("format.month-name.2");
        ann.sees("client.birthday.day");
        ann.chat().taps("29");
        ann.card();
        assertEquals(LocalDate.of(1980, 2, 29), ann.kept().birthday());
    }

    @Test
    void the_birthday_can_be_skipped_by_the_button() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.taps("client.birthday.skip");
        ann.card();
        assertNull(ann.kept().birthday());
    }

    @Test
    void the_birthday_can_be_skipped_by_the_word() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.chat().sends(ann.label("client.phone.skip"));
        ann.card();
        assertNull(ann.kept().birthday());
    }

    @ParameterizedTest
    @ValueSource(strings = {"14.02.1990", "14/2/90", "1990-02-14", " 14 02 1990 "})
    void the_birthday_is_typed_in_many_ways(String typed) {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.chat().sends(typed);
        ann.sees("client.birthday.kept");
        ann.card();
        assertEquals(LocalDate.of(1990, 2, 14), ann.kept().birthday());
    }

    @ParameterizedTest
    @CsvSource({
        "31.02.1990, client.birthday.impossible",
        "29.02.1991, client.birthday.impossible",
        "0.01.1990, client.birthday.impossible",
        "14.02.2990, client.birthday.future",
        "14.02.1850, client.birthday.too-long-ago",
        "завтра, client.birthday.unreadable",
        "'<b>', client.birthday.unreadable"
    })
    void each_refused_date_has_its_reason_and_the_buttons_come_again(String typed, String reason) {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.chat().sends(typed);
        var refusal = ann.sees(reason);
        assertTrue(refusal.buttons().contains(ann.label("client.birthday.skip")));
        ann.chat().taps(refusal, ann.label("client.birthday.skip"));
        ann.card();
    }

    @Test
    void a_date_of_this_year_is_too_recent() {
        var ann = town.customer("Ann").isAskedForBirthday();
        var yesterday = LocalDate.now(town.clock()).minusDays(1);
        ann.chat().sends(yesterday.toString());
        ann.sees("client.birthday.too-recent");
    }

    @Test
    void stickers_and_contacts_are_no_dates() {
        var ann = town.customer("Ann").isAskedForBirthday();
        ann.chat().sendsSticker();
        ann.sees("client.birthday.unreadable");
        ann.chat().sharesContact();
        ann.sees("client.birthday.unreadable");
        ann.chat().sends("14.02.1990");
        ann.card();
    }
}
