package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jooq.DSLContext;

/** Walks all bookings and everything that is taken: nothing twice, nothing left over, each change on record. */
final class BookingLedger {
    private final DSLContext db;

    BookingLedger(DSLContext db) {
        this.db = db;
    }

    void check() {
        // visits of one master, or in one seat of a room, never meet
        empty(
                "two spans of a seat meet",
                "select one.id, other.id from occupancy_span one join occupancy_span other"
                        + " on other.resource_id = one.resource_id and other.id > one.id"
                        + " and other.first_seat <= one.last_seat and one.first_seat <= other.last_seat"
                        + " and other.visit_from < one.visit_until and one.visit_from < other.visit_until");
        empty(
                "a cell without a span, or outside of it",
                "select c.resource_id, c.cell_start from occupancy c left join occupancy_span s on s.id = c.span_id"
                        + " and s.resource_id = c.resource_id and c.cell_start >= s.busy_from and c.cell_start < s.busy_until"
                        + " and mod(c.seat, 1000) between s.first_seat and s.last_seat where s.id is null");
        empty(
                "a span without all its cells",
                "select s.id, s.cells, count(c.span_id) from (select id, resource_id, first_seat, last_seat, visit_from,"
                        + " visit_until, (last_seat - first_seat + 1) * timestampdiff(minute, visit_from, visit_until) div 5"
                        + " as cells from occupancy_span) s left join occupancy c on c.span_id = s.id and c.seat < 1000"
                        + " and c.resource_id = s.resource_id and c.cell_start >= s.visit_from and c.cell_start < s.visit_until"
                        + " group by s.id, s.cells having s.cells <> count(c.span_id)");
        empty(
                "time kept for a visit that takes none",
                "select s.id, b.status from occupancy_span s join booking b on b.id = s.booking_id where b.status in"
                        + " ('cancelled_by_customer', 'cancelled_by_salon', 'unassigned')");
        empty(
                "a visit whose time is not kept",
                "select i.id from booking_item i join booking b on b.id = i.booking_id"
                        + " left join resource r on r.staff_id = i.staff_id"
                        + " left join occupancy_span s on s.booking_id = b.id and s.resource_id = r.id"
                        + " and s.visit_from = i.starts_at and s.visit_until = i.ends_at"
                        + " where b.status in ('held', 'pending', 'confirmed', 'in_progress') and s.id is null");
        empty(
                "a time of absence that is over",
                "select s.id from occupancy_span s join absence a on a.id = s.absence_id where a.cancelled_at is not null");
        empty(
                "history with a gap",
                "select b.id, b.revision, count(c.id) from booking b left join booking_change c on c.booking_id = b.id"
                        + " group by b.id, b.revision having count(c.id) <> b.revision or max(c.revision) <> b.revision");
        empty(
                "a change that does not follow from the one before",
                "select c.id from booking_change c join booking_change p on p.booking_id = c.booking_id"
                        + " and p.revision = c.revision - 1 where p.status_after <> c.status_before");
        empty(
                "a status that history does not know",
                "select b.id from booking b join booking_change c on c.booking_id = b.id and c.revision = b.revision"
                        + " where c.status_after <> b.status");
        empty(
                "figures that do not add up",
                "select v.customer_id from customer_visits v left join booking b on b.customer_id = v.customer_id"
                        + " and b.business_id = v.business_id group by v.customer_id, v.business_id, v.visits, v.upcoming,"
                        + " v.no_shows having v.visits <> coalesce(sum(b.status = 'completed'), 0) or v.no_shows <>"
                        + " coalesce(sum(b.status = 'no_show'), 0) or v.upcoming <> coalesce(sum(b.status in ('pending',"
                        + " 'confirmed', 'unassigned', 'in_progress')), 0)");
        empty(
                "a discount promised to a visit that is over",
                "select d.id from discount d join booking b on b.id = d.reserved_by_booking where b.status in"
                        + " ('cancelled_by_customer', 'cancelled_by_salon', 'completed', 'no_show')");
    }

    private void empty(String what, String sql) {
        assertEquals(List.of(), db.fetch(sql).map(Object::toString), what);
    }
}
