package dvorik.core.job;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * An adapter around one call of a service, which works in batches and may be run twice or on two machines. A run that
 * fails is logged and tried again at the next one.
 */
public sealed interface Recurring {
    /** @return stable: it names rows in the database */
    String name();

    /**
     * Again and again in real time.
     *
     * @param period between the beginnings of two runs
     */
    record Every(String name, Duration period, Runnable work) implements Recurring {}

    /**
     * Once for each business day, after a time of that day in the zone of the business. Days missed are made good in
     * order; a new installation begins with today.
     *
     * @param daysMadeGood the last so many at most
     */
    record Daily(String name, LocalTime at, DayWork work, int daysMadeGood) implements Recurring {
        private static final int USUAL = 7;

        public Daily(String name, LocalTime at, DayWork work) {
            this(name, at, work, USUAL);
        }
    }

    /** Work for a day. */
    interface DayWork {
        void run(LocalDate day);
    }
}
