package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameScenarioTest extends Scenario {

    @Test
    void the_name_on_telegram_stands_ready_as_a_key() {
        var ann = town.customer("Анна-Мария").isAskedForName();
        assertEquals(List.of("Анна-Мария"), ann.chat().keyboard());
        ann.chat().presses("Анна-Мария");
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        assertEquals("Анна-Мария", ann.kept().firstName());
    }

    @Test
    void a_name_on_telegram_without_letters_is_not_proposed() {
        var ann = town.customer("✨✨").isAskedForName();
        assertEquals(List.of(), ann.chat().keyboard());
    }

    @ParameterizedTest
    @CsvSource({
        "'<b>Анна</b> & Ко', '<b>Анна</b> & Ко'",
        "'  Анна   Мария ', Анна Мария",
        "'A\u200bn\u202en', Ann",
        "{name}, {name}",
        "'{{ code }}', '{{ code }}'"
    })
    void a_name_is_kept_and_shown_exactly_without_what_cannot_be_seen(String typed, String kept) {
        var ann = town.customer("Ann").isAskedForName();
        ann.chat().sends(typed);
        ann.chat().sees(kept);
        ann.taps("client.birthday.skip");
        ann.card();
        assertEquals(kept, ann.kept().firstName());
    }

    @Test
    void a_name_too_long_without_letters_or_not_typed_is_asked_again() {
        var ann = town.customer("Ann").isAskedForName();
        ann.chat().sends("А".repeat(65));
        ann.sees("client.name.too-long");
        ann.chat().sends("12345 !!!");
        ann.sees("client.name.no-letters");
        ann.chat().sendsSticker();
        ann.sees("client.name.type-it");
        ann.chat().sharesContact();
        ann.sees("client.name.type-it");
        ann.chat().sends("А".repeat(64));
        ann.sees("client.birthday.ask");
        ann.taps("client.birthday.skip");
        ann.card();
        assertEquals("А".repeat(64), ann.kept().firstName());
    }

    @Test
    void a_long_name_is_shortened_where_it_is_shown() {
        var ann = town.customer("Ann").isAskedForName();
        ann.chat().sends("Ж".repeat(64));
        ann.chat().sees("Ж".repeat(39) + "…");
    }
}
