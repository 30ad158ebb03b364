package dvorik.core.report;

import static dvorik.migrations.jooq.Tables.REDEMPTION;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.id.BusinessId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Whose redemptions a report is about. */
public sealed interface ReportScope {
    BusinessId business();

    /** All of the business. */
    record Whole(BusinessId business) implements ReportScope {}

    /** Some salons, and what the person did elsewhere. */
    record Led(BusinessId business, Set<SalonId> salons, StaffId self) implements ReportScope {}

    /** What one person did. */
    record Own(BusinessId business, StaffId self) implements ReportScope {}

    /** @return the widest that this member may see */
    static ReportScope of(StaffMember member) {
        if (member.is(Role.OWNER)) {
            return new Whole(member.business());
        }
        var salons = member.grants().stream()
                .filter(grant -> grant.role() == Role.MANAGER)
                .map(StaffMember.Grant::salon)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return salons.isEmpty() ? own(member) : new Led(member.business(), salons, member.id());
    }

    static ReportScope own(StaffMember member) {
        return new Own(member.business(), member.id());
    }

    /** For statements that join the redemption with its salon. */
    default Condition condition() {
        var here = SALON.BUSINESS_ID.eq(business().value());
        return switch (this) {
            case Whole whole -> here;
            case Led(var business, var salons, var self) ->
                here.and(DSL.or(
                        REDEMPTION.SALON_ID.in(
                                salons.stream().map(SalonId::value).toList()),
                        REDEMPTION.STAFF_ID.eq(self.value())));
            case Own(var business, var self) -> here.and(REDEMPTION.STAFF_ID.eq(self.value()));
        };
    }
}
