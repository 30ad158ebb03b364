package dvorik.core.segment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.CustomerScope;
import dvorik.core.customer.LivingCustomers;
import dvorik.core.db.Transactions;
import dvorik.core.id.BusinessId;
import dvorik.core.id.SegmentId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.RuleReader.Read;
import dvorik.core.text.Json;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The segments of a business: makes, changes and asks them. */
public final class Segments {
    private static final ObjectMapper MAPPER = Json.mapper().build();
    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    private final DSLContext db;
    private final Clock clock;
    private final AuditLog audit;
    private final BusinessId first;
    private final SegmentRepository segments = new SegmentRepository();
    private final RuleNames names = new RuleNames();
    private final Samples samples = new Samples();

    /**
     * @param clock business time
     * @param first the business whose bot customers joined: it sees all of them, others whom they served
     */
    public Segments(DSLContext db, Clock clock, AuditLog audit, BusinessId first) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.first = first;
    }

    /** @param tree the rule as JSON */
    public record NewSegment(String name, Segment.Kind kind, JsonNode tree) {}

    /** What shall be different. @param tree empty: stays; else the list of a static segment is made anew */
    public record Change(Optional<String> name, Optional<JsonNode> tree) {}

    /** What a rule would be as a segment. */
    public sealed interface Preview {
        /** @param sample some of them, by chance */
        record Found(long customers, List<SampleCustomer> sample, Named rule) implements Preview {}

        record BadRule(List<RuleProblem> problems) implements Preview {}
    }

    /** A rule with the names of what it speaks of, for {@link RuleWords}. */
    public record Named(Rule rule, RuleNames.Found names) {}

    /** @return soft-deleted ones too, for broadcasts go on naming them */
    public Optional<Segment> find(BusinessId business, SegmentId id) {
        return segments.find(db, business, id);
    }

    /** As {@link #find(BusinessId, SegmentId)}, in a transaction. */
    public Optional<Segment> find(DSLContext tx, BusinessId business, SegmentId id) {
        return segments.find(tx, business, id);
    }

    /** @return only one that is not deleted */
    public Optional<Segment> findLiving(BusinessId business, SegmentId id) {
        return segments.findLiving(db, business, id);
    }

    /** @return newest first, the deleted left out */
    public List<Segment> find(BusinessId business, int offset, int limit) {
        return segments.find(db, business, offset, limit);
    }

    public long count(BusinessId business) {
        return segments.count(db, business);
    }

    /** @return by segment, in a few statements for all of them */
    public Map<SegmentId, Named> named(BusinessId business, List<Segment> some) {
        var found = names.find(
                db,
                business,
                some.stream().flatMap(segment -> segment.references().stream()).toList());
        var named = new LinkedHashMap<SegmentId, Named>();
        some.forEach(segment -> named.put(segment.id(), new Named(segment.rule(), found)));
        return named;
    }

    /**
     * Those in any of the included segments and in none of the excluded, as a condition on rows of {@code customer} that
     * counts now: the days of its rules are those of today.
     *
     * @param included none: every living customer in sight
     * @throws UnknownSegment for one that is not there, or belongs to another business; soft-deleted ones are there
     */
    public Condition audience(BusinessId business, List<SegmentId> included, List<SegmentId> excluded) {
        return audience(db, business, included, excluded);
    }

    /** As {@link #audience(BusinessId, List, List)}, in a transaction. */
    public Condition audience(DSLContext tx, BusinessId business, List<SegmentId> included, List<SegmentId> excluded) {
        var all = Stream.concat(included.stream(), excluded.stream()).distinct().toList();
        var found = all.isEmpty() ? Map.<SegmentId, Segment>of() : segments.find(tx, business, all);
        all.stream().filter(id -> !found.containsKey(id)).findFirst().ifPresent(id -> {
            throw new UnknownSegment(id);
        });
        var conditions = new RuleConditions(business, clock);
        var who = living(business);
        if (!included.isEmpty()) {
            who = who.and(DSL.or(included.stream()
                    .map(found::get)
                    .map(segment -> condition(segment, conditions))
                    .toList()));
        }
        for (var id : excluded) {
            who = who.and(DSL.not(condition(found.get(id), conditions)));
        }
        return who;
    }

    /** @return how many living customers the business sees now */
    public long countCustomers(BusinessId business) {
        return samples.count(db, living(business));
    }

    /** @return how many living customers are in it now */
    public long countCustomers(Segment segment) {
        return samples.count(db, audience(segment));
    }

    /** @return at most so many of them, by chance */
    public List<SampleCustomer> sample(Segment segment, int size) {
        return samples.take(db, audience(segment), size);
    }

    /** Tries a rule out; writes nothing. */
    public Preview preview(BusinessId business, JsonNode tree, int size) {
        return switch (read(db, business, tree)) {
            case Read.Bad(var problems) -> new Preview.BadRule(problems);
            case Read.Good(var rule, var references) -> {
                var who = living(business).and(new RuleConditions(business, clock).of(rule));
                yield new Preview.Found(
                        samples.count(db, who),
                        samples.take(db, who, size),
                        new Named(rule, names.find(db, business, references)));
            }
        };
    }

    public SegmentResult create(BusinessId business, StaffId by, NewSegment wanted) {
        return Transactions.repeated(db, tx -> switch (read(tx, business, wanted.tree())) {
            case Read.Bad(var problems) -> new SegmentResult.BadRule(problems);
            case Read.Good(var rule, var references) -> {
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                boolean isStatic = wanted.kind() == Segment.Kind.STATIC;
                var id = segments.insert(
                        tx, business, by, wanted.name(), wanted.kind(), wanted.tree(), isStatic ? now : null, now);
                var facts = facts(wanted.name(), wanted.tree());
                facts.put("kind", wanted.kind().name());
                if (isStatic) {
                    facts.put("customers", freeze(tx, business, id, rule));
                }
                record(tx, by, "segment.create", id, facts);
                yield new SegmentResult.Stands(segments.find(tx, business, id).orElseThrow());
            }
        });
    }

    /** @param expected is given the version that is changed, its row locked; what it throws leaves all as it was */
    public SegmentResult change(BusinessId business, StaffId by, SegmentId id, Change change, IntConsumer expected) {
        return Transactions.repeated(db, tx -> {
            var before = segments.lock(tx, business, id);
            if (before.isEmpty()) {
                return new SegmentResult.Unknown();
            }
            expected.accept(before.get().version());
            return change(tx, by, before.get(), change);
        });
    }

    /** @return false when there is none, or no more */
    public boolean delete(BusinessId business, StaffId by, SegmentId id, IntConsumer expected) {
        return Transactions.repeated(db, tx -> {
            var segment = segments.lock(tx, business, id);
            segment.ifPresent(there -> {
                expected.accept(there.version());
                segments.delete(tx, id, clock.instant());
                record(tx, by, "segment.delete", id, facts(there.name(), there.tree()));
            });
            return segment.isPresent();
        });
    }

    private SegmentResult change(DSLContext tx, StaffId by, Segment before, Change change) {
        var business = before.business();
        var name = change.name().orElse(before.name());
        var tree = change.tree().orElse(before.tree());
        if (change.tree().isEmpty() && name.equals(before.name())) {
            return new SegmentResult.Stands(before);
        }
        return switch (read(tx, business, tree)) {
            case Read.Bad(var problems) -> new SegmentResult.BadRule(problems);
            case Read.Good(var rule, var references) -> {
                boolean anew = change.tree().isPresent() && before.kind() == Segment.Kind.STATIC;
                var frozenAt = anew
                        ? clock.instant().truncatedTo(ChronoUnit.MICROS)
                        : before.frozenAt().orElse(null);
                segments.update(tx, before.id(), name, tree, frozenAt);
                var facts = new LinkedHashMap<String, Object>();
                facts.put("before", facts(before.name(), before.tree()));
                facts.put("after", facts(name, tree));
                if (anew) {
                    segments.thaw(tx, before.id());
                    facts.put("customers", freeze(tx, business, before.id(), rule));
                }
                record(tx, by, "segment.change", before.id(), facts);
                yield new SegmentResult.Stands(
                        segments.find(tx, business, before.id()).orElseThrow());
            }
        };
    }

    private int freeze(DSLContext tx, BusinessId business, SegmentId id, Rule rule) {
        return segments.freeze(tx, id, living(business).and(new RuleConditions(business, clock).of(rule)));
    }

    /** Also refuses what is not of this business, by its place. */
    private Read read(DSLContext context, BusinessId business, JsonNode tree) {
        var read = RuleReader.read(tree, "rule");
        if (!(read instanceof Read.Good good)) {
            return read;
        }
        var known = names.find(context, business, good.references());
        var unknown = good.references().stream()
                .filter(reference -> !known.has(reference))
                .map(reference -> new RuleProblem(reference.path(), "not_found", null))
                .toList();
        return unknown.isEmpty() ? read : new Read.Bad(unknown);
    }

    private Condition audience(Segment segment) {
        return living(segment.business()).and(condition(segment, new RuleConditions(segment.business(), clock)));
    }

    private static Condition condition(Segment segment, RuleConditions conditions) {
        return switch (segment.kind()) {
            case LIVE -> conditions.of(segment.rule());
            case STATIC -> SegmentRepository.listed(segment.id());
        };
    }

    private Condition living(BusinessId business) {
        return LivingCustomers.joined(
                business.equals(first) ? new CustomerScope.Everybody() : new CustomerScope.ServedBy(business));
    }

    private static LinkedHashMap<String, Object> facts(String name, JsonNode tree) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", name);
        facts.put("rule", MAPPER.convertValue(tree, PLAIN));
        return facts;
    }

    private void record(DSLContext tx, StaffId by, String action, SegmentId id, Map<String, Object> facts) {
        audit.record(tx, by, new Act(action, "segment", id.value(), null, "done", facts));
    }
}
