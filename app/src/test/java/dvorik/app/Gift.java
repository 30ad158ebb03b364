package dvorik.app;

import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.OFFER_SALON;

import dvorik.core.discount.DiscountCode;
import dvorik.core.discount.OfferKind;
import dvorik.core.discount.OfferService.NewOffer;
import dvorik.core.discount.Terms;
import dvorik.core.id.SalonId;
import dvorik.core.money.DiscountValue;
import dvorik.core.money.Money;
import dvorik.core.text.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.types.UByte;

/** A discount given by hand, of any terms; put straight into the database. Valid for ten days unless said otherwise. */
final class Gift {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final Town town;
    private final DiscountValue value;
    private Optional<Money> least = Optional.empty();
    private Optional<Money> most = Optional.empty();
    private Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    private SalonId salon;
    private int uses = 1;
    private String status = "active";
    private Duration begins = Duration.ofSeconds(-1);
    private boolean promised;
    private boolean giftable;

    private Gift(Town town, DiscountValue value) {
        this.town = town;
        this.value = value;
    }

    static Gift percent(Town town, int percent) {
        return new Gift(town, new DiscountValue.Percent(percent * 100));
    }

    static Gift roubles(Town town, int roubles) {
        return new Gift(town, new DiscountValue.Amount(Money.of(roubles * 100L, "RUB")));
    }

    Gift from(int roubles) {
        least = Optional.of(Money.of(roubles * 100L, "RUB"));
        return this;
    }

    Gift atMost(int roubles) {
        most = Optional.of(Money.of(roubles * 100L, "RUB"));
        return this;
    }

    Gift on(Set<DayOfWeek> these) {
        days = these;
        return this;
    }

    Gift onlyIn(SalonId one) {
        salon = one;
        return this;
    }

    Gift uses(int times) {
        uses = times;
        return this;
    }

    /** @param stored {@code frozen} or {@code cancelled} */
    Gift as(String stored) {
        status = stored;
        return this;
    }

    Gift beginningIn(Duration wait) {
        begins = wait;
        return this;
    }

    /** To one that its customer has not confirmed yet. */
    Gift promisedToVisit() {
        promised = true;
        return this;
    }

    /** The customer may give it away. */
    Gift giftable() {
        giftable = true;
        return this;
    }

    /** @return the code as people see it */
    String to(Customer customer) {
        var features = town.features();
        var terms = new Terms(value, least, most, days);
        var titles = Map.of(Language.RU, "Подарок {value}", Language.UZ, "Sovgʻa {value}", Language.EN, "Gift {value}");
        var offer = features.offers.create(features.business, new NewOffer(OfferKind.MANUAL, titles, terms, 10, uses));
        if (salon != null) {
            town.db()
                    .insertInto(OFFER_SALON)
                    .set(OFFER_SALON.OFFER_ID, offer.value())
                    .set(OFFER_SALON.SALON_ID, salon.value())
                    .execute();
        }
        var code = newCode();
        var now = town.clock().instant();
        Instant from = now.plus(begins);
        town.db()
                .insertInto(DISCOUNT)
                .set(DISCOUNT.OFFER_ID, offer.value())
                .set(DISCOUNT.CUSTOMER_ID, customer.kept().id().value())
                .set(DISCOUNT.CODE, code.value())
                .set(DISCOUNT.GRANT_KEY, "test:" + code.value())
                .set(DISCOUNT.STATUS, status)
                .set(DISCOUNT.VALUE_TYPE, value instanceof DiscountValue.Percent ? "percent" : "amount")
                .set(DISCOUNT.VALUE, number())
                .set(DISCOUNT.CURRENCY, "RUB")
                .set(DISCOUNT.MIN_PURCHASE, least.map(Money::minor).orElse(null))
                .set(DISCOUNT.MAX_DISCOUNT, most.map(Money::minor).orElse(null))
                .set(DISCOUNT.WEEKDAYS, bits())
                .set(DISCOUNT.VALID_FROM, from)
                .set(DISCOUNT.VALID_UNTIL, now.plus(Duration.ofDays(10)))
                .set(DISCOUNT.USES_ALLOWED, uses)
                .set(DISCOUNT.RESERVED_BY_BOOKING, promised ? hold(customer) : null)
                .set(DISCOUNT.GIFTABLE, giftable)
                .set(DISCOUNT.CREATED_AT, now)
                .execute();
        return code.grouped();
    }

    private long hold(Customer customer) {
        var features = town.features();
        var salon = features.salons.findAll(features.business).getFirst().id().value();
        town.db()
                .execute(
                        "insert into booking (business_id, salon_id, customer_id, status, starts_at, ends_at, price,"
                                + " currency, policy_id, source, hold_until, created_at) select business_id, id, ?, 'held',"
                                + " '2035-01-01 10:00', '2035-01-01 11:00', 0, 'RUB',"
                                + " (select max(id) from booking_policy where salon_id = salon.id), 'client',"
                                + " '2035-01-01', now(6) from salon where id = ?",
                        customer.kept().id().value(),
                        salon);
        return town.db()
                .fetchSingle(
                        "select max(id) from booking where customer_id = ?",
                        customer.kept().id().value())
                .get(0, Long.class);
    }

    /** A well-formed code that is nobody's. */
    static DiscountCode newCode() {
        var random = ThreadLocalRandom.current();
        var seven = new StringBuilder("Z");
        for (int i = 0; i < 6; i++) {
            seven.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        for (char check : ALPHABET.toCharArray()) {
            if (DiscountCode.read(seven.toString() + check) instanceof DiscountCode.Read.Code(var code)) {
                return code;
            }
        }
        throw new AssertionError("every code has a check character");
    }

    private long number() {
        return switch (value) {
            case DiscountValue.Percent(var basisPoints) -> basisPoints;
            case DiscountValue.Amount(var money) -> money.minor();
        };
    }

    private UByte bits() {
        return days.size() == 7
                ? null
                : UByte.valueOf(
                        days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum());
    }
}
