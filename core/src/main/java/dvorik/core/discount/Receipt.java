package dvorik.core.discount;

/** What a redemption took off, with the discount as it is now. */
public record Receipt(Redemption redemption, Discount discount) {}
