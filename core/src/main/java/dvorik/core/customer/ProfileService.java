package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;

/** What customers change about themselves. */
public final class ProfileService {
    private final DSLContext db;
    private final Clock clock;
    private final CustomerRepository customers = new CustomerRepository();

    /** @param clock business time */
    public ProfileService(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What became of a changed birthday. */
    public sealed interface BirthdayChange {
        /** Kept, or it was the same already. */
        record Kept() implements BirthdayChange {}

        /** @param from the first day on which it can be changed again */
        record TooSoon(LocalDate from) implements BirthdayChange {}
    }

    public void rename(CustomerId id, String firstName) {
        if (firstName.isBlank() || firstName.length() > CustomerDetails.LONGEST_NAME) {
            throw new IllegalArgumentException("a first name has 1 to " + CustomerDetails.LONGEST_NAME + " characters");
        }
        db.update(CUSTOMER)
                .set(CUSTOMER.FIRST_NAME, firstName)
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.DELETED_AT.isNull())
                .execute();
    }

    /** @return when the birthday can be changed again; today or earlier: now */
    public LocalDate birthdayChangeableFrom(CustomerId id) {
        return db.select(CUSTOMER.BIRTHDAY, CUSTOMER.BIRTHDAY_CHANGED_AT)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(id.value()))
                .fetchSingle(row -> changeableFrom(row.value1(), row.value2()));
    }

    /** Tells a birthday for the first time, or changes it where the last change was a year ago. */
    public BirthdayChange changeBirthday(CustomerId id, LocalDate birthday) {
        return Transactions.repeated(db, tx -> {
            var row = tx.select(CUSTOMER.BIRTHDAY, CUSTOMER.BIRTHDAY_CHANGED_AT)
                    .from(CUSTOMER)
                    .where(CUSTOMER.ID.eq(id.value()))
                    .forUpdate()
                    .fetchSingle();
            if (birthday.equals(row.value1())) {
                return new BirthdayChange.Kept();
            }
            var from = changeableFrom(row.value1(), row.value2());
            if (from.isAfter(LocalDate.now(clock))) {
                return new BirthdayChange.TooSoon(from);
            }
            boolean first = row.value1() == null;
            tx.update(CUSTOMER)
                    .set(CUSTOMER.BIRTHDAY, birthday)
                    .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                    .set(CUSTOMER.BIRTHDAY_CHANGED_AT, first ? row.value2() : clock.instant())
                    .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.DELETED_AT.isNull())
                    .execute();
            return new BirthdayChange.Kept();
        });
    }

    public Preferences preferences(CustomerId id) {
        return db.select(
                        CUSTOMER.REMINDERS_ON,
                        CUSTOMER.MARKETING_ON,
                        CUSTOMER.SMS_ON,
                        CUSTOMER.EMAIL_ON,
                        CUSTOMER.EMAIL_MARKETING_ON,
                        CUSTOMER.QUIET_FROM,
                        CUSTOMER.QUIET_UNTIL)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(id.value()))
                .fetchSingle(row -> new Preferences(
                        row.value1(),
                        row.value2(),
                        new Preferences.Ways(row.value3(), row.value4(), row.value5()),
                        row.value6(),
                        row.value7()));
    }

    public void keep(CustomerId id, Preferences preferences) {
        db.update(CUSTOMER)
                .set(CUSTOMER.REMINDERS_ON, preferences.reminders())
                .set(CUSTOMER.MARKETING_ON, preferences.marketing())
                .set(CUSTOMER.SMS_ON, preferences.ways().sms())
                .set(CUSTOMER.EMAIL_ON, preferences.ways().email())
                .set(CUSTOMER.EMAIL_MARKETING_ON, preferences.ways().emailMarketing())
                .set(CUSTOMER.QUIET_FROM, (byte) preferences.quietFrom())
                .set(CUSTOMER.QUIET_UNTIL, (byte) preferences.quietUntil())
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.DELETED_AT.isNull())
                .execute();
    }

    /**
     * No more news and offers by e-mail, as the link in one of them asked; again and again it changes nothing.
     *
     * @return the language of the person, or of the one it became; empty for the deleted
     */
    public Optional<Language> stopEmailMarketing(CustomerId id) {
        var customer = customers.find(db, id);
        customer.ifPresent(known -> db.update(CUSTOMER)
                .set(CUSTOMER.EMAIL_MARKETING_ON, false)
                .where(CUSTOMER.ID.eq(known.id().value()), CUSTOMER.DELETED_AT.isNull())
                .execute());
        return customer.map(Customer::language);
    }

    /** @return the language of the person, or of the one it became; empty for the deleted */
    public Optional<Language> languageOf(CustomerId id) {
        return customers.find(db, id).map(Customer::language);
    }

    /** A correction is free once, and after each one only a year later: a birthday is worth a gift. */
    private LocalDate changeableFrom(LocalDate birthday, Instant changedAt) {
        return birthday == null || changedAt == null
                ? LocalDate.now(clock)
                : changedAt.atZone(clock.getZone()).toLocalDate().plusYears(1);
    }
}
