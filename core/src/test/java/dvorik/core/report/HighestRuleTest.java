package dvorik.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.id.StaffId;
import dvorik.core.report.HighestRule.Habit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighestRuleTest {
    private static final StaffId MARIA = new StaffId(1);
    private static final StaffId OTHER = new StaffId(2);

    @Test
    void one_who_redeems_nothing_but_the_highest_is_found() {
        assertEquals(
                Map.of(MARIA, 5), HighestRule.find(List.of(percent(MARIA, 50, 5, 5), percent(OTHER, 10, 5, 20)), 5));
    }

    @Test
    void fewer_than_asked_for_are_nothing_unusual() {
        assertEquals(Map.of(), HighestRule.find(List.of(percent(MARIA, 50, 4, 90), percent(OTHER, 10, 5, 20)), 5));
    }

    @Test
    void one_lower_discount_that_day_makes_it_usual_and_one_of_another_day_does_not() {
        var lower = percent(MARIA, 10, 1, 1);
        var earlier = percent(MARIA, 10, 0, 1);
        var high = percent(MARIA, 50, 9, 9);
        var others = percent(OTHER, 10, 5, 20);
        assertEquals(Map.of(), HighestRule.find(List.of(high, lower, others), 5));
        assertEquals(Map.of(MARIA, 9), HighestRule.find(List.of(high, earlier, others), 5));
    }

    @Test
    void where_all_discounts_are_alike_none_is_the_highest() {
        assertEquals(Map.of(), HighestRule.find(List.of(percent(MARIA, 10, 9, 9), percent(OTHER, 10, 9, 20)), 5));
    }

    @Test
    void what_most_others_do_too_is_nothing_unusual() {
        var others = List.of(percent(OTHER, 50, 0, 11), percent(OTHER, 10, 0, 10), percent(MARIA, 50, 9, 9));
        assertEquals(Map.of(), HighestRule.find(others, 5));
    }

    @Test
    void one_who_works_alone_is_compared_with_nobody() {
        assertEquals(Map.of(), HighestRule.find(List.of(percent(MARIA, 50, 9, 9), percent(MARIA, 10, 0, 1)), 5));
    }

    @Test
    void amounts_are_compared_with_amounts() {
        var habits = List.of(
                new Habit(MARIA, "amount", 100_00, 5, 5),
                new Habit(OTHER, "amount", 50_00, 5, 5),
                percent(OTHER, 90, 1, 1));
        assertEquals(Map.of(MARIA, 5), HighestRule.find(habits, 5));
    }

    private static Habit percent(StaffId person, int percent, int thatDay, int lately) {
        return new Habit(person, "percent", percent * 100L, thatDay, lately);
    }
}
