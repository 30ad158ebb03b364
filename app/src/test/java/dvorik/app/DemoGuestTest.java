package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.text.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the demo a move of the clock by a day shows a birthday. */
class DemoGuestTest {
    private static final long GUEST = 990_000_006L;

    @Test
    void a_day_later_the_guest_is_congratulated_once() {
        try (var town = Town.found("town_demo_guest", Map.of())) {
            var person = town.chat()
                    .person("Нина")
                    .id(GUEST)
                    .language("ru")
                    .phone("+79024567788")
                    .create();
            var guest = new DemoGuest(town.features(), town.chat());
            for (int i = 0; i < 2; i++) {
                guest.join(GUEST, "Нина", Language.RU, "+79024567788", Town.CLIENT_BOT);
            }
            town.runDueJobs();
            assertEquals(0, birthdays(town), "not yet");
            var vera = new Customer(town, person, Language.RU);
            vera.sees("client.menu.hello");
            town.chat().clock().setOffset(Duration.ofDays(1));
            town.runDueJobs();
            assertEquals(1, birthdays(town));
            vera.chat().sees(town.texts().plain(Language.RU, "client.birthday.soon"));
        }
    }

    private static int birthdays(Town town) {
        return town.db()
                .fetchSingle("select count(*) from discount where grant_key like 'birthday:%'")
                .get(0, Integer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:59:00+10:00,1992-11-24",
        "2026-11-21T09:00:00+10:00,1992-11-25",
        "2026-12-29T12:00:00+10:00,1992-01-02",
        "2028-02-25T12:00:00+10:00,1992-02-29",
    })
    void the_birthday_is_the_first_that_the_next_look_finds(String now, String birthday) {
        assertEquals(LocalDate.parse(birthday), DemoGuest.birthday(ZonedDateTime.parse(now), 3));
    }
}
