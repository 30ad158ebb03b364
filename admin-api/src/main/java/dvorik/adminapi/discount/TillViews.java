package dvorik.adminapi.discount;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import dvorik.core.discount.Redemption;
import dvorik.core.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes in and out at a till. */
final class TillViews {
    static final int LONGEST_CODE = 64;
    static final int LONGEST_REASON = 250;
    /** Something besides spaces. */
    static final String NOT_BLANK = "^[\\s\\S]*\\S[\\s\\S]*$";

    private TillViews() {}

    @SchemaName("CodeAtTill")
    record Wish(
            @Doc(value = "In any case, with or without spaces and dashes", example = "7KQM-2WXF")
                    @Size(min = 1, max = LONGEST_CODE)
                    String code,
            @Doc("Where the till stands") @Min(1) long salonId,
            @Doc("In minor units; wanted for percentages, and where there is a least purchase")
                    @Min(Amounts.LEAST)
                    @Max(Amounts.MOST)
                    Optional<Long> purchaseAmount) {}

    @SchemaName("RevertReason")
    record Reason(
            @Doc("wrong_amount, wrong_customer, changed_mind, or own words")
                    @Size(min = 1, max = LONGEST_REASON)
                    @Pattern(regexp = NOT_BLANK)
                    String reason) {}

    record RefusalView(
            @Doc(value = "As redeeming would be refused with", example = "DISCOUNT_003") String code,
            String message,
            Map<String, Object> details) {}

    record Checked(
            @Doc("Nothing stands against it, as far as is known before the amount") boolean redeemable,
            DiscountView discount,
            @Doc("Null where none was told") Optional<String> customerName,
            @Doc("Null where none was told") Optional<String> customerPhone,
            @Doc("Redeeming wants the amount of the purchase") boolean needsAmount,
            Optional<Long> purchaseAmount,
            @Doc("Null while the amount is not known that it depends on") Optional<Long> discountAmount,
            Optional<Long> toPay,
            String currency,
            @Doc("The gravest first") List<RefusalView> refusals,
            @Doc("Another discount of this customer that would do") Optional<DiscountView> instead) {}

    record RedemptionView(
            long id,
            long discountId,
            long customerId,
            long staffId,
            long salonId,
            @Doc("Null where none was asked for") Optional<Long> purchaseAmount,
            long discountAmount,
            Optional<Long> toPay,
            String currency,
            Instant redeemedAt) {
        static RedemptionView of(Redemption redemption) {
            return new RedemptionView(
                    redemption.id().value(),
                    redemption.discount().value(),
                    redemption.customer().value(),
                    redemption.staff().value(),
                    redemption.salon().value(),
                    redemption.purchase().map(Money::minor),
                    redemption.takenOff().minor(),
                    redemption.toPay().map(Money::minor),
                    redemption.takenOff().currency().getCurrencyCode(),
                    redemption.at());
        }
    }

    record Redeemed(RedemptionView redemption, @Doc("How often it can be used still") int usesLeft) {}

    record Reverted(RedemptionView redemption, @Doc("As it is now") DiscountView discount) {}
}
