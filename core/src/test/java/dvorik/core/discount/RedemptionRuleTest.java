package dvorik.core.discount;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dvorik.core.discount.Discount.Stored;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.DiscountId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.salon.Salon;
import dvorik.core.text.Language;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedemptionRuleTest {
    private static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");
    /** A Saturday in Vladivostok, still a Friday in UTC. */
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    private static final Instant UNTIL = Instant.parse("2026-12-20T14:00:00Z");
    private static final SalonId HERE = new SalonId(1);
    private static final Salon SALON = new Salon(HERE, new BusinessId(1), "Here", ZoneId.of("Asia/Vladivostok"));
    private static final Money MINIMUM = Money.of(500_00, "RUB");

    private Stored stored = Stored.ACTIVE;
    private boolean reserved;
    private Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    private Map<SalonId, String> salons = Map.of();
    private Optional<Money> purchase = Optional.empty();
    private Instant now = NOW;

    @Test
    void a_good_discount_has_no_refusal() {
        assertEquals(List.of(), refusals());
        purchase = Optional.of(MINIMUM);
        assertEquals(List.of(), refusals());
    }

    @Test
    void it_counts_from_its_first_moment_and_not_at_its_last() {
        now = FROM;
        assertEquals(List.of(), refusals());
        now = FROM.minusNanos(1000);
        assertEquals(List.of(new Refusal.NotYetValid(FROM)), refusals());
        now = UNTIL.minusNanos(1000);
        assertEquals(List.of(), refusals());
        now = UNTIL;
        assertEquals(List.of(new Refusal.Expired(UNTIL)), refusals());
    }

    @Test
    void a_purchase_below_the_minimum_is_told_what_is_missing() {
        purchase = Optional.of(Money.of(380_00, "RUB"));
        assertEquals(List.of(new Refusal.BelowMinimum(MINIMUM, Money.of(120_00, "RUB"))), refusals());
    }

    @Test
    void the_weekday_is_that_of_the_salon() {
        days = EnumSet.of(DayOfWeek.SATURDAY);
        assertEquals(List.of(), refusals());
        days = EnumSet.of(DayOfWeek.FRIDAY);
        assertEquals(List.of(new Refusal.WrongDay(days)), refusals());
    }

    @Test
    void an_offer_of_other_salons_names_them() {
        salons = Map.of(HERE, "Here", new SalonId(2), "There");
        assertEquals(List.of(), refusals());
        salons = Map.of(new SalonId(3), "Yonder", new SalonId(2), "There");
        assertEquals(List.of(new Refusal.WrongSalon(List.of("There", "Yonder"))), refusals());
    }

    @Test
    void frozen_cancelled_used_and_reserved_are_refused() {
        stored = Stored.FROZEN;
        assertEquals(List.of(new Refusal.Frozen()), refusals());
        stored = Stored.CANCELLED;
        assertEquals(List.of(new Refusal.Cancelled()), refusals());
        stored = Stored.USED;
        assertEquals(List.of(new Refusal.AlreadyUsed(Optional.empty())), refusals());
        stored = Stored.ACTIVE;
        reserved = true;
        assertEquals(List.of(new Refusal.Reserved()), refusals());
    }

    @Test
    void every_failed_rule_is_named_the_gravest_first() {
        stored = Stored.FROZEN;
        now = UNTIL;
        days = EnumSet.noneOf(DayOfWeek.class);
        salons = Map.of(new SalonId(2), "There");
        purchase = Optional.of(Money.of(1, "RUB"));
        assertEquals(
                List.of(
                        Refusal.Frozen.class,
                        Refusal.Expired.class,
                        Refusal.WrongSalon.class,
                        Refusal.WrongDay.class,
                        Refusal.BelowMinimum.class),
                refusals().stream().map(Object::getClass).toList());
    }

    private List<Refusal> refusals() {
        var terms = new Terms(new DiscountValue.Percent(1000), Optional.of(MINIMUM), Optional.empty(), days);
        var discount = new Discount(
                new DiscountId(1),
                new OfferId(1),
                new BusinessId(1),
                new CustomerId(1),
                DiscountCode.random(new SecureRandom()),
                Map.of(Language.EN, "title"),
                terms,
                stored,
                FROM,
                UNTIL,
                1,
                stored == Stored.USED ? 1 : 0,
                reserved);
        return RedemptionRule.refusals(
                new RedemptionRule.Facts(discount, SALON, purchase, now, salons, Optional.empty()));
    }
}
