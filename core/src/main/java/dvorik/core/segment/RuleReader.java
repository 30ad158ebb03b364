package dvorik.core.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.OfferId;
import dvorik.core.id.SalonId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.segment.Rule.BroadcastState;
import dvorik.core.segment.Rule.Consent;
import dvorik.core.segment.Rule.Days;
import dvorik.core.segment.Rule.OfferState;
import dvorik.core.segment.Rule.Range;
import dvorik.core.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a tree from JSON: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": {…}}}, or a condition {@code {"field",
 * "op", "value"}}. What it does not know it refuses, each with its place.
 */
final class RuleReader {
    static final int DEEPEST = 8;
    static final int MOST_CONDITIONS = 100;
    static final int MOST_BYTES = 64 * 1024;

    private static final Set<String> PARTS = Set.of("field", "op", "value");
    private static final Set<String> NUMBERS = Set.of("is", "at_least", "at_most", "between");
    private static final int LONGEST_SOURCE = 64;
    private static final int LONGEST_TAG = 40;
    private static final int OLDEST = 150;
    private static final int DAYS_OF_A_YEAR = 366;

    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private int conditions;

    private RuleReader() {}

    /** What a text was: a rule, or what is wrong with it. */
    sealed interface Read {
        record Good(Rule rule, List<Reference> references) implements Read {}

        /** @param problems at least one, of very many the first */
        record Bad(List<RuleProblem> problems) implements Read {}
    }

    /** @param path of the tree itself in what was sent, before the dot of its parts */
    static Read read(JsonNode tree, String path) {
        if (tree.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return new Read.Bad(List.of(new RuleProblem(path, "too_long", MOST_BYTES)));
        }
        var reader = new RuleReader();
        var rule = reader.rule(tree, path, 1);
        if (reader.conditions > MOST_CONDITIONS) {
            reader.problems.add(new RuleProblem(path, "too_many", MOST_CONDITIONS));
        }
        return reader.problems.isEmpty()
                ? new Read.Good(rule.orElseThrow(), List.copyOf(reader.references))
                : new Read.Bad(reader.problems.stream().limit(MOST_CONDITIONS).toList());
    }

    private Optional<Rule> rule(JsonNode node, String path, int depth) {
        if (depth > DEEPEST) {
            return bad(path, "too_deep", DEEPEST);
        }
        if (!node.isObject()) {
            return bad(path, "type");
        }
        for (var group : List.of("all", "any", "not")) {
            if (node.has(group)) {
                return group(node, group, path, depth);
            }
        }
        return condition(node, path);
    }

    private Optional<Rule> group(JsonNode node, String group, String path, int depth) {
        noOthers(node, Set.of(group), path);
        var place = path + "." + group;
        var inner = node.path(group);
        if (group.equals("not")) {
            return rule(inner, place, depth + 1).map(Rule.Not::new);
        }
        if (!inner.isArray()) {
            return bad(place, "type");
        }
        if (inner.isEmpty()) {
            return bad(place, "too_short", 1);
        }
        if (inner.size() > MOST_CONDITIONS) {
            return bad(place, "too_many", MOST_CONDITIONS);
        }
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < inner.size(); i++) {
            rule(inner.get(i), place + "[" + i + "]", depth + 1).ifPresent(rules::add);
        }
        return Optional.of(group.equals("all") ? new Rule.All(rules) : new Rule.Any(rules));
    }

    private Optional<Rule> condition(JsonNode node, String path) {
        conditions++;
        noOthers(node, PARTS, path);
        var field = word(node, "field", path);
        var op = word(node, "op", path);
        if (field.isEmpty() || op.isEmpty()) {
            return Optional.empty();
        }
        var given = new Given(op.get(), new RuleValue(node.path("value"), path + ".value", problems), path);
        return switch (field.get()) {
            case "language" ->
                given.oneOrMany(value -> value.word(Language.class)).map(Rule.Speaks::new);
            case "source" ->
                given.is("unknown")
                        ? given.none(new Rule.CameFrom(List.of()))
                        : given.oneOrMany(Set.of("is", "in", "unknown"), value -> value.text(LONGEST_SOURCE))
                                .map(Rule.CameFrom::new);
            case "tag" -> given.oneOrMany(value -> value.text(LONGEST_TAG)).map(Rule.Tagged::new);
            case "joined" -> days(given, Set.of()).map(Rule.Joined::new);
            case "age" ->
                given.is("unknown")
                        ? given.none(new Rule.AgeUnknown())
                        : range(given, OLDEST, Set.of("unknown")).map(Rule.Age::new);
            case "birthday" -> birthday(given);
            case "reachable" ->
                given.only(Set.of("is")).flatMap(RuleValue::flag).map(Rule.Reachable::new);
            case "consent" ->
                given.only(Set.of("is"))
                        .flatMap(value -> value.word(Consent.class))
                        .map(Rule.Agreed::new);
            case "offer" ->
                given.state(OfferState.class, value -> id(value, Reference.Kind.OFFER))
                        .map(found -> new Rule.OfferIs(new OfferId(found.value()), found.state()));
            case "redemptions" -> range(given, Integer.MAX_VALUE, Set.of()).map(Rule.Redemptions::new);
            case "spent" -> range(given, RuleValue.MOST, Set.of()).map(Rule.Spent::new);
            case "last_redemption" ->
                given.is("never")
                        ? given.none(new Rule.NeverRedeemed())
                        : days(given, Set.of("never")).map(Rule.LastRedeemed::new);
            case "salon" ->
                given.oneOrMany(value -> id(value, Reference.Kind.SALON).map(SalonId::new))
                        .map(Rule.ServedIn::new);
            case "friends" -> range(given, Integer.MAX_VALUE, Set.of()).map(Rule.Friends::new);
            case "visits" -> range(given, Integer.MAX_VALUE, Set.of()).map(Rule.Visits::new);
            case "visits_paid" -> range(given, RuleValue.MOST, Set.of()).map(Rule.VisitsPaid::new);
            case "no_shows" -> range(given, Integer.MAX_VALUE, Set.of()).map(Rule.NoShows::new);
            case "upcoming_visits" -> range(given, Integer.MAX_VALUE, Set.of()).map(Rule.Upcoming::new);
            case "last_visit" ->
                given.is("never")
                        ? given.none(new Rule.NeverVisited())
                        : days(given, Set.of("never")).map(Rule.LastVisit::new);
            case "service" ->
                given.oneOrMany(value -> id(value, Reference.Kind.SERVICE).map(ServiceId::new))
                        .map(Rule.HadService::new);
            case "master" ->
                given.oneOrMany(value -> id(value, Reference.Kind.MASTER).map(StaffId::new))
                        .map(Rule.HadMaster::new);
            case "broadcast" ->
                given.state(BroadcastState.class, value -> id(value, Reference.Kind.BROADCAST))
                        .map(found -> new Rule.BroadcastIs(new BroadcastId(found.value()), found.state()));
            default -> bad(path + ".field", "not_one_of", String.join(", ", FIELDS));
        };
    }

    private static final List<String> FIELDS = List.of(
            "language",
            "source",
            "tag",
            "joined",
            "age",
            "birthday",
            "reachable",
            "consent",
            "offer",
            "redemptions",
            "spent",
            "last_redemption",
            "salon",
            "friends",
            "visits",
            "visits_paid",
            "no_shows",
            "upcoming_visits",
            "last_visit",
            "service",
            "master",
            "broadcast");

    private Optional<Long> id(RuleValue value, Reference.Kind kind) {
        var id = value.id();
        id.ifPresent(found -> references.add(new Reference(value.path(), kind, found)));
        return id;
    }

    private Optional<Rule> birthday(Given given) {
        return given.only(Set.of("in", "within"))
                .flatMap(value -> value.number(0, DAYS_OF_A_YEAR))
                .map(days -> new Rule.Birthday(given.is("in") ? days.intValue() : 0, days.intValue()));
    }

    private Optional<Range> range(Given given, long most, Set<String> others) {
        return given.only(with(NUMBERS, others)).flatMap(value -> switch (given.op()) {
            case "is" -> value.number(0, most).map(n -> new Range(n, Optional.of(n)));
            case "at_least" -> value.number(0, most).map(n -> new Range(n, Optional.empty()));
            case "at_most" -> value.number(0, most).map(n -> new Range(0, Optional.of(n)));
            default ->
                value.pair(end -> end.number(0, most)).map(ends -> new Range(ends.first(), Optional.of(ends.last())));
        });
    }

    private Optional<Days> days(Given given, Set<String> others) {
        return given.only(with(Set.of("from", "before", "between", "in_last"), others))
                .flatMap(value -> switch (given.op()) {
                    case "from" -> value.day().map(day -> new Days.Between(Optional.of(day), Optional.empty()));
                    case "before" ->
                        value.day().map(day -> new Days.Between(Optional.empty(), Optional.of(day.minusDays(1))));
                    case "between" ->
                        value.pair(RuleValue::day)
                                .map(ends -> new Days.Between(Optional.of(ends.first()), Optional.of(ends.last())));
                    default -> value.number(0, RuleValue.MOST_DAYS).map(days -> new Days.InLast(days.intValue()));
                });
    }

    /** The operator and the value of a condition. */
    private final class Given {
        private final String op;
        private final RuleValue value;
        private final String path;

        Given(String op, RuleValue value, String path) {
            this.op = op;
            this.value = value;
            this.path = path;
        }

        String op() {
            return op;
        }

        boolean is(String wanted) {
            return op.equals(wanted);
        }

        /** @return the value, where the operator is one of these */
        Optional<RuleValue> only(Set<String> operators) {
            if (operators.contains(op)) {
                return Optional.of(value);
            }
            var known = operators.stream().sorted().toList();
            problems.add(new RuleProblem(path + ".op", "not_one_of", String.join(", ", known)));
            return Optional.empty();
        }

        /** For operators that take no value. */
        Optional<Rule> none(Rule rule) {
            return value.absent() ? Optional.of(rule) : Optional.empty();
        }

        <T> Optional<List<T>> oneOrMany(Function<RuleValue, Optional<T>> reader) {
            return oneOrMany(Set.of("is", "in"), reader);
        }

        <T> Optional<List<T>> oneOrMany(Set<String> operators, Function<RuleValue, Optional<T>> reader) {
            return only(operators)
                    .flatMap(given -> is("is") ? reader.apply(given).map(List::of) : given.list(reader));
        }

        <E extends Enum<E>> Optional<State<E>> state(Class<E> states, Function<RuleValue, Optional<Long>> reader) {
            var names = RuleValue.names(states);
            return only(Set.copyOf(names))
                    .flatMap(reader)
                    .map(id -> new State<>(states.getEnumConstants()[names.indexOf(op)], id));
        }
    }

    private record State<E>(E state, long value) {}

    private Optional<String> word(JsonNode node, String name, String path) {
        var given = node.path(name);
        if (given.isTextual()) {
            return Optional.of(given.asText());
        }
        problems.add(new RuleProblem(path + "." + name, given.isMissingNode() ? "required" : "type", null));
        return Optional.empty();
    }

    private void noOthers(JsonNode node, Set<String> known, String path) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(new RuleProblem(path + "." + name, "unknown", null));
            }
        });
    }

    private <T> Optional<T> bad(String path, String problem) {
        return bad(path, problem, null);
    }

    private <T> Optional<T> bad(String path, String problem, Object limit) {
        problems.add(new RuleProblem(path, problem, limit));
        return Optional.empty();
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        var all = new java.util.HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
