package dvorik.core.broadcast;

import dvorik.core.broadcast.BroadcastPlan.TemplateUse;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.id.BusinessId;
import dvorik.core.template.StoredTemplates;
import dvorik.core.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Until a broadcast begins, what it takes from templates is what they say now. */
final class TemplateContents {
    private final StoredTemplates templates = new StoredTemplates();

    Optional<Broadcast> fresh(DSLContext db, Optional<Broadcast> broadcast) {
        return broadcast.map(one -> fresh(db, List.of(one)).getFirst());
    }

    /** @param broadcasts of one business; by one statement, and none where nothing comes from templates */
    List<Broadcast> fresh(DSLContext db, List<Broadcast> broadcasts) {
        var keys = broadcasts.stream()
                .filter(broadcast -> broadcast.status().isOpen())
                .flatMap(broadcast -> keys(broadcast.plan()))
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return broadcasts;
        }
        var found = templates.find(db, broadcasts.getFirst().business(), keys);
        return broadcasts.stream()
                .map(broadcast ->
                        broadcast.status().isOpen() ? broadcast.with(with(broadcast.plan(), found)) : broadcast)
                .toList();
    }

    /** @return whether all that the plan names are there */
    boolean areThere(DSLContext db, BusinessId business, BroadcastPlan plan) {
        var keys = keys(plan).collect(Collectors.toSet());
        return templates.find(db, business, keys).keySet().containsAll(keys);
    }

    static Stream<String> keys(BroadcastPlan plan) {
        return plan.variants().stream()
                .flatMap(variant -> variant.template().stream())
                .map(TemplateUse::key);
    }

    /** @return with what its templates say now */
    BroadcastPlan fresh(DSLContext db, BusinessId business, BroadcastPlan plan) {
        return with(plan, templates.find(db, business, keys(plan).collect(Collectors.toSet())));
    }

    private static BroadcastPlan with(BroadcastPlan plan, Map<String, Template> found) {
        return plan.with(plan.variants().stream()
                .map(variant -> variant.template()
                        .map(use -> found.get(use.key()))
                        .map(template -> new Variant(
                                variant.name(),
                                variant.share(),
                                template.content(),
                                Optional.of(new TemplateUse(template.key(), template.version()))))
                        .orElse(variant))
                .toList());
    }
}
