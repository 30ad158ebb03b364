package dvorik.clientbot.asking;

import dvorik.clientbot.ClientChoice;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Choice;
import dvorik.core.text.Text;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The buttons year → month → day. */
final class BirthdayPicker {
    private static final int YEARS_A_PAGE = 15;
    private static final int EARLIEST = 1910;
    private static final String VALUE = "common.value";

    private BirthdayPicker() {}

    /**
     * @param first year of the page
     * @param leave text key of the button that leaves the birthday as it is
     */
    static Buttons years(int first, int thisYear, String leave) {
        int from = Math.clamp(first, EARLIEST, thisYear - YEARS_A_PAGE + 1);
        var rows = grid(from, from + YEARS_A_PAGE - 1, 5, year -> value(year, new ClientChoice.ShowMonths(year)));
        var turning = new ArrayList<Button>();
        if (from > EARLIEST) {
            turning.add(Button.choose("common.earlier", new ClientChoice.ShowYears(from - YEARS_A_PAGE)));
        }
        if (from + YEARS_A_PAGE <= thisYear) {
            turning.add(Button.choose("common.later", new ClientChoice.ShowYears(from + YEARS_A_PAGE)));
        }
        rows.add(turning);
        rows.add(List.of(Button.choose(leave, new ClientChoice.SkipBirthday())));
        return new Buttons.Inline(rows);
    }

    /** @return the page on which most people find themselves */
    static int firstPage(int thisYear) {
        return thisYear - 38;
    }

    static Buttons months(int year) {
        var rows = grid(
                1, 12, 3, month -> Button.choose("format.month-name." + month, new ClientChoice.ShowDays(year, month)));
        rows.add(List.of(Button.choose("common.back", new ClientChoice.ShowYears(year - YEARS_A_PAGE / 2))));
        return new Buttons.Inline(rows);
    }

    static Buttons days(int year, int month) {
        int last = YearMonth.of(year, month).lengthOfMonth();
        var rows = grid(1, last, 7, day -> value(day, new ClientChoice.PickDay(year, month, day)));
        rows.add(List.of(Button.choose("common.back", new ClientChoice.ShowMonths(year))));
        return new Buttons.Inline(rows);
    }

    private static Button value(int number, Choice choice) {
        return Button.choose(Text.of(VALUE).with("value", number), choice);
    }

    private static List<List<Button>> grid(int from, int to, int width, IntFunction<Button> button) {
        var rows = new ArrayList<List<Button>>();
        for (int start = from; start <= to; start += width) {
            rows.add(IntStream.rangeClosed(start, Math.min(to, start + width - 1))
                    .mapToObj(button)
                    .toList());
        }
        return rows;
    }
}
