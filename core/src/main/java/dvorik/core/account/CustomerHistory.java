package dvorik.core.account;

import static dvorik.migrations.jooq.Tables.CONSENT;
import static dvorik.migrations.jooq.Tables.DISCOUNT;
import static dvorik.migrations.jooq.Tables.MAILBOX_MESSAGE;
import static dvorik.migrations.jooq.Tables.NOTIFICATION;
import static dvorik.migrations.jooq.Tables.OFFER;
import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALE;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF_MESSAGE;

import dvorik.core.customer.CustomerAccounts;
import dvorik.core.customer.CustomerScope;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.text.Language;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What happened to a customer, those who became one with it included: for staff. The newest first, the older left out. */
public final class CustomerHistory {
    private static final int MOST = 50;
    private static final int MOST_MESSAGES = 20;

    private final DSLContext db;
    private final CustomerAccounts accounts;

    public CustomerHistory(DSLContext db, CustomerAccounts accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    /** @param visits and others: at most 50; {@code messages}: at most 20 */
    public record History(List<Grant> discounts, List<Visit> visits, List<Decision> consents, List<Told> messages) {}

    /**
     * @param title with {@code {value}} in place of what it takes off
     *
     * @param value basis points of the purchase, or minor units, as {@code valueType} says
     */
    public record Grant(
            long id,
            long offer,
            String title,
            String code,
            String valueType,
            long value,
            String currency,
            String status,
            Instant from,
            Instant until,
            int usesAllowed,
            int usesMade) {}

    /**
     * Money taken, or a discount used where no amount was asked for.
     *
     * @param purchase in minor units; empty where no amount was asked for
     */
    public record Visit(
            Optional<Long> redemption,
            Optional<Long> discount,
            Optional<Long> sale,
            Optional<Long> salon,
            Optional<String> salonName,
            Instant at,
            Optional<Long> purchase,
            long takenOff,
            String currency,
            Optional<Instant> revertedAt) {}

    public record Decision(String document, String version, String decision, Instant at) {}

    /**
     * @param text of what staff wrote; the words of other kinds may hold codes and are the customer's own
     *
     * @param problem what the channel answered last
     */
    public record Told(
            long id,
            String kind,
            String status,
            Instant at,
            Optional<Instant> sentAt,
            Optional<Instant> readAt,
            Optional<String> text,
            Optional<String> problem) {}

    /** @param scope whose visits are told: a manager reads those in the own salons only */
    public History find(CustomerId customer, CustomerScope scope, Language language) {
        var all = accounts.withMerged(db, customer).stream()
                .map(CustomerId::value)
                .toList();
        return new History(discounts(all, scope, language), visits(all, scope), consents(all), messages(all, scope));
    }

    private List<Grant> discounts(List<Long> customers, CustomerScope scope, Language language) {
        Field<String> title =
                switch (language) {
                    case RU -> OFFER.TITLE_RU;
                    case UZ -> OFFER.TITLE_UZ;
                    case EN -> OFFER.TITLE_EN;
                };
        return db.select(DISCOUNT.fields())
                .select(title)
                .from(DISCOUNT)
                .join(OFFER)
                .on(OFFER.ID.eq(DISCOUNT.OFFER_ID))
                .where(DISCOUNT.CUSTOMER_ID.in(customers), ofBusiness(scope))
                .orderBy(DISCOUNT.ID.desc())
                .limit(MOST)
                .fetch(row -> new Grant(
                        row.get(DISCOUNT.ID),
                        row.get(DISCOUNT.OFFER_ID),
                        row.get(title),
                        row.get(DISCOUNT.CODE),
                        row.get(DISCOUNT.VALUE_TYPE),
                        row.get(DISCOUNT.VALUE),
                        row.get(DISCOUNT.CURRENCY),
                        row.get(DISCOUNT.STATUS),
                        row.get(DISCOUNT.VALID_FROM),
                        row.get(DISCOUNT.VALID_UNTIL),
                        row.get(DISCOUNT.USES_ALLOWED),
                        row.get(DISCOUNT.USES_MADE)));
    }

    private List<Visit> visits(List<Long> customers, CustomerScope scope) {
        return Stream.concat(
                        redemptions(customers, within(scope, REDEMPTION.SALON_ID)).stream(),
                        otherSales(customers, within(scope, SALE.SALON_ID)).stream())
                .sorted(Comparator.comparing(Visit::at).reversed())
                .limit(MOST)
                .toList();
    }

    private List<Visit> redemptions(List<Long> customers, Condition salons) {
        return db.select(REDEMPTION.fields())
                .select(SALON.NAME)
                .from(REDEMPTION)
                .join(SALON)
                .on(SALON.ID.eq(REDEMPTION.SALON_ID))
                .where(REDEMPTION.CUSTOMER_ID.in(customers), salons)
                .orderBy(REDEMPTION.REDEEMED_AT.desc(), REDEMPTION.ID.desc())
                .limit(MOST)
                .fetch(row -> new Visit(
                        Optional.of(row.get(REDEMPTION.ID)),
                        Optional.of(row.get(REDEMPTION.DISCOUNT_ID)),
                        Optional.ofNullable(row.get(REDEMPTION.SALE_ID)),
                        Optional.of(row.get(REDEMPTION.SALON_ID)),
                        Optional.of(row.get(SALON.NAME)),
                        row.get(REDEMPTION.REDEEMED_AT),
                        Optional.ofNullable(row.get(REDEMPTION.PURCHASE_AMOUNT)),
                        row.get(REDEMPTION.DISCOUNT_AMOUNT),
                        row.get(REDEMPTION.CURRENCY),
                        Optional.ofNullable(row.get(REDEMPTION.REVERTED_AT))));
    }

    /** Sales without a discount, not those that take one back. */
    private List<Visit> otherSales(List<Long> customers, Condition salons) {
        var reversal = SALE.as("reversal");
        return db.select(SALE.fields())
                .select(SALON.NAME, reversal.SOLD_AT)
                .from(SALE)
                .leftJoin(SALON)
                .on(SALON.ID.eq(SALE.SALON_ID))
                .leftJoin(reversal)
                .on(reversal.REVERSES_ID.eq(SALE.ID))
                .where(
                        SALE.CUSTOMER_ID.in(customers),
                        SALE.REVERSES_ID.isNull(),
                        salons,
                        DSL.notExists(DSL.selectOne().from(REDEMPTION).where(REDEMPTION.SALE_ID.eq(SALE.ID))))
                .orderBy(SALE.SOLD_AT.desc(), SALE.ID.desc())
                .limit(MOST)
                .fetch(row -> new Visit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(row.get(SALE.ID)),
                        Optional.ofNullable(row.get(SALE.SALON_ID)),
                        Optional.ofNullable(row.get(SALON.NAME)),
                        row.get(SALE.SOLD_AT),
                        Optional.of(row.get(SALE.GROSS_AMOUNT)),
                        row.get(SALE.DISCOUNT_AMOUNT),
                        row.get(SALE.CURRENCY),
                        Optional.ofNullable(row.get(reversal.SOLD_AT))));
    }

    /** Discounts of another business are none of theirs. */
    private static Condition ofBusiness(CustomerScope scope) {
        return switch (scope) {
            case CustomerScope.Everybody() -> DSL.noCondition();
            case CustomerScope.ServedIn(var salons) ->
                OFFER.BUSINESS_ID.in(DSL.select(SALON.BUSINESS_ID)
                        .from(SALON)
                        .where(SALON.ID.in(salons.stream().map(SalonId::value).toList())));
            case CustomerScope.ServedBy(var business) -> OFFER.BUSINESS_ID.eq(business.value());
        };
    }

    private static Condition within(CustomerScope scope, Field<Long> salon) {
        return switch (scope) {
            case CustomerScope.Everybody() -> DSL.noCondition();
            case CustomerScope.ServedIn(var salons) ->
                salon.in(salons.stream().map(SalonId::value).toList());
            case CustomerScope.ServedBy(var business) ->
                salon.in(DSL.select(SALON.ID).from(SALON).where(SALON.BUSINESS_ID.eq(business.value())));
        };
    }

    private List<Decision> consents(List<Long> customers) {
        return db.select(CONSENT.KIND, CONSENT.VERSION, CONSENT.DECISION, CONSENT.DECIDED_AT)
                .from(CONSENT)
                .where(CONSENT.CUSTOMER_ID.in(customers))
                .orderBy(CONSENT.ID.desc())
                .limit(MOST)
                .fetch(row -> new Decision(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Those to whom the bot belongs read what it told. */
    private List<Told> messages(List<Long> customers, CustomerScope scope) {
        if (scope instanceof CustomerScope.ServedBy) {
            return List.of();
        }
        return db.select(NOTIFICATION.fields())
                .select(MAILBOX_MESSAGE.READ_AT, STAFF_MESSAGE.BODY)
                .from(NOTIFICATION)
                .leftJoin(MAILBOX_MESSAGE)
                .on(MAILBOX_MESSAGE.NOTIFICATION_ID.eq(NOTIFICATION.ID))
                .leftJoin(STAFF_MESSAGE)
                .on(STAFF_MESSAGE
                        .ID
                        .eq(NOTIFICATION.SUBJECT_ID)
                        .and(NOTIFICATION.KIND.eq(NotificationKind.STAFF_MESSAGE.code())))
                .where(NOTIFICATION.CUSTOMER_ID.in(customers))
                .orderBy(NOTIFICATION.CREATED_AT.desc(), NOTIFICATION.ID.desc())
                .limit(MOST_MESSAGES)
                .fetch(row -> new Told(
                        row.get(NOTIFICATION.ID),
                        row.get(NOTIFICATION.KIND),
                        row.get(NOTIFICATION.STATUS),
                        row.get(NOTIFICATION.CREATED_AT),
                        Optional.ofNullable(row.get(NOTIFICATION.SENT_AT)),
                        Optional.ofNullable(row.get(MAILBOX_MESSAGE.READ_AT)),
                        Optional.ofNullable(row.get(STAFF_MESSAGE.BODY)),
                        Optional.ofNullable(row.get(NOTIFICATION.LAST_ERROR))));
    }
}
