package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;

import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Customers as staff look them up. */
public final class CustomerDirectory {
    private static final Field<Boolean> REACHABLE =
            DSL.field(CustomerConditions.reachable()).as("reachable");

    private final DSLContext db;
    private final Clock clock;
    private final PhoneBook phones;
    private final CustomerTags tags = new CustomerTags();

    /** @param clock business time */
    public CustomerDirectory(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.phones = new PhoneBook(db);
    }

    /**
     * Behind whom a part of a list begins.
     *
     * @param name where it is sorted by name; empty: has none
     * @param joined where it is sorted by joining; empty: has not
     */
    public record Position(CustomerId id, Optional<String> name, Optional<Instant> joined) {
        static Position of(CustomerEntry entry) {
            return new Position(entry.id(), entry.name(), entry.joinedAt());
        }
    }

    /** @param next behind whom the following part begins; empty: there is none */
    public record Part(List<CustomerEntry> entries, Optional<Position> next) {}

    /** @param limit at most so many */
    public Part from(CustomerScope scope, CustomerFilter filter, CustomerSort sort, int offset, int limit) {
        return part(CustomerConditions.ofPart(filter, scope, clock.instant()), sort, offset, limit);
    }

    public Part behind(CustomerScope scope, CustomerFilter filter, CustomerSort sort, Position position, int limit) {
        var condition =
                CustomerConditions.ofPart(filter, scope, clock.instant()).and(behind(sort, position));
        return part(condition, sort, 0, limit);
    }

    public long count(CustomerScope scope, CustomerFilter filter) {
        return db.fetchCount(CUSTOMER, CustomerConditions.of(filter, scope, clock.instant()));
    }

    /** @return deleted or not; empty for those who became one with another */
    public Optional<CustomerEntry> find(CustomerScope scope, CustomerId id) {
        var condition =
                CUSTOMER.ID.eq(id.value()).and(CUSTOMER.MERGED_INTO.isNull()).and(CustomerConditions.seenBy(scope));
        return part(condition, CustomerSort.NEWEST, 0, 1).entries().stream().findFirst();
    }

    /** Who and where somebody is, as far as it was told. */
    public record Brief(Optional<String> name, Optional<ZoneId> zone) {}

    /** @return by customer; one statement */
    public Map<CustomerId, Brief> briefs(Collection<CustomerId> ids) {
        var found = new HashMap<CustomerId, Brief>();
        db.select(CUSTOMER.ID, CUSTOMER.FIRST_NAME, CUSTOMER.TIME_ZONE)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(
                        ids.stream().map(CustomerId::value).distinct().toList()))
                .forEach(row -> found.put(
                        new CustomerId(row.value1()),
                        new Brief(
                                Optional.ofNullable(row.value2()),
                                Optional.ofNullable(row.value3()).map(ZoneId::of))));
        return found;
    }

    /** @param typed a whole number, spelled in any way */
    public Optional<CustomerEntry> findByPhone(CustomerScope scope, String typed) {
        return phones.find(typed).flatMap(id -> find(scope, id));
    }

    private Part part(Condition condition, CustomerSort sort, int offset, int limit) {
        // one more than is given tells whether there is a further part
        var rows = db.select(CUSTOMER.fields())
                .select(REACHABLE)
                .from(CUSTOMER)
                .where(condition)
                .orderBy(order(sort))
                .limit(offset, limit + 1)
                .fetch();
        var given = rows.subList(0, Math.min(limit, rows.size()));
        var ids = given.stream().map(row -> row.get(CUSTOMER.ID)).toList();
        var numbers = phones(ids);
        var emails = emails(ids);
        var words = tags.find(db, ids);
        var entries = given.stream()
                .map(row -> entry(
                        row,
                        Optional.ofNullable(numbers.get(row.get(CUSTOMER.ID))),
                        Optional.ofNullable(emails.get(row.get(CUSTOMER.ID))),
                        words.getOrDefault(row.get(CUSTOMER.ID), List.of())))
                .toList();
        return new Part(entries, rows.size() > limit ? Optional.of(Position.of(entries.getLast())) : Optional.empty());
    }

    private Map<Long, Phone> phones(Collection<Long> customers) {
        return db
                .select(CUSTOMER_IDENTITY.CUSTOMER_ID, CUSTOMER_IDENTITY.VALUE)
                .from(CUSTOMER_IDENTITY)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.in(customers),
                        CUSTOMER_IDENTITY.KIND.eq("phone"),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .orderBy(CUSTOMER_IDENTITY.ID)
                .fetch()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.value1(), row -> new Phone(row.value2()), (older, newer) -> newer));
    }

    /** The one confirmed last, of several. */
    private Map<Long, CustomerAccounts.Email> emails(Collection<Long> customers) {
        return db
                .select(CUSTOMER_IDENTITY.CUSTOMER_ID, CUSTOMER_IDENTITY.VALUE, CUSTOMER_IDENTITY.VERIFIED_AT)
                .from(CUSTOMER_IDENTITY)
                .where(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.in(customers),
                        CUSTOMER_IDENTITY.KIND.eq("email"),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .orderBy(CUSTOMER_IDENTITY.VERIFIED_AT, CUSTOMER_IDENTITY.ID)
                .fetch()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.value1(),
                        row -> new CustomerAccounts.Email(new EmailAddress(row.value2()), row.value3() != null),
                        (older, newer) -> newer));
    }

    private static List<OrderField<?>> order(CustomerSort sort) {
        return switch (sort) {
            case NEWEST -> List.of(CUSTOMER.ID.desc());
            case NAME -> List.of(CUSTOMER.FIRST_NAME.asc(), CUSTOMER.ID.asc());
            case JOINED -> List.of(CUSTOMER.JOINED_AT.desc(), CUSTOMER.ID.desc());
        };
    }

    /** Rows without a value come first where they ascend, last where they descend. */
    private static Condition behind(CustomerSort sort, Position position) {
        long id = position.id().value();
        return switch (sort) {
            case NEWEST -> CUSTOMER.ID.lt(id);
            case NAME ->
                position.name()
                        .map(name -> CUSTOMER.FIRST_NAME
                                .gt(name)
                                .or(CUSTOMER.FIRST_NAME.eq(name).and(CUSTOMER.ID.gt(id))))
                        .orElseGet(() -> CUSTOMER.FIRST_NAME
                                .isNotNull()
                                .or(CUSTOMER.FIRST_NAME.isNull().and(CUSTOMER.ID.gt(id))));
            case JOINED ->
                position.joined()
                        .map(at -> CUSTOMER.JOINED_AT
                                .lt(at)
                                .or(CUSTOMER.JOINED_AT.eq(at).and(CUSTOMER.ID.lt(id)))
                                .or(CUSTOMER.JOINED_AT.isNull()))
                        .orElseGet(() -> CUSTOMER.JOINED_AT.isNull().and(CUSTOMER.ID.lt(id)));
        };
    }

    private static CustomerEntry entry(
            Record row, Optional<Phone> phone, Optional<CustomerAccounts.Email> email, List<String> tags) {
        return new CustomerEntry(
                new CustomerId(row.get(CUSTOMER.ID)),
                Optional.ofNullable(row.get(CUSTOMER.FIRST_NAME)),
                Language.of(row.get(CUSTOMER.LANGUAGE)).orElseThrow(),
                Optional.ofNullable(row.get(CUSTOMER.BIRTHDAY)),
                phone,
                email,
                tags,
                Optional.ofNullable(row.get(CUSTOMER.SOURCE)),
                Optional.ofNullable(row.get(CUSTOMER.TIME_ZONE)).map(ZoneId::of),
                row.get(CUSTOMER.CREATED_AT),
                Optional.ofNullable(row.get(CUSTOMER.JOINED_AT)),
                row.get(REACHABLE),
                row.get(CUSTOMER.MARKETING_ON),
                new Preferences.Ways(
                        row.get(CUSTOMER.SMS_ON), row.get(CUSTOMER.EMAIL_ON), row.get(CUSTOMER.EMAIL_MARKETING_ON)),
                Optional.ofNullable(row.get(CUSTOMER.BLOCKED_AT)),
                Optional.ofNullable(row.get(CUSTOMER.DELETED_AT)),
                row.get(CUSTOMER.ERASED_AT) != null,
                row.get(CUSTOMER.VERSION));
    }
}
