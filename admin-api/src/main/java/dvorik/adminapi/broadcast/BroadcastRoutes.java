package dvorik.adminapi.broadcast;

import dvorik.adminapi.broadcast.BroadcastViews.BroadcastView;
import dvorik.adminapi.broadcast.BroadcastViews.Change;
import dvorik.adminapi.broadcast.BroadcastViews.ForecastView;
import dvorik.adminapi.broadcast.BroadcastViews.NewBroadcast;
import dvorik.adminapi.broadcast.BroadcastViews.Query;
import dvorik.adminapi.broadcast.BroadcastViews.RecipientQuery;
import dvorik.adminapi.broadcast.BroadcastViews.RecipientStatus;
import dvorik.adminapi.broadcast.BroadcastViews.RecipientView;
import dvorik.adminapi.broadcast.BroadcastViews.Schedule;
import dvorik.adminapi.broadcast.BroadcastViews.StatsView;
import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Cursors;
import dvorik.adminapi.frame.ErrorCode;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.frame.Page;
import dvorik.core.access.Permission;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.BroadcastFigures;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.broadcast.Preflight;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.DiscountId;
import dvorik.core.staff.StaffMember;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Templates;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One message to many: write it, look at what it would do, send it, see what it brought. */
public final class BroadcastRoutes {
    private static final String TAG = "broadcasts";
    private static final String BASE = "/api/v1/broadcasts";
    private static final String ONE = BASE + "/{id}";
    private static final String CSV = "text/csv";
    private static final int EXPORTED_AT_ONCE = 1000;

    private final Broadcasts broadcasts;
    private final Preflight preflight;
    private final BroadcastFigures figures;
    private final MessageTemplates templates;
    private final Templates stored;
    private final Texts texts;
    private final Clock clock;
    private final Currency currency;

    public BroadcastRoutes(
            Broadcasts broadcasts,
            Preflight preflight,
            BroadcastFigures figures,
            MessageTemplates templates,
            Templates stored,
            Texts texts,
            Clock clock,
            Currency currency) {
        this.broadcasts = broadcasts;
        this.preflight = preflight;
        this.figures = figures;
        this.templates = templates;
        this.stored = stored;
        this.texts = texts;
        this.clock = clock;
        this.currency = currency;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(BASE, TAG, "Broadcasts, newest first")
                        .needs(Permission.BROADCASTS_READ)
                        .query(Query.class)
                        .answersPageOf(BroadcastView.class)
                        .by(this::list),
                Operation.post(BASE, TAG, "Write a draft")
                        .needs(Permission.BROADCASTS_WRITE)
                        .creates()
                        .body(NewBroadcast.class)
                        .answers(201, BroadcastView.class)
                        .refuses(ErrorCode.TEMPLATE_003)
                        .by(this::create),
                Operation.get(ONE, TAG, "A broadcast")
                        .needs(Permission.BROADCASTS_READ)
                        .versioned()
                        .answers(200, BroadcastView.class)
                        .refuses(ErrorCode.BROADCAST_001)
                        .by(call -> shown(found(call))),
                Operation.patch(
                                ONE,
                                TAG,
                                "Change a draft or what is scheduled; of a paused one only name, rate, window, cap and errors")
                        .needs(Permission.BROADCASTS_WRITE)
                        .body(Change.class)
                        .answers(200, BroadcastView.class)
                        .refuses(ErrorCode.BROADCAST_001, ErrorCode.BROADCAST_002, ErrorCode.TEMPLATE_003)
                        .by(this::change),
                Operation.post(ONE + "/preflight", TAG, "Who would get it now, and how long it would take")
                        .needs(Permission.BROADCASTS_WRITE)
                        .answers(200, ForecastView.class)
                        .refuses(ErrorCode.BROADCAST_001)
                        .by(call -> Answer.ok(ForecastView.of(preflight.of(found(call))))),
                Operation.post(ONE + "/test", TAG, "Send each variant to oneself, by the bot of the customers")
                        .needs(Permission.BROADCASTS_WRITE)
                        .answers(202, BroadcastView.class)
                        .refuses(ErrorCode.BROADCAST_001)
                        .by(this::test),
                Operation.post(ONE + "/schedule", TAG, "Let it begin by itself; again changes the time")
                        .needs(Permission.BROADCASTS_SEND)
                        .body(Schedule.class)
                        .answers(200, BroadcastView.class)
                        .refuses(ErrorCode.BROADCAST_001, ErrorCode.BROADCAST_002)
                        .by(this::schedule),
                transition("send-now", "Freeze the audience and begin, after the seconds in which it can be cancelled")
                        .refuses(ErrorCode.BROADCAST_003)
                        .by(call -> done(broadcasts.sendNow(member(call), id(call)))),
                transition("pause", "Stop for now; messages under way arrive")
                        .by(call -> done(broadcasts.pause(member(call), id(call)))),
                transition("resume", "Go on").by(call -> done(broadcasts.resume(member(call), id(call)))),
                transition("cancel", "Stop for good: whoever has not got it will not")
                        .by(call -> done(broadcasts.cancel(member(call), id(call)))),
                transition("recall", "Delete what was delivered in the last 48 hours, of one that has ended")
                        .by(call -> done(broadcasts.recall(member(call), id(call)))),
                Operation.get(ONE + "/stats", TAG, "How far it is and what it brought")
                        .needs(Permission.BROADCASTS_READ)
                        .answers(200, StatsView.class)
                        .refuses(ErrorCode.BROADCAST_001)
                        .by(call -> Answer.ok(StatsView.of(figures.of(found(call)), currency.getCurrencyCode()))),
                Operation.get(ONE + "/recipients", TAG, "Its recipients, by customer")
                        .needs(Permission.BROADCASTS_READ)
                        .query(RecipientQuery.class)
                        .answersPageOf(RecipientView.class)
                        .refuses(ErrorCode.BROADCAST_001)
                        .by(this::recipients),
                Operation.get(ONE + "/recipients/export", TAG, "All its recipients as CSV")
                        .needs(Permission.BROADCASTS_READ)
                        .answersFile(CSV)
                        .refuses(ErrorCode.BROADCAST_001)
                        .by(this::export));
    }

    private BroadcastForm form(Call call) {
        return new BroadcastForm(templates, stored, texts, call.principal().business(), call.language());
    }

    private static Operation.Builder transition(String name, String summary) {
        return Operation.post(ONE + "/" + name, TAG, summary)
                .needs(Permission.BROADCASTS_SEND)
                .answers(200, BroadcastView.class)
                .refuses(ErrorCode.BROADCAST_001, ErrorCode.BROADCAST_002);
    }

    private Answer list(Call call) {
        var query = call.query(Query.class);
        int size = query.perPage().orElse(Page.USUAL);
        var business = call.principal().business();
        if (query.cursor().isPresent()) {
            long before = Cursors.read(query.cursor().get(), keys -> Long.parseLong(keys.getFirst()));
            var found = broadcasts.page(business, query.status(), Optional.of(before), 0, size + 1);
            return Answer.ok(Page.after(views(found, size), size, next(found, size)));
        }
        int page = query.page().orElse(1);
        var found = broadcasts.page(business, query.status(), Optional.empty(), (page - 1) * size, size + 1);
        return Answer.ok(
                Page.of(views(found, size), page, size, broadcasts.count(business, query.status()), next(found, size)));
    }

    private static List<BroadcastView> views(List<Broadcast> found, int size) {
        return found.stream().limit(size).map(BroadcastView::of).toList();
    }

    private static Optional<String> next(List<Broadcast> found, int size) {
        return found.size() > size
                ? Optional.of(Cursors.of(found.get(size - 1).id().value()))
                : Optional.empty();
    }

    private Answer create(Call call) {
        var plan = form(call).plan(call.body(NewBroadcast.class));
        var broadcast = made(broadcasts.create(member(call), plan));
        return Answer.created(BroadcastView.of(broadcast)).version(broadcast.version());
    }

    private Answer change(Call call) {
        var body = call.body(Change.class);
        return done(
                broadcasts.change(member(call), id(call), plan -> form(call).changed(plan, body), call::expectVersion));
    }

    private Answer test(Call call) {
        // each call is one of its own: request ids are the caller's and may repeat
        var key = UUID.randomUUID().toString();
        return Answer.accepted(BroadcastView.of(made(broadcasts.test(member(call), id(call), key))));
    }

    private Answer schedule(Call call) {
        var at = call.body(Schedule.class).at();
        if (at.isBefore(clock.instant())) {
            throw ApiError.invalid("at", "past");
        }
        return done(broadcasts.schedule(member(call), id(call), at));
    }

    private Answer recipients(Call call) {
        var query = call.query(RecipientQuery.class);
        var broadcast = found(call);
        int size = query.perPage().orElse(Page.USUAL);
        var status = query.status().map(wanted -> wanted.name().toLowerCase(Locale.ROOT));
        if (query.cursor().isPresent()) {
            long after = Cursors.read(query.cursor().get(), keys -> Long.parseLong(keys.getFirst()));
            var rows = figures.recipients(broadcast, status, query.tapped(), after, 0, size + 1);
            return Answer.ok(Page.after(rowViews(rows, size), size, nextRow(rows, size)));
        }
        int page = query.page().orElse(1);
        var rows = figures.recipients(broadcast, status, query.tapped(), 0, (page - 1) * size, size + 1);
        return Answer.ok(Page.of(
                rowViews(rows, size),
                page,
                size,
                figures.countRecipients(broadcast, status, query.tapped()),
                nextRow(rows, size)));
    }

    private static List<RecipientView> rowViews(List<BroadcastFigures.Row> rows, int size) {
        return rows.stream().limit(size).map(BroadcastRoutes::row).toList();
    }

    private static Optional<String> nextRow(List<BroadcastFigures.Row> rows, int size) {
        return rows.size() > size
                ? Optional.of(Cursors.of(rows.get(size - 1).customer().value()))
                : Optional.empty();
    }

    private static RecipientView row(BroadcastFigures.Row row) {
        return new RecipientView(
                row.customer().value(),
                row.variant(),
                RecipientStatus.valueOf(row.status().toUpperCase(Locale.ROOT)),
                row.reason(),
                row.words(),
                row.sentAt(),
                row.tappedAt(),
                row.recalledAt(),
                row.discount().map(DiscountId::value));
    }

    private Answer export(Call call) {
        var broadcast = found(call);
        return Answer.file(
                CSV, "broadcast-" + broadcast.id().value() + ".csv", out -> new RecipientsCsv(figures, EXPORTED_AT_ONCE)
                        .write(broadcast, out));
    }

    private Answer done(Result result) {
        return shown(made(result));
    }

    private static Answer shown(Broadcast broadcast) {
        return Answer.ok(BroadcastView.of(broadcast)).version(broadcast.version());
    }

    private static Broadcast made(Result result) {
        return switch (result) {
            case Result.Done(var broadcast) -> broadcast;
            case Result.Unknown() -> throw new ApiError(ErrorCode.BROADCAST_001);
            case Result.NotNow(var status) ->
                throw new ApiError(ErrorCode.BROADCAST_002, Map.of("status", status.code()));
            case Result.Missing(var what) ->
                throw ApiError.invalid(
                        switch (what) {
                            case "offer" -> "offer_id";
                            case "template" -> "variants";
                            default -> "segment_ids";
                        },
                        "not_found");
            case Result.Nobody() -> throw new ApiError(ErrorCode.BROADCAST_003);
        };
    }

    private Broadcast found(Call call) {
        return broadcasts
                .find(call.principal().business(), id(call))
                .orElseThrow(() -> new ApiError(ErrorCode.BROADCAST_001));
    }

    private static BroadcastId id(Call call) {
        return new BroadcastId(call.id("id", ErrorCode.BROADCAST_001));
    }

    private static StaffMember member(Call call) {
        return call.principal().member();
    }
}
