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
            @Doc("The most redeemed first, at most 50") List<ByOffer> byOffer) {}

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
            long netAmount) {
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
                    line.net());
        }
    }

    @SchemaName("StatsTable")
    record Detailed(Step groupBy, String currency, @Doc("Every part of the period, in order") List<Row> rows) {}
}
