package dvorik.core.report;

import dvorik.core.money.Money;
import dvorik.core.report.DayFigures.Line;
import dvorik.core.report.DayFigures.Sum;
import dvorik.core.report.DayRepository.Share;
import dvorik.core.report.DayRepository.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The redemptions of a business day: sums, and the list page by page. */
public final class DayReports {
    private final DSLContext db;
    private final Clock clock;
    private final Currency currency;
    private final DayRepository days = new DayRepository();

    /** @param clock business time in the zone of the business: its midnights part the days */
    public DayReports(DSLContext db, Clock clock, Currency currency) {
        this.db = db;
        this.clock = clock;
        this.currency = currency;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public DayFigures figures(ReportScope scope, LocalDate day) {
        var shares = days.findShares(db, scope, span(day), currency.getCurrencyCode());
        var done = shares.stream().filter(share -> !share.undone()).toList();
        int undone =
                shares.stream().filter(Share::undone).mapToInt(Share::times).sum();
        return new DayFigures(
                sum(done),
                undone,
                lines(done, Share::salon, Share::salonName),
                lines(done, Share::person, Share::personName));
    }

    /**
     * @param page from 0
     * @return newest first
     */
    public List<DayEntry> entries(ReportScope scope, LocalDate day, int page, int perPage) {
        return days.findEntries(
                db, scope, span(day), currency.getCurrencyCode(), clock.getZone(), page * perPage, perPage);
    }

    private Span span(LocalDate day) {
        return new Span(
                day.atStartOfDay(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private <K> List<Line> lines(List<Share> shares, Function<Share, K> key, Function<Share, String> name) {
        return shares.stream().collect(Collectors.groupingBy(key)).values().stream()
                .map(own -> new Line(name.apply(own.getFirst()), sum(own)))
                .sorted(Comparator.comparing((Line line) -> line.sum().times())
                        .reversed()
                        .thenComparing(Line::name))
                .toList();
    }

    private Sum sum(List<Share> shares) {
        return new Sum(
                shares.stream().mapToInt(Share::times).sum(),
                new Money(shares.stream().mapToLong(Share::takenOff).sum(), currency),
                new Money(shares.stream().mapToLong(Share::purchases).sum(), currency));
    }
}
