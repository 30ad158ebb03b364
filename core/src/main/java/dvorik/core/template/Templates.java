package dvorik.core.template;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import dvorik.core.id.TemplateId;
import dvorik.core.template.TemplateRepository.Row;
import dvorik.core.text.Language;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Templates of marketing, and words of their own for messages of the system. Those belong to the business whose bot it is;
 * others have templates of marketing only.
 */
public final class Templates {
    private final DSLContext db;
    private final Clock clock;
    private final BusinessId first;
    private final MessageTemplates messages;
    private final SystemMessages system;
    private final ChangedWords changedWords;
    private final AuditLog audit;
    private final TemplateRepository rows = new TemplateRepository();

    /** @param first the business whose bot customers joined */
    public Templates(
            DSLContext db,
            Clock clock,
            BusinessId first,
            MessageTemplates messages,
            SystemMessages system,
            ChangedWords changedWords,
            AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.first = first;
        this.messages = messages;
        this.system = system;
        this.changedWords = changedWords;
        this.audit = audit;
    }

    /** What became of a change. */
    public sealed interface Result {
        record Stands(Template template) implements Result {}

        record Unknown() implements Result {}

        /** There is one with this key. */
        record Taken() implements Result {}

        /** Nothing was kept. */
        record Faulty(List<Fault> faults) implements Result {}

        /** Buttons and pictures of a message of the system, or bundled words of one that has none. */
        record NotForThis() implements Result {}
    }

    /** Some of a list. */
    public record Part<T>(List<T> items, int total) {}

    /** @param builtIn empty: messages of the system first, then those of marketing, newest first */
    public Part<Template> list(BusinessId business, Optional<Boolean> builtIn, int offset, int limit) {
        var all = new ArrayList<Template>();
        int total = 0;
        if (builtIn.orElse(true)) {
            var mine = business.equals(first) ? system.all() : List.<BuiltIn>of();
            total = mine.size();
            var here = mine.stream().skip(offset).limit(limit).toList();
            var changed = rows
                    .findAll(db, business, here.stream().map(BuiltIn::key).toList())
                    .stream()
                    .collect(Collectors.toMap(Row::key, Function.identity()));
            here.forEach(message -> all.add(template(message, Optional.ofNullable(changed.get(message.key())))));
        }
        if (!builtIn.orElse(false)) {
            int before = Math.max(0, offset - total);
            if (all.size() < limit) {
                rows.findOwn(db, business, before, limit - all.size())
                        .forEach(row -> all.add(StoredTemplates.template(row)));
            }
            total += rows.countOwn(db, business);
        }
        return new Part<>(all, total);
    }

    public Optional<Template> find(BusinessId business, String key) {
        var row = rows.find(db, business, key);
        var message = message(business, key);
        return message.isPresent()
                ? Optional.of(template(message.get(), row))
                : row.filter(one -> !one.builtIn()).map(StoredTemplates::template);
    }

    /** @return newest first; empty: no such template */
    public Optional<Part<TemplateVersion>> versions(BusinessId business, String key, int offset, int limit) {
        var row = rows.find(db, business, key);
        if (row.isEmpty()) {
            return message(business, key).map(message -> new Part<>(List.of(), 0));
        }
        return row.map(
                one -> new Part<>(rows.findVersions(db, one.id(), offset, limit), rows.countVersions(db, one.id())));
    }

    public Result create(BusinessId business, StaffId by, String key, String name, MessageContent content) {
        var faults = messages.check(business, content);
        if (!faults.isEmpty()) {
            return new Result.Faulty(faults);
        }
        if (message(business, key).isPresent()) {
            return new Result.Taken();
        }
        return Transactions.repeated(db, tx -> {
            var row = new Row(null, key, false, name, Optional.of(content), 1, by, clock.instant());
            return rows.insert(tx, business, row)
                    ? new Result.Stands(StoredTemplates.template(kept(tx, business, row, "template.create")))
                    : new Result.Taken();
        });
    }

    /** What a change makes of a template. @param content as it shall be; of a message of the system, its own words */
    public record Wanted(String name, MessageContent content) {}

    /**
     * Changes one.
     *
     * @param change gets the template with what is its own as content; it may throw, for instance when it is not the
     *     version that was expected
     */
    public Result change(BusinessId business, StaffId by, String key, Function<Template, Wanted> change) {
        var result = Transactions.<Result>repeated(db, tx -> {
            var message = message(business, key);
            return message.isPresent()
                    ? changeWords(tx, business, by, message.get(), change)
                    : rows.lock(tx, business, key)
                            .filter(row -> !row.builtIn())
                            .map(row -> change(tx, business, by, row, change.apply(StoredTemplates.template(row))))
                            .orElseGet(Result.Unknown::new);
        });
        changedWords.forget();
        return result;
    }

    private Result changeWords(
            DSLContext tx, BusinessId business, StaffId by, BuiltIn message, Function<Template, Wanted> change) {
        var before = rows.lock(tx, business, message.key());
        var wanted = change.apply(with(template(message, before), ownWords(before)));
        return changeWords(tx, business, by, message, before, wanted.content())
                // somebody else was first: theirs is what is changed
                .orElseGet(() -> changeWords(tx, business, by, message, change));
    }

    private Result change(DSLContext tx, BusinessId business, StaffId by, Row before, Wanted wanted) {
        var faults = messages.check(business, wanted.content());
        if (!faults.isEmpty()) {
            return new Result.Faulty(faults);
        }
        var row = next(before, wanted.name(), Optional.of(wanted.content()), by);
        return new Result.Stands(StoredTemplates.template(kept(tx, business, row, "template.change")));
    }

    /** @return empty when it was not there before and now is */
    private Optional<Result> changeWords(
            DSLContext tx,
            BusinessId business,
            StaffId by,
            BuiltIn message,
            Optional<Row> before,
            MessageContent wanted) {
        if (wanted.media().isPresent() || !wanted.buttons().isEmpty()) {
            return Optional.of(new Result.NotForThis());
        }
        var faults = new ArrayList<Fault>();
        for (var language : Language.values()) {
            var source = wanted.texts().get(language);
            if (source != null && source.isBlank()) {
                faults.add(new Fault(language, 1, Fault.Reason.EMPTY, "text"));
            } else if (source != null) {
                faults.addAll(messages.check(language, source, system.lengths(message), message.longest()));
            }
        }
        if (!faults.isEmpty()) {
            return Optional.of(new Result.Faulty(faults));
        }
        var content = wanted.texts().isEmpty() ? Optional.<MessageContent>empty() : Optional.of(wanted);
        var row = before.map(known -> next(known, "", content, by))
                .orElseGet(() -> new Row(null, message.key(), true, "", content, 1, by, clock.instant()));
        if (before.isEmpty() && !rows.insert(tx, business, row)) {
            return Optional.empty();
        }
        return Optional.of(
                new Result.Stands(template(message, Optional.of(kept(tx, business, row, "template.change")))));
    }

    /**
     * Brings the bundled words of a message of the system back.
     *
     * @param expected is asked, before, whether it is built on this version; it throws if not
     */
    public Result reset(BusinessId business, StaffId by, String key, IntConsumer expected) {
        var message = message(business, key);
        if (message.isEmpty()) {
            return find(business, key).isPresent() ? new Result.NotForThis() : new Result.Unknown();
        }
        var result = Transactions.<Result>repeated(db, tx -> {
            var before = rows.lock(tx, business, key);
            expected.accept(before.map(Row::version).orElse(0));
            if (ownWords(before).texts().isEmpty()) {
                return new Result.Stands(template(message.get(), before));
            }
            var row = kept(tx, business, next(before.orElseThrow(), "", Optional.empty(), by), "template.reset");
            return new Result.Stands(template(message.get(), Optional.of(row)));
        });
        changedWords.forget();
        return result;
    }

    private Row next(Row before, String name, Optional<MessageContent> content, StaffId by) {
        return new Row(
                before.id(), before.key(), before.builtIn(), name, content, before.version() + 1, by, clock.instant());
    }

    private Row kept(DSLContext tx, BusinessId business, Row row, String action) {
        var id = row.id();
        if (id == null) {
            id = rows.find(tx, business, row.key()).orElseThrow().id();
        } else {
            rows.update(tx, row);
        }
        var kept = withId(row, id);
        rows.keepVersion(tx, kept);
        audit.record(
                tx,
                row.changedBy(),
                new Act(
                        action,
                        "message_template",
                        id.value(),
                        null,
                        "done",
                        Map.of("key", row.key(), "version", row.version())));
        return kept;
    }

    private static Row withId(Row row, TemplateId id) {
        return new Row(
                id,
                row.key(),
                row.builtIn(),
                row.name(),
                row.content(),
                row.version(),
                row.changedBy(),
                row.changedAt());
    }

    private Optional<BuiltIn> message(BusinessId business, String key) {
        return business.equals(first) ? system.find(key) : Optional.empty();
    }

    private static MessageContent ownWords(Optional<Row> row) {
        return row.flatMap(Row::content).orElseGet(() -> new MessageContent(Map.of(), Optional.empty(), List.of()));
    }

    private static Template with(Template template, MessageContent content) {
        return new Template(
                template.key(),
                template.builtIn(),
                template.name(),
                content,
                template.ownWords(),
                template.longest(),
                template.version(),
                template.changedBy(),
                template.changedAt());
    }

    private Template template(BuiltIn message, Optional<Row> row) {
        var own = ownWords(row).texts();
        var words = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            words.put(language, own.getOrDefault(language, system.bundled(message, language)));
        }
        return new Template(
                message.key(),
                true,
                "",
                new MessageContent(words, Optional.empty(), List.of()),
                own.keySet(),
                message.longest(),
                row.map(Row::version).orElse(0),
                row.map(Row::changedBy),
                row.map(Row::changedAt));
    }
}
