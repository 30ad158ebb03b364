package dvorik.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Random trees about a {@link Crowd}, every field and operator among them. */
final class RandomRules {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;
    static final List<String> FIELDS = List.of(
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
    private final Random random;
    private final Crowd crowd;

    RandomRules(long seed, Crowd crowd) {
        this.random = new Random(seed);
        this.crowd = crowd;
    }

    ObjectNode tree() {
        return tree(1);
    }

    private ObjectNode tree(int depth) {
        var node = NODES.objectNode();
        int kind = depth >= DEEPEST ? 9 : random.nextInt(depth == 1 ? 8 : 10);
        if (kind < 4) {
            var parts = node.putArray(kind < 2 ? "all" : "any");
            for (int i = random.nextInt(3); i >= 0; i--) {
                parts.add(tree(depth + 1));
            }
            return node;
        }
        if (kind == 4) {
            node.set("not", tree(depth + 1));
            return node;
        }
        return condition(FIELDS.get(random.nextInt(FIELDS.size())));
    }

    ObjectNode condition(String field) {
        var node = NODES.objectNode().put("field", field);
        switch (field) {
            case "language" -> words(node, List.of("ru", "uz", "en"), 0);
            case "source" -> words(node, Crowd.SOURCES, 4);
            case "tag" -> words(node, Crowd.TAGS, 0);
            case "joined" -> days(node);
            case "age" -> {
                if (random.nextInt(6) == 0) {
                    node.put("op", "unknown");
                } else {
                    numbers(node, 80);
                }
            }
            case "birthday" ->
                node.put("op", random.nextBoolean() ? "in" : "within")
                        .put("value", random.nextInt(4) == 0 ? 300 + random.nextInt(67) : random.nextInt(40));
            case "reachable" -> node.put("op", "is").put("value", random.nextBoolean());
            case "consent" ->
                node.put("op", "is").put("value", pick(List.of("marketing", "reminders", "terms", "privacy")));
            case "offer" ->
                node.put("op", pick(List.of("has", "usable", "used", "unused"))).put("value", pick(crowd.offers));
            case "redemptions", "friends", "visits", "no_shows", "upcoming_visits" -> numbers(node, 6);
            case "spent", "visits_paid" -> numbers(node, 600_000);
            case "last_redemption", "last_visit" -> {
                if (random.nextInt(6) == 0) {
                    node.put("op", "never");
                } else {
                    days(node);
                }
            }
            case "salon" -> ids(node, crowd.salons);
            case "service" -> ids(node, crowd.services);
            case "master" -> ids(node, crowd.masters);
            default ->
                node.put("op", pick(List.of("in", "received", "tapped", "not_tapped")))
                        .put("value", pick(crowd.broadcasts));
        }
        return node;
    }

    private void ids(ObjectNode node, List<Long> some) {
        if (random.nextBoolean()) {
            node.put("op", "is").put("value", pick(some));
        } else {
            node.put("op", "in").putArray("value").add(some.get(0)).add(some.get(1));
        }
    }

    /** @param unknown one in so many asks for what is not known; 0: none */
    private void words(ObjectNode node, List<String> words, int unknown) {
        if (unknown > 0 && random.nextInt(unknown) == 0) {
            node.put("op", "unknown");
        } else if (random.nextBoolean()) {
            node.put("op", "is").put("value", pick(words));
        } else {
            node.put("op", "in").putArray("value").add(pick(words)).add(pick(words));
        }
    }

    private void numbers(ObjectNode node, int most) {
        // nought often, for those of whom nothing is kept
        int number = random.nextInt(3) == 0 ? 0 : random.nextInt(most);
        switch (random.nextInt(4)) {
            case 0 -> node.put("op", "is").put("value", number);
            case 1 -> node.put("op", "at_least").put("value", number);
            case 2 -> node.put("op", "at_most").put("value", number);
            default -> node.put("op", "between").putArray("value").add(number).add(number + random.nextInt(most));
        }
    }

    private void days(ObjectNode node) {
        var day = LocalDate.of(2026, 3, 2).minusDays(random.nextInt(250));
        switch (random.nextInt(4)) {
            case 0 -> node.put("op", "from").put("value", day.toString());
            case 1 -> node.put("op", "before").put("value", day.toString());
            case 2 ->
                node.put("op", "between")
                        .putArray("value")
                        .add(day.toString())
                        .add(day.plusDays(random.nextInt(60)).toString());
            default -> node.put("op", "in_last").put("value", random.nextInt(200));
        }
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
