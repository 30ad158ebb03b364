package dvorik.adminapi.stats;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.stats.DiscountOverview;
import dvorik.core.stats.Kpi;
import dvorik.core.stats.Kpi.OfferShare;
import dvorik.core.stats.Kpi.SourceShare;
import dvorik.core.stats.Period;
import dvorik.core.stats.StatsLine;
import dvorik.core.stats.Step;
import dvorik.core.stats.VisitStats;
import dvorik.core.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What goes in and out of the figures. */
final class StatsViews {
    private static final String CONVERSION = "Hundredths of a percent; null when nobody joined";

    private StatsViews() {}

    record Days(
            @Doc("First business day") LocalDate from,
            @Doc("Last business day, inclusive; at most 1100 days") LocalDate to) {}

    record Table(
            @Doc("First business day") LocalDate from,
            @Doc("Last business day, inclusive; at most 1100 days") LocalDate to,
            @Doc("day where left out; weeks begin on Monday") Optional<Step> groupBy) {

        Step step() {
            return groupBy.orElse(Step.DAY);
        }
    }

    @SchemaName("DiscountOverview")
    record Overview(long total, long active, long used, long expired, long frozen, long cancelled, long given) {
        static Overview of(DiscountOverview overview) {
            return new Overview(
                    overview.total(),
                    overview.active(),
                    overview.used(),
                    overview.expired(),
                    overview.frozen(),
                    overview.cancelled(),
                    overview.given());
        }
    }

    @SchemaName("PeriodFigures")
    record Figures(
            LocalDate from,
            LocalDate to,
            @Doc("New customers") long joined,
            @Doc("Of those, how many redeemed something by the end of the period") long joinedRedeemed,
            @Doc(CONVERSION) Optional<Integer> conversion,
            long discountsIssued,
            @Doc("Less those taken back in the period") long discountsRedeemed,
            long purchases,
            @Doc("In minor units, before discounts, less what was taken back in the period") long grossAmount,
            long discountAmount,
            @Doc("Revenue") long netAmount) {
        static Figures of(Period period, Kpi.Figures figures) {
            return new Figures(
                    period.from(),
                    period.to(),
                    figures.joined(),
                    figures.joinedRedeemed(),
                    figures.conversion(),
                    figures.issued(),
                    figures.redeemed(),
                    figures.purchases(),
                    figures.gross(),
                    figures.taken(),
                    figures.net());
        }
    }

    record BySource(
            @Doc("Null: none was named") Optional<String> source,
            long joined,
            long joinedRedeemed,
            @Doc(CONVERSION) Optional<Integer> conversion) {
        static BySource of(SourceShare share) {
            return new BySource(share.source(), share.joined(), share.redeemed(), share.conversion());
        }
    }

    record ByOffer(long offerId, String title, long discountsIssued, long discountsRedeemed) {
        static ByOffer of(OfferShare share, Language language) {
            return new ByOffer(share.offer().value(), share.titles().get(language), share.issued(), share.redeemed());
        }
    }

    record KeyFigures(
            @Doc("Living customers who had joined by the end of the period; for some salons, those who redeemed there")
                    long customers,
            @Doc("Of those, how many the bot can write to now") long reachable,
            String currency,
            @Doc("The period asked for") Figures current,
            @Doc("The one of the same length right before") Figures previous,
            @Doc("The most joined first, at most 50") List<BySource> bySource,
            @Doc("The most redeemed first, at most 50") List<ByOffer> byOffer,
            @Doc("Visits that begin in the period asked for") VisitFigures visits,
            @Doc("Those of the one right before") VisitFigures previousVisits,
            @Doc("Those with visits in the period, the most booked first, at most 100") List<ByMaster> byMaster) {}

    private static final String OF_TIME =
            "Booked of the time that masters work, in hundredths of a percent; null without";

    @SchemaName("VisitFigures")
    record VisitFigures(
            @Doc("Whatever became of them") long bookings,
            long completed,
            long cancelled,
            long noShows,
            @Doc("Of visits that were over, in hundredths of a percent; null without any") Optional<Integer> noShowRate,
            @Doc("Paid for completed visits, in minor units") long revenue,
            @Doc("Who completed a visit") long customers,
            @Doc("Of those, how many had completed one before") long returned,
            @Doc("The same in hundredths of a percent") Optional<Integer> repeatRate,
            @Doc("Of masters") long bookedMinutes,
            @Doc("By the schedules of today, without time off") long workMinutes,
            @Doc(OF_TIME) Optional<Integer> occupancy) {
        static VisitFigures of(VisitStats.Figures figures) {
            return new VisitFigures(
                    figures.bookings(),
                    figures.completed(),
                    figures.cancelled(),
                    figures.noShows(),
                    figures.noShowRate(),
                    figures.revenue(),
                    figures.customers(),
                    figures.returned(),
                    figures.repeatRate(),
                    figures.bookedMinutes(),
                    figures.workMinutes(),
                    figures.occupancy());
        }
    }

    record ByMaster(
            long masterId,
            String name,
            long visits,
            long completed,
            long noShows,
            @Doc("Share of what was paid, by the prices of the services") long revenue,
            long bookedMinutes,
            long workMinutes,
            @Doc(OF_TIME) Optional<Integer> occupancy) {
        static ByMaster of(VisitStats.MasterShare share) {
            return new ByMaster(
                    share.master().value(),
                    share.name(),
                    share.visits(),
                    share.completed(),
                    share.noShows(),
                    share.revenue(),
                    share.bookedMinutes(),
                    share.workMinutes(),
                    share.occupancy());
        }
    }

    @SchemaName("StatsRow")
    record Row(
            LocalDate from,
            @Doc("Inclusive") LocalDate to,
            long joined,
            long discountsIssued,
            long discountsRedeemed,
            long purchases,
            long grossAmount,
            long discountAmount,
            long netAmount,
            @Doc("Visits that begin then, whatever became of them") long bookings,
            long visitsCompleted,
            long bookingsCancelled,
            long noShows,
            @Doc("Paid for the completed ones; stands in net_amount too, on the day on which it was taken")
                    long visitRevenue) {
        static Row of(StatsLine line) {
            return new Row(
                    line.part().from(),
                    line.part().to(),
                    line.joined(),
                    line.issued(),
                    line.redeemed(),
                    line.purchases(),
                    line.gross(),
                    line.taken(),
                    line.net(),
                    line.visits().bookings(),
                    line.visits().completed(),
                    line.visits().cancelled(),
                    line.visits().noShows(),
                    line.visits().revenue());
        }
    }

    @SchemaName("StatsTable")
    record Detailed(Step groupBy, String currency, @Doc("Every part of the period, in order") List<Row> rows) {}
}
