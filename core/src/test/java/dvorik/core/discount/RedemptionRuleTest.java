package dvorik.core.discount;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");
    private static final Salon HERE = new Salon(new SalonId(1), new BusinessId(1), "Центр", VLADIVOSTOK);
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    /** Friday evening in UTC, Saturday morning in Vladivostok. */
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    private Discount.Stored stored = Discount.Stored.ACTIVE;
    private boolean reserved;
    private boolean subscriptionKnown = true;
    private Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    private Optional<Money> least = Optional.empty();
    private Optional<Money> purchase = Optional.empty();
    private Map<SalonId, String> salons = Map.of();
    private Instant now = NOW;

    @Test
    void a_good_one_passes_every_rule() {
        least = roubles(500);
        purchase = roubles(500);
        salons = Map.of(HERE.id(), "Центр", new SalonId(2), "Гавань");
        days = EnumSet.of(DayOfWeek.SATURDAY);
        assertRefused();
    }

    @Test
    void used_cancelled_frozen_and_promised_ones_are_refused() {
        stored = Discount.Stored.USED;
        assertRefused(new Refusal.AlreadyUsed(Optional.empty()));
        stored = Discount.Stored.CANCELLED;
        assertRefused(new Refusal.Cancelled());
        stored = Discount.Stored.FROZEN;
        assertRefused(new Refusal.Frozen());
        stored = Discount.Stored.ACTIVE;
        reserved = true;
        assertRefused(new Refusal.Reserved());
    }

    @Test
    void it_counts_from_its_first_moment_to_just_before_its_end() {
        now = FROM.minusNanos(1);
        assertRefused(new Refusal.NotYetValid(FROM));
        now = FROM;
        assertRefused();
        now = UNTIL.minusNanos(1);
        assertRefused();
        now = UNTIL;
        assertRefused(new Refusal.Expired(UNTIL));
    }

    @Test
    void the_salons_of_the_offer_are_named_in_order() {
        salons = Map.of(new SalonId(3), "Маяк", new SalonId(2), "Гавань");
        assertRefused(new Refusal.WrongSalon(List.of("Гавань", "Маяк")));
    }

    @Test
    void the_weekday_is_that_of_the_salon() {
        days = EnumSet.of(DayOfWeek.SATURDAY);
        assertRefused();
        days = EnumSet.of(DayOfWeek.FRIDAY);
        assertRefused(new Refusal.WrongDay(days));
    }

    @Test
    void the_purchase_counts_once_it_is_known() {
        least = roubles(500);
        assertRefused();
        purchase = Optional.of(Money.of(499_99, "RUB"));
        assertRefused(new Refusal.BelowMinimum(least.get(), Money.of(1, "RUB")));
    }

    @Test
    void all_failed_rules_are_named_the_gravest_first() {
        stored = Discount.Stored.FROZEN;
        reserved = true;
        now = UNTIL;
        salons = Map.of(new SalonId(2), "Гавань");
        days = EnumSet.of(DayOfWeek.MONDAY);
        least = roubles(500);
        purchase = roubles(100);
        assertRefused(
                new Refusal.Frozen(),
                new Refusal.Reserved(),
                new Refusal.Expired(UNTIL),
                new Refusal.WrongSalon(List.of("Гавань")),
                new Refusal.WrongDay(days),
                new Refusal.BelowMinimum(least.get(), Money.of(400_00, "RUB")));
    }

    @Test
    void one_that_was_given_away_is_refused() {
        stored = Discount.Stored.GIVEN;
        assertRefused(new Refusal.GivenAway());
    }

    @Test
    void a_subscription_that_nobody_can_tell_is_refused_where_it_matters() {
        subscriptionKnown = false;
        assertRefused(new Refusal.SubscriptionUnknown());
        stored = Discount.Stored.FROZEN;
        assertRefused(new Refusal.Frozen());
    }

    private void assertRefused(Refusal... expected) {
        var discount = new Discount(
                new DiscountId(1),
                new OfferId(1),
                new BusinessId(1),
                new CustomerId(1),
                DiscountCode.random(new SecureRandom()),
                Map.of(Language.RU, "{value}"),
                new Terms(new DiscountValue.Percent(1000), least, Optional.empty(), days),
                stored,
                FROM,
                UNTIL,
                1,
                0,
                reserved,
                OfferKind.JOINING,
                false,
                Optional.empty());
        var facts =
                new RedemptionRule.Facts(discount, HERE, purchase, now, salons, Optional.empty(), subscriptionKnown);
        assertEquals(List.of(expected), RedemptionRule.refusals(facts));
    }

    private static Optional<Money> roubles(int amount) {
        return Optional.of(Money.of(amount * 100L, "RUB"));
    }
}
