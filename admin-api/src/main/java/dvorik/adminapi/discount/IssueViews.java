package dvorik.adminapi.discount;

import dvorik.adminapi.frame.Doc;
import dvorik.adminapi.frame.SchemaName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What goes in and out of giving by hand. */
final class IssueViews {
    static final int MOST_CUSTOMERS = 500;

    private IssueViews() {}

    @SchemaName("NewDiscounts")
    record Issue(
            @Doc("An active offer of kind manual") @Min(1) long offerId,
            @Size(min = 1, max = MOST_CUSTOMERS) List<Long> customerIds,
            @Doc("In own words; kept with what is given, for colleagues to read")
                    @Size(min = 1, max = TillViews.LONGEST_REASON)
                    @Pattern(regexp = TillViews.NOT_BLANK)
                    String reason,
            @Doc("Another value than the offer's; together with value") Optional<ValueType> valueType,
            @Doc("Basis points (1000 is 10 %) or minor units") @Min(1) @Max(Amounts.MOST) Optional<Long> value) {}

    enum Outcome {
        GIVEN,
        /** Another owner or manager was asked and has a day to say yes. */
        WAITS_FOR_SECOND,
        REFUSED
    }

    @SchemaName("IssueResult")
    record Result(
            long customerId,
            Outcome outcome,
            @Doc("Null unless given") Optional<Long> discountId,
            @Doc("Names the wish; null where refused") Optional<Long> grantId,
            @Doc(
                            value =
                                    "Null unless refused: USER_001, no such customer; DISCOUNT_017, nobody is there to say yes",
                            example = "USER_001")
                    Optional<String> code) {}

    @SchemaName("IssueReport")
    record Issued(int given, int waiting, int refused, @Doc("In the order asked for") List<Result> results) {}

    record CancelReason(
            @Doc("In own words") @Size(min = 1, max = TillViews.LONGEST_REASON) @Pattern(regexp = TillViews.NOT_BLANK)
                    String reason) {}
}
