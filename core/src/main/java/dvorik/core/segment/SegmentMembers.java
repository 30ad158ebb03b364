package dvorik.core.segment;

import static dvorik.migrations.jooq.Tables.SEGMENT_MEMBER;

import dvorik.core.id.CustomerId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What becomes of the lists of static segments when two customers become one, or one leaves. In the caller's transaction. */
public final class SegmentMembers {

    /** Wherever one was listed, the other is from now on. */
    public void move(DSLContext tx, CustomerId from, CustomerId into) {
        tx.insertInto(SEGMENT_MEMBER, SEGMENT_MEMBER.SEGMENT_ID, SEGMENT_MEMBER.CUSTOMER_ID)
                .select(DSL.select(SEGMENT_MEMBER.SEGMENT_ID, DSL.val(into.value()))
                        .from(SEGMENT_MEMBER)
                        .where(SEGMENT_MEMBER.CUSTOMER_ID.eq(from.value())))
                .onDuplicateKeyIgnore()
                .execute();
        forget(tx, List.of(from));
    }

    public void forget(DSLContext tx, List<CustomerId> customers) {
        tx.deleteFrom(SEGMENT_MEMBER)
                .where(SEGMENT_MEMBER.CUSTOMER_ID.in(
                        customers.stream().map(CustomerId::value).toList()))
                .execute();
    }
}
