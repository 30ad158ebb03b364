package dvorik.adminapi.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiJson;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.adminapi.frame.Times;
import dvorik.core.access.Permission;
import dvorik.core.audit.AuditChain;
import dvorik.core.audit.AuditTrail;
import dvorik.core.audit.AuditTrail.Entry;
import dvorik.core.audit.AuditTrail.Filter;
import dvorik.core.audit.AuditTrail.Place;
import dvorik.core.id.BusinessId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who did what; and whether nobody has touched the record. */
public final class AuditRoutes {
    private static final String TAG = "audit";
    private static final String BASE = "/api/v1/audit";
    private static final int LONGEST_WORD = 60;
    /** What actions and kinds of things are made of; the columns know ASCII only. */
    private static final String WORD = "^[A-Za-z0-9_.-]+$";

    private static final int LONGEST_CURSOR = 200;
    private static final int MOST_PAGES = 100_000;

    private final AuditTrail trail;
    private final AuditChain chain;

    public AuditRoutes(AuditTrail trail, AuditChain chain) {
        this.trail = trail;
        this.chain = chain;
    }

    /** Who acts. */
    enum ActorKind {
        STAFF,
        CUSTOMER,
        API_KEY,
        SYSTEM
    }

    record AuditQuery(
            Optional<ActorKind> actorKind,
            @Min(1) Optional<Long> actorId,
            @Doc(value = "", example = "discount.redeem") @Size(max = LONGEST_WORD) @Pattern(regexp = WORD)
                    Optional<String> action,
            @Size(max = LONGEST_WORD) @Pattern(regexp = WORD) Optional<String> entity,
            @Min(1) Optional<Long> entityId,
            @Min(1) Optional<Long> salonId,
            Optional<Instant> from,
            @Doc("Exclusive") Optional<Instant> until,
            @Min(1) @Max(MOST_PAGES) Optional<Integer> page,
            @Min(1) @Max(Page.MOST) Optional<Integer> perPage,
            @Doc("next_cursor of the page before; instead of page") @Size(max = LONGEST_CURSOR)
                    Optional<String> cursor) {
        Filter filter() {
            return new Filter(
                    actorKind.map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT)),
                    actorId,
                    action,
                    entity,
                    entityId,
                    salonId,
                    from,
                    until);
        }
    }

    record AuditExport(
            Optional<ActorKind> actorKind,
            @Size(max = LONGEST_WORD) @Pattern(regexp = WORD) Optional<String> action,
            Optional<Instant> from,
            @Doc("Exclusive") Optional<Instant> until) {
        Filter filter() {
            return new Filter(
                    actorKind.map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT)),
                    Optional.empty(),
                    action,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    from,
                    until);
        }
    }

    record AuditView(
            long id,
            ActorKind actorKind,
            Optional<Long> actorId,
            String action,
            @Doc("What it was done to: a kind of thing, and its id") String entity,
            Optional<Long> entityId,
            Optional<Long> salonId,
            @Doc("Where it came from: cashier-bot, api, system") String origin,
            @Doc("done, or the code of the refusal") String result,
            Optional<String> requestId,
            @Doc("Facts without personal data") JsonNode details,
            Instant occurredAt) {
        static AuditView of(Entry entry) {
            return new AuditView(
                    entry.id(),
                    ActorKind.valueOf(entry.actorKind().toUpperCase(java.util.Locale.ROOT)),
                    entry.actorId(),
                    entry.action(),
                    entry.entity(),
                    entry.entityId(),
                    entry.salonId(),
                    entry.origin(),
                    entry.result(),
                    entry.requestId(),
                    json(entry.details()),
                    entry.at());
        }

        private static JsonNode json(String details) {
            try {
                return ApiJson.mapper().readTree(details);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the database keeps JSON", e);
            }
        }
    }

    record ChainQuery(
            @Doc("Number of a seal whose hash you have, such as from the owner's summary of a day") @Min(1)
                    Optional<Long> seal) {}

    record BrokenSeal(
            long sealId,
            @Doc("The seal covers the entries behind this one") long afterEntry,
            @Doc("and up to this one") long lastEntry,
            int sealedEntries,
            int foundEntries) {}

    record ChainView(
            @Doc("Nobody has changed, taken out or slipped in a sealed entry") boolean intact,
            long seals,
            long sealedEntries,
            @Doc("Sealed within two minutes") long waitingEntries,
            @Doc("Number of the newest seal that fits") Optional<Long> newestSeal,
            @Doc("Keep it elsewhere with its number: it proves later that the chain was not made anew")
                    Optional<String> newestHash,
            @Doc("Of the seal asked for, as it is now; null where none of that number fits") Optional<String> sealHash,
            Optional<BrokenSeal> broken) {}

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Entries, newest first")
                        .needs(Permission.AUDIT_READ)
                        .query(AuditQuery.class)
                        .answersPageOf(AuditView.class)
                        .by(this::list),
                Operation.get(BASE + "/export", TAG, "Entries as CSV, newest first")
                        .needs(Permission.AUDIT_READ)
                        .query(AuditExport.class)
                        .answersFile("text/csv")
                        .by(this::export),
                Operation.get(BASE + "/verify", TAG, "Walk the chain of seals")
                        .needs(Permission.AUDIT_READ)
                        .query(ChainQuery.class)
                        .answers(200, ChainView.class)
                        .by(this::verify));
    }

    private Answer list(Call call) {
        var query = call.query(AuditQuery.class);
        var business = call.principal().business();
        int perPage = query.perPage().orElse(Page.USUAL);
        var filter = query.filter();
        if (query.cursor().isPresent()) {
            var place = Cursors.read(
                    query.cursor().get(), keys -> new Place(Times.read(keys.get(0)), Long.parseLong(keys.get(1))));
            var found = trail.after(business, filter, place, perPage + 1);
            return Answer.ok(Page.after(views(found, perPage), perPage, next(found, perPage)));
        }
        int page = query.page().orElse(1);
        var found = trail.page(business, filter, (long) (page - 1) * perPage, perPage + 1);
        return Answer.ok(
                Page.of(views(found, perPage), page, perPage, trail.count(business, filter), next(found, perPage)));
    }

    private Answer export(Call call) {
        var filter = call.query(AuditExport.class).filter();
        var business = call.principal().business();
        return Answer.file("text/csv; charset=utf-8", "audit.csv", out -> write(business, filter, out));
    }

    private void write(BusinessId business, Filter filter, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "id",
                    "occurred_at",
                    "actor_kind",
                    "actor_id",
                    "action",
                    "entity",
                    "entity_id",
                    "salon_id",
                    "origin",
                    "result",
                    "request_id",
                    "details");
            trail.each(
                    business,
                    filter,
                    entry -> csv.writeRecord(
                            Long.toString(entry.id()),
                            entry.at().toString(),
                            entry.actorKind(),
                            text(entry.actorId()),
                            entry.action(),
                            entry.entity(),
                            text(entry.entityId()),
                            text(entry.salonId()),
                            entry.origin(),
                            entry.result(),
                            entry.requestId().orElse(""),
                            entry.details()));
        }
    }

    private Answer verify(Call call) {
        var verdict = chain.verify(call.query(ChainQuery.class).seal());
        return Answer.ok(new ChainView(
                verdict.broken().isEmpty(),
                verdict.seals(),
                verdict.sealed(),
                verdict.waiting(),
                verdict.newest().map(AuditChain.Stamp::number),
                verdict.newest().map(AuditChain.Stamp::hash),
                verdict.asked().map(AuditChain.Stamp::hash),
                verdict.broken()
                        .map(broken -> new BrokenSeal(
                                broken.sealId(),
                                broken.afterEntry(),
                                broken.lastEntry(),
                                broken.sealedEntries(),
                                broken.foundEntries()))));
    }

    private static List<AuditView> views(List<Entry> found, int perPage) {
        return found.stream().limit(perPage).map(AuditView::of).toList();
    }

    private static Optional<String> next(List<Entry> found, int perPage) {
        if (found.size() <= perPage) {
            return Optional.empty();
        }
        var last = found.get(perPage - 1);
        return Optional.of(Cursors.of(last.at(), last.id()));
    }

    private static String text(Optional<Long> number) {
        return number.map(String::valueOf).orElse("");
    }
}
