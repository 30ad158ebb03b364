package dvorik.core.stats;

/** How many discounts of each status there are now. */
public record DiscountOverview(long active, long used, long expired, long frozen, long cancelled, long given) {
    public long total() {
        return active + used + expired + frozen + cancelled + given;
    }
}
