package dvorik.core.stats;

import dvorik.core.id.OfferId;
import dvorik.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Key figures of a period.
 *
 * @param customers living ones at the time of asking who had joined by the end of the period, and how many of these the
 *     bot can write to
 * @param sources the most joined first, at most {@link #MOST}
 * @param offers the most redeemed first, at most {@link #MOST}
 */
public record Kpi(People customers, Figures now, Figures before, List<SourceShare> sources, List<OfferShare> offers) {
    public static final int MOST = 50;

    public record People(long all, long reachable) {}

    /**
     * What happened in a period.
     *
     * @param joinedRedeemed how many of those who joined in it redeemed something by its end
     * @param redeemed less those taken back in the period; money likewise, in minor units
     */
    public record Figures(
            long joined,
            long joinedRedeemed,
            long issued,
            long redeemed,
            long purchases,
            long gross,
            long taken,
            long net) {
        /** @return in hundredths of a percent; empty when nobody joined */
        public Optional<Integer> conversion() {
            return basisPoints(joinedRedeemed, joined);
        }
    }

    /** @param source empty: none was named */
    public record SourceShare(Optional<String> source, long joined, long redeemed) {
        public Optional<Integer> conversion() {
            return basisPoints(redeemed, joined);
        }
    }

    public record OfferShare(OfferId offer, Map<Language, String> titles, long issued, long redeemed) {}

    private static Optional<Integer> basisPoints(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(Math.toIntExact(part * 10_000 / whole));
    }
}
