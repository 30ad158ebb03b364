package dvorik.core.report;

import dvorik.core.id.StaffId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who redeemed nothing but the highest discounts on a day, while with everybody else these are at most every second one.
 * Percents are compared with percents, amounts with amounts; where all are alike none is the highest.
 */
final class HighestRule {
    private HighestRule() {}

    /**
     * How often somebody redeemed discounts of one value.
     *
     * @param valueType {@code percent} or {@code amount}
     * @param lately in the weeks that show what is usual, the day included
     */
    record Habit(StaffId person, String valueType, long value, int thatDay, int lately) {}

    /** @return the people with the number of their redemptions that day */
    static Map<StaffId, Integer> find(List<Habit> habits, int least) {
        var highest = highest(habits);
        var found = new HashMap<StaffId, Integer>();
        habits.stream().collect(Collectors.groupingBy(Habit::person)).forEach((person, own) -> {
            int times = own.stream().mapToInt(Habit::thatDay).sum();
            boolean always = own.stream().allMatch(habit -> habit.thatDay() == 0 || highest.contains(value(habit)));
            if (times >= least && always && isRareWithOthers(habits, person, highest)) {
                found.put(person, times);
            }
        });
        return found;
    }

    private record Value(String type, long number) {}

    private static Value value(Habit habit) {
        return new Value(habit.valueType(), habit.value());
    }

    private static Set<Value> highest(List<Habit> habits) {
        var highest = new HashSet<Value>();
        habits.stream()
                .map(HighestRule::value)
                .collect(Collectors.groupingBy(Value::type))
                .forEach((type, values) -> {
                    long most = values.stream().mapToLong(Value::number).max().orElseThrow();
                    if (values.stream().anyMatch(value -> value.number() < most)) {
                        highest.add(new Value(type, most));
                    }
                });
        return highest;
    }

    private static boolean isRareWithOthers(List<Habit> habits, StaffId person, Set<Value> highest) {
        var others =
                habits.stream().filter(habit -> !habit.person().equals(person)).toList();
        int all = others.stream().mapToInt(Habit::lately).sum();
        int high = others.stream()
                .filter(habit -> highest.contains(value(habit)))
                .mapToInt(Habit::lately)
                .sum();
        return all > 0 && high * 2 <= all;
    }
}
