package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.StaffId;
import dvorik.core.text.Language;
import dvorik.migrations.jooq.tables.records.CustomerRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jooq.DSLContext;

/** What staff change about a customer. */
public final class CustomerEditing {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final CustomerTags tags = new CustomerTags();
    private final IdentityRepository identities = new IdentityRepository();

    /** @param clock business time */
    public CustomerEditing(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What shall be different; what is empty stays.
     *
     * @param birthday holding nothing: forgotten
     * @param zone holding nothing: not known
     * @param email not confirmed by its owner; holding nothing: taken away
     *
     * @param tags instead of those there are
     *
     * @param sms and the others: ways that the customer has asked for, or not to have
     */
    public record Change(
            Optional<String> name,
            Optional<Language> language,
            Optional<Optional<LocalDate>> birthday,
            Optional<Optional<ZoneId>> zone,
            Optional<Optional<EmailAddress>> email,
            Optional<List<String>> tags,
            Optional<Boolean> blocked,
            Optional<Boolean> sms,
            Optional<Boolean> letters,
            Optional<Boolean> lettersNews) {}

    /** What became of a change. */
    public enum Edited {
        DONE,
        UNKNOWN,
        DELETED,
        /** Another customer has the e-mail address; nothing was changed. */
        EMAIL_TAKEN
    }

    /**
     * Changes a living customer.
     *
     * @param expected is given the version that is changed, the row locked; what it throws leaves all as it was
     */
    public Edited change(StaffId actor, CustomerScope scope, CustomerId id, Change change, IntConsumer expected) {
        return Transactions.repeated(db, tx -> {
            var row = lock(tx, scope, id);
            if (row.isEmpty()) {
                return Edited.UNKNOWN;
            }
            if (row.get().getDeletedAt() != null) {
                return Edited.DELETED;
            }
            expected.accept(row.get().getVersion());
            if (isTaken(tx, id, change)) {
                return Edited.EMAIL_TAKEN;
            }
            change(tx, actor, row.get(), change);
            return Edited.DONE;
        });
    }

    private static Optional<CustomerRecord> lock(DSLContext tx, CustomerScope scope, CustomerId id) {
        return tx.selectFrom(CUSTOMER)
                .where(CUSTOMER.ID.eq(id.value()), CUSTOMER.MERGED_INTO.isNull())
                .forUpdate()
                .fetchOptional()
                .filter(row ->
                        tx.fetchExists(CUSTOMER, CUSTOMER.ID.eq(id.value()).and(CustomerConditions.seenBy(scope))));
    }

    private boolean isTaken(DSLContext tx, CustomerId id, Change change) {
        return change.email()
                .flatMap(email -> email)
                .flatMap(email -> identities.lockEmailHolder(tx, email))
                .filter(holder -> !holder.id().equals(id))
                .isPresent();
    }

    /** An address that its owner has confirmed stays confirmed when it is set again. */
    private void setEmail(DSLContext tx, CustomerId id, Optional<EmailAddress> email, Map<String, Object> personal) {
        var before = identities.findEmail(tx, id).map(CustomerAccounts.Email::address);
        if (before.equals(email)) {
            return;
        }
        personal.put(
                "email",
                difference(
                        before.map(EmailAddress::value).orElse(null),
                        email.map(EmailAddress::value).orElse(null)));
        identities.putEmailsAway(tx, id, null, clock.instant());
        email.ifPresent(address -> identities.insertEmail(tx, id, address, null));
    }

    /** @return what it is now */
    private static boolean changed(String name, Optional<Boolean> wanted, boolean before, Map<String, Object> facts) {
        boolean after = wanted.orElse(before);
        if (after != before) {
            facts.put(name, difference(before, after));
        }
        return after;
    }

    private void change(DSLContext tx, StaffId actor, CustomerRecord row, Change change) {
        var id = new CustomerId(row.getId());
        var facts = new LinkedHashMap<String, Object>();
        var personal = new LinkedHashMap<String, Object>();
        change.name().filter(name -> !name.equals(row.getFirstName())).ifPresent(name -> {
            personal.put("name", difference(row.getFirstName(), name));
            row.setFirstName(name);
        });
        change.birthday().ifPresent(birthday -> setBirthday(row, birthday.orElse(null), personal));
        change.language()
                .filter(language -> !language.code().equals(row.getLanguage()))
                .ifPresent(language -> {
                    facts.put("language", difference(row.getLanguage(), language.code()));
                    row.setLanguage(language.code());
                });
        change.zone().ifPresent(zone -> setZone(row, zone.map(ZoneId::getId).orElse(null), personal));
        change.blocked()
                .filter(blocked -> blocked != (row.getBlockedAt() != null))
                .ifPresent(blocked -> {
                    facts.put("blocked", difference(!blocked, blocked));
                    row.setBlockedAt(blocked ? clock.instant() : null);
                });
        row.setSmsOn(changed("sms", change.sms(), row.getSmsOn(), facts));
        row.setEmailOn(changed("email_letters", change.letters(), row.getEmailOn(), facts));
        row.setEmailMarketingOn(changed("email_news", change.lettersNews(), row.getEmailMarketingOn(), facts));
        change.email().ifPresent(email -> setEmail(tx, id, email, personal));
        change.tags().ifPresent(wanted -> {
            var before = tags.find(tx, id);
            tags.removeAll(tx, List.of(id.value()));
            tags.add(tx, List.of(id.value()), wanted);
            var after = tags.find(tx, id);
            if (!before.equals(after)) {
                personal.put("tags", difference(before, after));
            }
        });
        if (facts.isEmpty() && personal.isEmpty()) {
            return;
        }
        row.setVersion(row.getVersion() + 1);
        tx.update(CUSTOMER)
                .set(CUSTOMER.FIRST_NAME, row.getFirstName())
                .set(CUSTOMER.BIRTHDAY, row.getBirthday())
                .set(CUSTOMER.LANGUAGE, row.getLanguage())
                .set(CUSTOMER.TIME_ZONE, row.getTimeZone())
                .set(CUSTOMER.BLOCKED_AT, row.getBlockedAt())
                .set(CUSTOMER.SMS_ON, row.getSmsOn())
                .set(CUSTOMER.EMAIL_ON, row.getEmailOn())
                .set(CUSTOMER.EMAIL_MARKETING_ON, row.getEmailMarketingOn())
                .set(CUSTOMER.VERSION, row.getVersion())
                .where(CUSTOMER.ID.eq(row.getId()))
                .execute();
        facts.put("changed", personal.keySet().stream().toList());
        audit.record(tx, actor, new Act("customer.change", "customer", id.value(), null, "done", facts), personal);
    }

    private static void setBirthday(CustomerRecord row, LocalDate birthday, Map<String, Object> personal) {
        if (!Objects.equals(birthday, row.getBirthday())) {
            personal.put("birthday", difference(row.getBirthday(), birthday));
            row.setBirthday(birthday);
        }
    }

    private static void setZone(CustomerRecord row, String zone, Map<String, Object> personal) {
        if (!Objects.equals(zone, row.getTimeZone())) {
            personal.put("time_zone", difference(row.getTimeZone(), zone));
            row.setTimeZone(zone);
        }
    }

    private static Map<String, Object> difference(Object before, Object after) {
        var both = new LinkedHashMap<String, Object>();
        both.put("before", plain(before));
        both.put("after", plain(after));
        return both;
    }

    private static Object plain(Object value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }
}
