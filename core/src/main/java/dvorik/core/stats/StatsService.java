package dvorik.core.stats;

import dvorik.core.id.StaffId;
import dvorik.core.stats.Kpi.Figures;
import dvorik.core.stats.StatsRepository.Count;
import dvorik.core.stats.StatsRepository.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Works out figures; each question is a handful of statements, however long the period. */
public final class StatsService {
    private final DSLContext db;
    private final Clock clock;
    private final ZoneId zone;
    private final StatsRepository stats;
    private final VisitRepository visits;
    private final WorkMinutes work;

    /** @param zone of the business: its midnights part the days */
    public StatsService(DSLContext db, Clock clock, ZoneId zone, Currency currency) {
        this.db = db;
        this.clock = clock;
        this.zone = zone;
        this.stats = new StatsRepository(currency);
        this.visits = new VisitRepository(currency);
        this.work = new WorkMinutes(zone);
    }

    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    public DiscountOverview overview(StatsScope scope) {
        return stats.overview(db, scope, clock.instant());
    }

    public Kpi kpi(StatsScope scope, Period period) {
        var begins = period.begins(zone);
        var span = new Span(period.before().begins(zone), begins, period.ends(zone));
        var joined = stats.joined(db, scope, span);
        var issued = stats.issued(db, scope, span);
        var redeemed = stats.redeemed(db, scope, span);
        var money = stats.money(db, scope, span);
        return new Kpi(
                stats.people(db, scope, span.until()),
                figures(true, joined, issued, redeemed, money),
                figures(false, joined, issued, redeemed, money),
                stats.sources(db, scope, span, Kpi.MOST),
                stats.offers(db, scope, span, Kpi.MOST));
    }

    public VisitStats visits(StatsScope scope, Period period) {
        var span = new Span(period.before().begins(zone), period.begins(zone), period.ends(zone));
        var counts = visits.counts(db, scope, span);
        var people = visits.people(db, scope, span);
        var masters = visits.masters(db, scope, span);
        var works = work.of(db, scope, period);
        var shares = masters.getOrDefault(true, List.of()).stream()
                .limit(VisitStats.MOST)
                .map(share -> new VisitStats.MasterShare(
                        share.master(),
                        share.name(),
                        share.visits(),
                        share.completed(),
                        share.noShows(),
                        share.revenue(),
                        share.minutes(),
                        works.getOrDefault(share.master(), 0L)))
                .toList();
        return new VisitStats(
                visitFigures(counts.get(true), people.get(true), masters.get(true), works),
                visitFigures(
                        counts.get(false), people.get(false), masters.get(false), work.of(db, scope, period.before())),
                shares);
    }

    private static VisitStats.Figures visitFigures(
            VisitRepository.Counts counted,
            VisitRepository.People came,
            List<VisitRepository.Work> masters,
            Map<StaffId, Long> works) {
        var counts = counted == null ? VisitRepository.Counts.NONE : counted;
        var people = came == null ? VisitRepository.People.NONE : came;
        return new VisitStats.Figures(
                counts.bookings(),
                counts.completed(),
                counts.cancelled(),
                counts.noShows(),
                counts.revenue(),
                people.customers(),
                people.returned(),
                masters == null
                        ? 0
                        : masters.stream()
                                .mapToLong(VisitRepository.Work::minutes)
                                .sum(),
                works.values().stream().mapToLong(Long::longValue).sum());
    }

    /** @return every part of the period in its order, also those in which nothing happened */
    public List<StatsLine> detailed(StatsScope scope, Period period, Step step) {
        var span = new Span(period.begins(zone), period.begins(zone), period.ends(zone));
        var days = new LocalDays(zone, period);
        var joined = stats.joinedByDay(db, scope, span, days);
        var issued = stats.issuedByDay(db, scope, span, days);
        var redeemed = stats.redeemedByDay(db, scope, span, days);
        var money = stats.moneyByDay(db, scope, span, days);
        var booked = visits.countsByDay(db, scope, span, days);
        var lines = new ArrayList<StatsLine>();
        for (var first = step.firstDay(period.from()); !first.isAfter(period.to()); first = step.next(first)) {
            var from = first.isBefore(period.from()) ? period.from() : first;
            var last = step.next(first).minusDays(1);
            var part = new Period(from, last.isAfter(period.to()) ? period.to() : last);
            long[] sums = new long[12];
            for (var day = part.from(); !day.isAfter(part.to()); day = day.plusDays(1)) {
                var sold = money.getOrDefault(day, Money.NONE);
                sums[0] += joined.getOrDefault(day, 0L);
                sums[1] += issued.getOrDefault(day, 0L);
                sums[2] += redeemed.getOrDefault(day, 0L);
                sums[3] += sold.purchases();
                sums[4] += sold.gross();
                sums[5] += sold.taken();
                sums[6] += sold.net();
                var counts = booked.getOrDefault(day, VisitRepository.Counts.NONE);
                sums[7] += counts.bookings();
                sums[8] += counts.completed();
                sums[9] += counts.cancelled();
                sums[10] += counts.noShows();
                sums[11] += counts.revenue();
            }
            var of = new StatsLine.Visits(sums[7], sums[8], sums[9], sums[10], sums[11]);
            lines.add(new StatsLine(part, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], of));
        }
        return lines;
    }

    /**
     * Two periods in one.
     *
     * @param begins where the second one begins
     *
     * @param until exclusive
     */
    record Span(Instant from, Instant begins, Instant until) {}

    private static Figures figures(
            boolean now,
            StatsRepository.Both<StatsRepository.Cohort> joined,
            StatsRepository.Both<Count> issued,
            StatsRepository.Both<Count> redeemed,
            StatsRepository.Both<Money> money) {
        var cohort = joined.of(now).orElse(StatsRepository.Cohort.NONE);
        var sold = money.of(now).orElse(Money.NONE);
        return new Figures(
                cohort.joined(),
                cohort.redeemed(),
                issued.of(now).map(Count::times).orElse(0L),
                redeemed.of(now).map(Count::times).orElse(0L),
                sold.purchases(),
                sold.gross(),
                sold.taken(),
                sold.net());
    }
}
