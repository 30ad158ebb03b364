package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static org.jooq.impl.DSL.coalesce;

import dvorik.core.id.CustomerId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** How two customers become one, and how one is forgotten. All within the caller's transaction. */
public final class CustomerAccounts {
    private final Clock clock;
    private final CustomerRepository customers = new CustomerRepository();
    private final IdentityRepository identities = new IdentityRepository();
    private final CustomerTags tags = new CustomerTags();

    public CustomerAccounts(Clock clock) {
        this.clock = clock;
    }

    /** @param onTelegram false for people known by their number only, from an import or a visit */
    public record PhoneHolder(CustomerId id, boolean onTelegram) {}

    /** Locks the row of a living customer until the end of the transaction. */
    public Optional<Customer> lock(DSLContext tx, CustomerId id) {
        return customers.lock(tx, id);
    }

    /** A customer as staff find one. @param version goes up with every change */
    public record Seen(Customer customer, boolean deleted, boolean erased, int version) {}

    /** Locks the row of a customer, deleted or not; empty for those out of sight and those who became one with another. */
    public Optional<Seen> lockSeen(DSLContext tx, CustomerScope scope, CustomerId id) {
        return customers.lockSeen(tx, scope, id);
    }

    /** Deletes, so that it can be undone: the ways to the person are put away together with the row. */
    public void putAway(DSLContext tx, CustomerId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        identities.putAllAway(tx, id, now);
        tx.update(CUSTOMER)
                .set(CUSTOMER.DELETED_AT, now)
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .where(CUSTOMER.ID.eq(id.value()))
                .execute();
    }

    /** @return false when a way that was put away leads to another customer by now; then nothing is changed */
    public boolean bringBack(DSLContext tx, CustomerId id) {
        if (!identities.bringBack(tx, id)) {
            return false;
        }
        tx.update(CUSTOMER)
                .setNull(CUSTOMER.DELETED_AT)
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .where(CUSTOMER.ID.eq(id.value()))
                .execute();
        return true;
    }

    /** Who holds the number now; its row is locked. */
    public Optional<PhoneHolder> lockPhoneHolder(DSLContext tx, Phone phone) {
        var holder = identities.lockPhoneHolder(tx, phone);
        return holder.map(
                id -> new PhoneHolder(id, identities.findTelegram(tx, id).isPresent()));
    }

    /** Gives a number that was verified now to this customer, whoever held it. */
    public void movePhone(DSLContext tx, Phone phone, CustomerId to) {
        Instant now = clock.instant();
        identities
                .lockPhoneHolder(tx, phone)
                .filter(holder -> !holder.equals(to))
                .ifPresent(holder -> identities.putPhoneAway(tx, holder, now));
        identities.claimPhone(tx, to, phone, now);
    }

    /** @param verified confirmed by its owner; else nothing is sent there */
    public record Email(EmailAddress address, boolean verified) {}

    /** @param verified the holder has confirmed it */
    public record EmailHolder(CustomerId id, boolean verified) {}

    public Optional<Email> findEmail(DSLContext db, CustomerId id) {
        return identities.findEmail(db, id);
    }

    /**
     * Gives an address that was confirmed now to this customer, whose row is locked; the one before it is put away.
     *
     * @return another customer who had confirmed it earlier and has it no more
     */
    public Optional<CustomerId> moveEmail(DSLContext tx, EmailAddress address, CustomerId to) {
        Instant now = clock.instant();
        var holder = identities.lockEmailHolder(tx, address);
        identities.putEmailsAway(tx, to, address, now);
        if (holder.filter(known -> known.id().equals(to)).isPresent()) {
            identities.verify(tx, address, now);
            return Optional.empty();
        }
        identities.putAway(tx, address, now);
        identities.insertEmail(tx, to, address, now);
        return holder.filter(EmailHolder::verified).map(EmailHolder::id);
    }

    /** @return false when there was none */
    public boolean removeEmail(DSLContext tx, CustomerId id) {
        return identities.putEmailsAway(tx, id, null, clock.instant()) > 0;
    }

    /**
     * Makes one person of two: the ways to the one that goes lead to the one that stays, and what only the former told
     * is kept. Its row stays behind without anything personal, for sales refer to it.
     *
     * @param phone by which they were found to be one; the only one that stays
     */
    public void merge(DSLContext tx, CustomerId from, CustomerId into, Phone phone) {
        Instant now = clock.instant();
        identities.putPhoneAway(tx, into, now);
        identities.move(tx, from, into);
        identities.verify(tx, phone, now);
        join(tx, from, into, now);
    }

    /** As {@link #merge(DSLContext, CustomerId, CustomerId, Phone)}; the number of the one that stays counts, if it has one. */
    public void merge(DSLContext tx, CustomerId from, CustomerId into) {
        Instant now = clock.instant();
        if (identities.findPhone(tx, into).isPresent()) {
            identities.putPhoneAway(tx, from, now);
        }
        identities.move(tx, from, into);
        join(tx, from, into, now);
    }

    private void join(DSLContext tx, CustomerId from, CustomerId into, Instant now) {
        var old = tx.selectFrom(CUSTOMER)
                .where(CUSTOMER.ID.eq(from.value()))
                .forUpdate()
                .fetchSingle();
        Friends.move(tx, from, into);
        tags.move(tx, from, into);
        tx.update(CUSTOMER)
                .set(CUSTOMER.BIRTHDAY_CHANGED_AT, coalesce(CUSTOMER.BIRTHDAY_CHANGED_AT, old.getBirthdayChangedAt()))
                .set(CUSTOMER.BIRTHDAY, coalesce(CUSTOMER.BIRTHDAY, old.getBirthday()))
                .set(CUSTOMER.FIRST_NAME, coalesce(CUSTOMER.FIRST_NAME, old.getFirstName()))
                .set(CUSTOMER.SOURCE, coalesce(CUSTOMER.SOURCE, old.getSource()))
                .set(CUSTOMER.TIME_ZONE, coalesce(CUSTOMER.TIME_ZONE, old.getTimeZone()))
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .where(CUSTOMER.ID.eq(into.value()))
                .execute();
        tx.update(CUSTOMER)
                .set(CUSTOMER.MERGED_INTO, into.value())
                .where(CUSTOMER.MERGED_INTO.eq(from.value()))
                .execute();
        forget(tx, List.of(from), now);
        tx.update(CUSTOMER)
                .set(CUSTOMER.MERGED_INTO, into.value())
                .where(CUSTOMER.ID.eq(from.value()))
                .execute();
    }

    /** @return this customer and those that became one with it, whose sales are its own */
    public List<CustomerId> withMerged(DSLContext db, CustomerId id) {
        return db.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(id.value()).or(CUSTOMER.MERGED_INTO.eq(id.value())))
                .orderBy(CUSTOMER.ID)
                .fetch(row -> new CustomerId(row.value1()));
    }

    /** Takes away everything personal and all ways to the person; the keyed hash stays, for one-time gifts. */
    public void erase(DSLContext tx, List<CustomerId> ids) {
        Instant now = clock.instant();
        forget(tx, ids, now);
        tags.removeAll(tx, ids.stream().map(CustomerId::value).toList());
        tx.update(CUSTOMER)
                .set(CUSTOMER.ERASED_AT, now)
                .setNull(CUSTOMER.CARD_NUMBER)
                .setNull(CUSTOMER.REFERRAL_CODE)
                .where(CUSTOMER.ID.in(ids.stream().map(CustomerId::value).toList()))
                .execute();
        tx.deleteFrom(CUSTOMER_IDENTITY)
                .where(CUSTOMER_IDENTITY.CUSTOMER_ID.in(
                        ids.stream().map(CustomerId::value).toList()))
                .execute();
    }

    private static void forget(DSLContext tx, List<CustomerId> ids, Instant now) {
        tx.update(CUSTOMER)
                .setNull(CUSTOMER.FIRST_NAME)
                .setNull(CUSTOMER.BIRTHDAY)
                .setNull(CUSTOMER.TIME_ZONE)
                .setNull(CUSTOMER.TERMS_VERSION)
                .setNull(CUSTOMER.PRIVACY_VERSION)
                .set(CUSTOMER.MARKETING_ON, false)
                .set(CUSTOMER.REMINDERS_ON, false)
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .set(CUSTOMER.DELETED_AT, coalesce(CUSTOMER.DELETED_AT, now))
                .where(CUSTOMER.ID.in(ids.stream().map(CustomerId::value).toList()))
                .execute();
    }
}
