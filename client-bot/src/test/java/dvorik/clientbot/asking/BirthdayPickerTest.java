package dvorik.clientbot.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dvorik.clientbot.ClientChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Choice;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayPickerTest {
    private static final int THIS_YEAR = 2026;
    private static final String SKIP = "client.birthday.skip";

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1900, 1910, 1988, 2011, 2012, 2026, Integer.MAX_VALUE})
    void a_page_has_fifteen_years_that_people_can_have_been_born_in(int first) {
        var years = choices(BirthdayPicker.years(first, THIS_YEAR, SKIP)).stream()
                .filter(ClientChoice.ShowMonths.class::isInstance)
                .map(choice -> ((ClientChoice.ShowMonths) choice).year())
                .toList();
        assertEquals(15, years.size());
        assertTrue(years.getFirst() >= 1910 && years.getLast() <= THIS_YEAR, years.toString());
    }

    @Test
    void pages_are_turned_as_far_as_there_are_years() {
        assertEquals(List.of("common.later"), turning(1910));
        assertEquals(List.of("common.earlier", "common.later"), turning(1988));
        assertEquals(List.of("common.earlier"), turning(THIS_YEAR));
    }

    @Test
    void every_year_can_be_reached_from_the_first_page() {
        var reached = new java.util.TreeSet<Integer>();
        var open = new java.util.ArrayDeque<Integer>(List.of(BirthdayPicker.firstPage(THIS_YEAR)));
        var seen = new java.util.HashSet<Integer>();
        while (!open.isEmpty()) {
            int page = open.pop();
            if (!seen.add(page)) {
                continue;
            }
            for (var choice : choices(BirthdayPicker.years(page, THIS_YEAR, SKIP))) {
                if (choice instanceof ClientChoice.ShowMonths(int year)) {
                    reached.add(year);
                } else if (choice instanceof ClientChoice.ShowYears(int next)) {
                    open.add(next);
                }
            }
        }
        assertEquals(IntStream.rangeClosed(1910, THIS_YEAR).boxed().toList(), List.copyOf(reached));
    }

    @Test
    void a_month_has_its_own_number_of_days() {
        for (var month : List.of(YearMonth.of(1990, 2), YearMonth.of(1992, 2), YearMonth.of(1990, 12))) {
            var days = choices(BirthdayPicker.days(month.getYear(), month.getMonthValue())).stream()
                    .filter(ClientChoice.PickDay.class::isInstance)
                    .count();
            assertEquals(month.lengthOfMonth(), days);
        }
    }

    @Test
    void months_and_days_lead_back() {
        var months = choices(BirthdayPicker.months(1990));
        assertEquals(13, months.size());
        var back = (ClientChoice.ShowYears) months.getLast();
        assertTrue(choices(BirthdayPicker.years(back.first(), THIS_YEAR, SKIP))
                .contains(new ClientChoice.ShowMonths(1990)));
        assertEquals(
                new ClientChoice.ShowMonths(1990),
                choices(BirthdayPicker.days(1990, 2)).getLast());
    }

    @Test
    void no_row_is_empty() {
        for (int first = 1900; first < 2040; first++) {
            var rows = ((Buttons.Inline) BirthdayPicker.years(first, THIS_YEAR, SKIP)).rows();
            assertTrue(rows.stream().noneMatch(List::isEmpty), "page " + first);
        }
    }

    private static List<String> turning(int first) {
        return ((Buttons.Inline) BirthdayPicker.years(first, THIS_YEAR, SKIP))
                .rows().stream()
                        .flatMap(List::stream)
                        .map(Button.Choose.class::cast)
                        .filter(button -> button.choice() instanceof ClientChoice.ShowYears)
                        .map(button -> button.label().key())
                        .toList();
    }

    private static List<Choice> choices(Buttons buttons) {
        return ((Buttons.Inline) buttons)
                .rows().stream()
                        .flatMap(List::stream)
                        .map(button -> ((Button.Choose) button).choice())
                        .toList();
    }
}
