package dvorik.core.staff;

import static dvorik.migrations.jooq.Tables.STAFF;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.StaffId;
import dvorik.core.staff.StaffMember.Grant;
import dvorik.core.text.Language;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** People who work here, as the API shows and changes them; what those who lead may do stands in {@link TeamRights}. */
public final class StaffRecords {
    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final TeamRepository team = new TeamRepository();
    private final StaffRepository staff = new StaffRepository();
    private final InvitationRepository invitations = new InvitationRepository();

    public StaffRecords(DSLContext db, Clock clock, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param version grows with each change */
    public record Person(
            Colleague colleague, Language language, Optional<Long> telegramId, Optional<String> email, int version) {}

    /** @param email in lower case */
    public record NewPerson(
            String name, Language language, Optional<Long> telegramId, Optional<String> email, Set<Grant> roles) {}

    /** What is to change; null: stays. */
    public record Edit(String name, Optional<String> email, Boolean suspended, Set<Grant> roles) {}

    /** What became of it. Refusals have written nothing. */
    public sealed interface Result {
        record Done(Person person) implements Result {}

        /** The e-mail address or Telegram belongs to somebody else here. */
        record Taken() implements Result {}

        /** Somebody must remain who may do everything, nobody suspends himself. */
        record NotPossible() implements Result {}

        /** No such person in reach. */
        record Unknown() implements Result {}
    }

    /** @return those whom the member leads, by name */
    public List<Person> list(StaffMember by) {
        var rights = new TeamRights(by);
        var seen = team.findAll(db, by.business()).stream().filter(rights::sees).toList();
        return persons(db, seen);
    }

    /** @return empty for those out of reach */
    public Optional<Person> find(StaffMember by, StaffId id) {
        return find(db, by, id);
    }

    private Optional<Person> find(DSLContext context, StaffMember by, StaffId id) {
        return team.find(context, id)
                .filter(new TeamRights(by)::sees)
                .flatMap(colleague ->
                        persons(context, List.of(colleague)).stream().findFirst());
    }

    /** Makes a person without an invitation; for owners. */
    public Result create(StaffMember by, NewPerson wish) {
        return Transactions.repeated(db, tx -> {
            if (isTaken(tx, null, wish.telegramId(), wish.email())) {
                return new Result.Taken();
            }
            var id = new StaffId(tx.insertInto(STAFF)
                    .set(STAFF.BUSINESS_ID, by.business().value())
                    .set(STAFF.TELEGRAM_ID, wish.telegramId().orElse(null))
                    .set(STAFF.EMAIL, wish.email().orElse(null))
                    .set(STAFF.NAME, wish.name())
                    .set(STAFF.LANGUAGE, wish.language().code())
                    .returningResult(STAFF.ID)
                    .fetchSingle()
                    .value1());
            wish.roles().forEach(role -> staff.grant(tx, id, role.role(), role.salon(), by.id()));
            record(tx, by, "staff.create", id, Map.of("roles", words(wish.roles())));
            return new Result.Done(find(tx, by, id).orElseThrow());
        });
    }

    /**
     * Changes a person, all of it or nothing.
     *
     * @param seen is asked whether the change is built on this version; it throws if not
     */
    public Result change(StaffMember by, StaffId id, Edit edit, IntConsumer seen) {
        return Transactions.repeated(db, tx -> {
            team.lock(tx, by.business(), by.id(), id);
            var before = find(tx, by, id);
            if (before.isEmpty()) {
                return new Result.Unknown();
            }
            seen.accept(before.get().version());
            return change(tx, by, before.get(), edit);
        });
    }

    private Result change(DSLContext tx, StaffMember by, Person before, Edit edit) {
        var colleague = before.colleague();
        var rights = new TeamRights(by);
        if (edit.suspended() != null && edit.suspended() != colleague.suspended() && !rights.maySuspend(colleague)) {
            return new Result.NotPossible();
        }
        if (edit.email() != null && isTaken(tx, colleague.id(), Optional.empty(), edit.email())) {
            return new Result.Taken();
        }
        boolean owned = colleague.roles().stream().anyMatch(role -> role.role() == Role.OWNER);
        boolean owns = edit.roles() == null ? owned : edit.roles().stream().anyMatch(role -> role.role() == Role.OWNER);
        boolean acts = edit.suspended() == null ? !colleague.suspended() : !edit.suspended();
        if (owned && !(owns && acts) && !team.hasOtherOwner(tx, by.business(), colleague.id())) {
            return new Result.NotPossible();
        }
        write(tx, by, before, edit);
        return new Result.Done(find(tx, by, colleague.id()).orElse(before));
    }

    private void write(DSLContext tx, StaffMember by, Person before, Edit edit) {
        var id = before.colleague().id();
        var facts = new HashMap<String, Object>();
        var update = tx.update(STAFF).set(STAFF.VERSION, STAFF.VERSION.plus(1));
        if (edit.name() != null) {
            update = update.set(STAFF.NAME, edit.name());
            facts.put("name", "changed");
        }
        if (edit.email() != null) {
            update = update.set(STAFF.EMAIL, edit.email().orElse(null));
            facts.put("email", edit.email().isPresent() ? "changed" : "removed");
        }
        update.where(STAFF.ID.eq(id.value())).execute();
        if (edit.suspended() != null && team.suspend(tx, id, edit.suspended() ? clock.instant() : null)) {
            facts.put("suspended", edit.suspended());
            if (edit.suspended()) {
                invitations.revokeAllBy(tx, id, clock.instant());
            }
        }
        if (edit.roles() != null) {
            facts.put("roles_before", words(grants(before.colleague())));
            facts.put("roles", words(edit.roles()));
            replaceRoles(tx, by, before.colleague(), edit.roles());
        }
        record(tx, by, "staff.change", id, facts);
    }

    private void replaceRoles(DSLContext tx, StaffMember by, Colleague colleague, Set<Grant> wanted) {
        for (var held : colleague.roles()) {
            if (!wanted.contains(new Grant(held.role(), held.salon()))) {
                team.removeRole(tx, held.id(), clock.instant());
                // nobody comes in by the word of one who no longer leads
                invitations.revokeAllBy(tx, colleague.id(), clock.instant());
            }
        }
        wanted.forEach(role -> staff.grant(tx, colleague.id(), role.role(), role.salon(), by.id()));
    }

    private static boolean isTaken(DSLContext tx, StaffId own, Optional<Long> telegram, Optional<String> email) {
        var others = STAFF.ID.ne(own == null ? 0L : own.value());
        return (telegram.isPresent()
                        && tx.fetchExists(
                                STAFF,
                                STAFF.LIVING_TELEGRAM_ID.eq(telegram.get()).and(others)))
                || (email.isPresent()
                        && tx.fetchExists(
                                STAFF, STAFF.LIVING_EMAIL.eq(email.get()).and(others)));
    }

    private static List<Person> persons(DSLContext context, List<Colleague> colleagues) {
        var rows = context.select(STAFF.ID, STAFF.LANGUAGE, STAFF.LIVING_TELEGRAM_ID, STAFF.LIVING_EMAIL, STAFF.VERSION)
                .from(STAFF)
                .where(STAFF.ID.in(colleagues.stream().map(c -> c.id().value()).toList()))
                .fetchMap(STAFF.ID);
        var persons = new ArrayList<Person>();
        for (var colleague : colleagues) {
            var row = rows.get(colleague.id().value());
            persons.add(new Person(
                    colleague,
                    Language.of(row.value2()).orElseThrow(),
                    Optional.ofNullable(row.value3()),
                    Optional.ofNullable(row.value4()),
                    row.value5()));
        }
        return persons;
    }

    private static Set<Grant> grants(Colleague colleague) {
        return colleague.roles().stream()
                .map(role -> new Grant(role.role(), role.salon()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> words(Set<Grant> roles) {
        return roles.stream()
                .map(role -> role.role().code()
                        + (role.salon() == null ? "" : ":" + role.salon().value()))
                .sorted()
                .toList();
    }

    private void record(DSLContext tx, StaffMember by, String action, StaffId id, Map<String, Object> facts) {
        audit.record(tx, by.id(), new Act(action, "staff", id.value(), null, "done", facts));
    }
}
