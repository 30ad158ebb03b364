package dvorik.core.segment;

import dvorik.core.id.BroadcastId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which customers are wanted: a tree of conditions. Each is true or false of a customer, never unknown. */
public sealed interface Rule {

    /** @param rules at least one */
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    /** @param rules at least one */
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    record Not(Rule rule) implements Rule {}

    /** One condition. */
    sealed interface Fact extends Rule {}

    record Speaks(List<Language> languages) implements Fact {}

    /** @param sources none: nobody knows where they came from */
    record CameFrom(List<String> sources) implements Fact {}

    /** Any of the tags. */
    record Tagged(List<String> tags) implements Fact {}

    record Joined(Days days) implements Fact {}

    /** Full years in business time; who was born on 29 February grows older on the 28th in common years. */
    record Age(Range years) implements Fact {}

    record AgeUnknown() implements Fact {}

    /** @param from days from today, both inclusive */
    record Birthday(int from, int until) implements Fact {}

    /** The client bot can write to the person. */
    record Reachable(boolean yes) implements Fact {}

    record Agreed(Consent to) implements Fact {}

    /** What a customer may have agreed to. */
    enum Consent {
        MARKETING,
        REMINDERS,
        TERMS,
        PRIVACY
    }

    record OfferIs(OfferId offer, OfferState state) implements Fact {}

    /** How a customer stands towards an offer. */
    enum OfferState {
        /** Was granted a discount of it, whatever became of that. */
        HAS,
        /** Has one that can be used now. */
        USABLE,
        /** Has redeemed one. */
        USED,
        /** Was granted one and has redeemed none. */
        UNUSED
    }

    record Redemptions(Range count) implements Fact {}

    /** @param amount in minor units */
    record Spent(Range amount) implements Fact {}

    record LastRedeemed(Days days) implements Fact {}

    record NeverRedeemed() implements Fact {}

    /** Has redeemed in any of these salons. */
    record ServedIn(List<SalonId> salons) implements Fact {}

    /** People who joined by the customer's invitation. */
    record Friends(Range count) implements Fact {}

    /** Visits that were completed. */
    record Visits(Range count) implements Fact {}

    /** @param amount paid for visits, in minor units */
    record VisitsPaid(Range amount) implements Fact {}

    record NoShows(Range count) implements Fact {}

    /** Visits that lie ahead. */
    record Upcoming(Range count) implements Fact {}

    record LastVisit(Days days) implements Fact {}

    record NeverVisited() implements Fact {}

    /** Has completed a visit with any of these services. */
    record HadService(List<ServiceId> services) implements Fact {}

    /** Has completed a visit with any of these masters. */
    record HadMaster(List<StaffId> masters) implements Fact {}

    record BroadcastIs(BroadcastId broadcast, BroadcastState state) implements Fact {}

    /** How a broadcast and a customer met. */
    enum BroadcastState {
        /** Belongs to its audience, whatever came of it. */
        IN,
        RECEIVED,
        TAPPED,
        /** Got it and has tapped nothing. */
        NOT_TAPPED
    }

    /** @param most inclusive; empty: without bound */
    record Range(long least, Optional<Long> most) {}

    /** Days of the business. */
    sealed interface Days {
        /** @param from inclusive, and {@code until} too; empty: without bound */
        record Between(Optional<LocalDate> from, Optional<LocalDate> until) implements Days {}

        /** From the beginning of the day so many days ago. */
        record InLast(int days) implements Days {}
    }
}
