package dvorik.core.customer;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import org.jooq.Condition;

/** Conditions on rows of {@code customer} for the features that ask for many of them. */
public final class LivingCustomers {
    private LivingCustomers() {}

    /** Those who have joined and are neither deleted nor one with another by now, as far as they are in sight. */
    public static Condition joined(CustomerScope scope) {
        // who became one with another is deleted: a CHECK of the table
        return CUSTOMER.DELETED_AT.isNull().and(CUSTOMER.JOINED_AT.isNotNull()).and(CustomerConditions.seenBy(scope));
    }

    /** The client bot can write to them. */
    public static Condition reachable() {
        return CustomerConditions.reachable();
    }
}
