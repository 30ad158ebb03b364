package dvorik.core.report;

import dvorik.core.money.Money;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * One redemption in a list.
 *
 * @param at in the salon's zone
 * @param customer the first name; empty where not told or erased
 * @param purchase empty where the offer needs no amount
 */
public record DayEntry(
        ZonedDateTime at,
        String salon,
        String person,
        Optional<String> customer,
        Optional<Money> purchase,
        Money takenOff,
        boolean undone) {}
