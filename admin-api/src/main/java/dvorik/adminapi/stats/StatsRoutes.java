package dvorik.adminapi.stats;

import dvorik.adminapi.frame.Answer;
import dvorik.adminapi.frame.ApiError;
import dvorik.adminapi.frame.ApiError.BadField;
import dvorik.adminapi.frame.Call;
import dvorik.adminapi.frame.Operation;
import dvorik.adminapi.stats.StatsViews.ByMaster;
import dvorik.adminapi.stats.StatsViews.ByOffer;
import dvorik.adminapi.stats.StatsViews.BySource;
import dvorik.adminapi.stats.StatsViews.Days;
import dvorik.adminapi.stats.StatsViews.Detailed;
import dvorik.adminapi.stats.StatsViews.Figures;
import dvorik.adminapi.stats.StatsViews.KeyFigures;
import dvorik.adminapi.stats.StatsViews.Overview;
import dvorik.adminapi.stats.StatsViews.Row;
import dvorik.adminapi.stats.StatsViews.Table;
import dvorik.adminapi.stats.StatsViews.VisitFigures;
import dvorik.core.access.Permission;
import dvorik.core.stats.Period;
import dvorik.core.stats.StatsScope;
import dvorik.core.stats.StatsService;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Figures of business days; managers see those of their salons. */
public final class StatsRoutes {
    private static final String TAG = "stats";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final int MOST_DAYS = 1100;
    private final StatsService stats;
    private final Currency currency;

    public StatsRoutes(StatsService stats, Currency currency) {
        this.stats = stats;
        this.currency = currency;
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get(
                                "/api/v1/discounts/stats/overview",
                                TAG,
                                "How many discounts of each status there are now")
                        .needs(Permission.STATS_READ)
                        .answers(200, Overview.class)
                        .by(call -> Answer.ok(Overview.of(stats.overview(scope(call))))),
                Operation.get("/api/v1/stats/kpi", TAG, "Key figures of a period, and of the one before")
                        .needs(Permission.STATS_READ)
                        .query(Days.class)
                        .answers(200, KeyFigures.class)
                        .by(this::kpi),
                Operation.get("/api/v1/stats/detailed", TAG, "Figures by day, week or month")
                        .needs(Permission.STATS_READ)
                        .query(Table.class)
                        .answers(200, Detailed.class)
                        .by(this::detailed),
                Operation.get("/api/v1/stats/export", TAG, "The same as a CSV file")
                        .needs(Permission.STATS_READ)
                        .query(Table.class)
                        .answersFile("text/csv")
                        .by(this::export));
    }

    private Answer kpi(Call call) {
        var days = call.query(Days.class);
        var period = period(days.from(), days.to());
        var kpi = stats.kpi(scope(call), period);
        var visits = stats.visits(scope(call), period);
        return Answer.ok(new KeyFigures(
                kpi.customers().all(),
                kpi.customers().reachable(),
                currency.getCurrencyCode(),
                Figures.of(period, kpi.now()),
                Figures.of(period.before(), kpi.before()),
                kpi.sources().stream().map(BySource::of).toList(),
                kpi.offers().stream()
                        .map(share -> ByOffer.of(share, call.language()))
                        .toList(),
                VisitFigures.of(visits.now()),
                VisitFigures.of(visits.before()),
                visits.masters().stream().map(ByMaster::of).toList()));
    }

    private Answer detailed(Call call) {
        var table = call.query(Table.class);
        var lines = stats.detailed(scope(call), period(table.from(), table.to()), table.step());
        return Answer.ok(new Detailed(
                table.step(),
                currency.getCurrencyCode(),
                lines.stream().map(Row::of).toList()));
    }

    private Answer export(Call call) {
        var table = call.query(Table.class);
        var lines = stats.detailed(scope(call), period(table.from(), table.to()), table.step());
        return Answer.file(
                "text/csv; charset=utf-8",
                "stats-%s-%s.csv".formatted(table.from(), table.to()),
                out -> StatsCsv.write(out, lines, currency.getCurrencyCode()));
    }

    private static Period period(LocalDate from, LocalDate to) {
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw ApiError.invalid(
                    from.isBefore(FIRST) ? "from" : "to", from.isBefore(FIRST) ? "too_small" : "too_large");
        }
        if (to.isBefore(from)) {
            throw ApiError.invalid(List.of(new BadField("to", "too_small", from.toString())));
        }
        var period = new Period(from, to);
        if (period.days() > MOST_DAYS) {
            throw ApiError.invalid(List.of(new BadField(
                    "to", "too_large", from.plusDays(MOST_DAYS - 1L).toString())));
        }
        return period;
    }

    private static StatsScope scope(Call call) {
        return new StatsScope(call.principal().business(), call.principal().salons(Permission.STATS_READ));
    }
}
