package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.BOOKING_CARD;
import static dvorik.migrations.jooq.Tables.SALON;
import static dvorik.migrations.jooq.Tables.STAFF;
import static dvorik.migrations.jooq.Tables.STAFF_ROLE;

import dvorik.core.booking.Changes.Changed;
import dvorik.core.id.BookingId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who is told of what, once: everybody whom it concerns but the one who did it. In the transaction of the change. */
final class Notices {
    private final Notifications notifications;

    Notices(Notifications notifications) {
        this.notifications = notifications;
    }

    void booked(DSLContext tx, Changed changed, Actor by) {
        var booking = changed.booking();
        tellCustomer(tx, changed, NotificationKind.BOOKING_MADE, by);
        var staff = new LinkedHashSet<>(booking.masters());
        if (booking.status() == BookingStatus.PENDING) {
            staff.addAll(managers(tx, booking.salon()));
        }
        tellStaff(tx, changed, NotificationKind.VISIT_BOOKED, staff, by);
    }

    void accepted(DSLContext tx, Changed changed, Actor by) {
        tellCustomer(tx, changed, NotificationKind.BOOKING_CONFIRMED, by);
        tellStaff(tx, changed, NotificationKind.VISIT_BOOKED, changed.booking().masters(), by);
        refresh(tx, changed.booking());
    }

    /** @param before whose masters may be others */
    void moved(DSLContext tx, Changed changed, Booking before, Actor by) {
        // one not sent yet would come on top of that for the new time
        changed.booking()
                .customer()
                .ifPresent(customer -> notifications.withdraw(
                        tx,
                        customer,
                        NotificationKind.BOOKING_REMINDER,
                        changed.booking().id().value()));
        tellCustomer(tx, changed, NotificationKind.BOOKING_MOVED, by);
        var staff = new LinkedHashSet<>(before.masters());
        staff.addAll(changed.booking().masters());
        tellStaff(tx, changed, NotificationKind.VISIT_MOVED, staff, by);
        refresh(tx, changed.booking());
    }

    void cancelled(DSLContext tx, Changed changed, Booking before, Actor by) {
        tellCustomer(tx, changed, NotificationKind.BOOKING_CANCELLED, by);
        tellStaff(tx, changed, NotificationKind.VISIT_CANCELLED, before.masters(), by);
        refresh(tx, changed.booking());
    }

    /**
     * @param masters who had it: others than the one who declined learn that it is theirs no more
     * @param others who could take it
     */
    void declined(DSLContext tx, Changed changed, Collection<StaffId> masters, Collection<StaffId> others, Actor by) {
        tellCustomer(tx, changed, NotificationKind.BOOKING_UNASSIGNED, by);
        tellStaff(tx, changed, NotificationKind.VISIT_MOVED, masters, by);
        var staff = new LinkedHashSet<>(others);
        staff.addAll(managers(tx, changed.booking().salon()));
        tellStaff(tx, changed, NotificationKind.VISIT_TO_TAKE, staff, by);
        refresh(tx, changed.booking());
    }

    void claimed(DSLContext tx, Changed changed, Actor by) {
        tellCustomer(tx, changed, NotificationKind.BOOKING_REASSIGNED, by);
        refresh(tx, changed.booking());
    }

    void late(DSLContext tx, Changed changed, Actor by) {
        tellCustomer(tx, changed, NotificationKind.BOOKING_LATE, by);
        refresh(tx, changed.booking());
    }

    void missed(DSLContext tx, Changed changed, Actor by) {
        tellCustomer(tx, changed, NotificationKind.BOOKING_NO_SHOW, by);
        refresh(tx, changed.booking());
    }

    void askMissed(DSLContext tx, Changed changed) {
        oweCustomer(tx, changed.booking(), NotificationKind.BOOKING_NO_SHOW_ASKED, "no_show_asked");
    }

    void disputed(DSLContext tx, Changed changed) {
        var booking = changed.booking();
        for (var manager : managers(tx, booking.salon())) {
            notifications.owe(
                    tx,
                    manager,
                    NotificationKind.VISIT_DISPUTED,
                    booking.id().value(),
                    key(booking.id(), changed.booking().revision(), "disputed:" + manager.value()));
        }
        refresh(tx, booking);
    }

    /** @param name of this reminder, such as 24h */
    boolean remind(DSLContext tx, Booking booking, String name) {
        return booking.customer()
                .map(customer -> {
                    notifications.owe(
                            tx,
                            customer,
                            NotificationKind.BOOKING_REMINDER,
                            booking.id().value(),
                            "booking:" + booking.id().value() + ":rev" + booking.timeRevision() + ":reminder:" + name);
                    return true;
                })
                .orElse(false);
    }

    void askReview(DSLContext tx, BookingId visit, CustomerId customer) {
        notifications.owe(
                tx, customer, NotificationKind.REVIEW_ASKED, visit.value(), "booking:" + visit.value() + ":review");
    }

    /** The cards of a visit, in all chats, show what it is now. */
    void refresh(DSLContext tx, Booking booking) {
        oweCustomer(tx, booking, NotificationKind.BOOKING_CHANGED, "card");
        var staff = new LinkedHashSet<>(booking.masters());
        staff.addAll(managers(tx, booking.salon()));
        staff.addAll(shownTo(tx, booking.id()));
        for (var one : staff) {
            notifications.owe(
                    tx,
                    one,
                    NotificationKind.VISIT_CHANGED,
                    booking.id().value(),
                    key(booking.id(), booking.revision(), "card:" + one.value()));
        }
    }

    /** @return who has a card of the visit, whether still concerned or not */
    private static List<StaffId> shownTo(DSLContext tx, BookingId id) {
        return tx.selectDistinct(STAFF.ID)
                .from(BOOKING_CARD)
                .join(STAFF)
                .on(STAFF.LIVING_TELEGRAM_ID.eq(BOOKING_CARD.CHAT_ID))
                .where(BOOKING_CARD.BOOKING_ID.eq(id.value()), BOOKING_CARD.BOT.eq("cashier"))
                .orderBy(STAFF.ID)
                .fetch(row -> new StaffId(row.value1()));
    }

    /** @return of that salon, or the owners where it has none; without the suspended */
    Set<StaffId> managers(DSLContext tx, SalonId salon) {
        var managers = holders(tx, STAFF_ROLE.ROLE.eq("manager").and(STAFF_ROLE.SALON_ID.eq(salon.value())));
        return managers.isEmpty() ? holders(tx, isOwner(salon)) : managers;
    }

    private static Condition isOwner(SalonId salon) {
        return STAFF_ROLE
                .ROLE
                .eq("owner")
                .and(STAFF.BUSINESS_ID.eq(
                        DSL.select(SALON.BUSINESS_ID).from(SALON).where(SALON.ID.eq(salon.value()))));
    }

    private static Set<StaffId> holders(DSLContext tx, Condition role) {
        return new LinkedHashSet<>(tx.selectDistinct(STAFF.ID)
                .from(STAFF_ROLE)
                .join(STAFF)
                .on(STAFF.ID.eq(STAFF_ROLE.STAFF_ID))
                .where(role, STAFF_ROLE.REMOVED_AT.isNull(), STAFF.SUSPENDED_AT.isNull(), STAFF.DELETED_AT.isNull())
                .orderBy(STAFF.ID)
                .fetch(row -> new StaffId(row.value1())));
    }

    private void tellCustomer(DSLContext tx, Changed changed, NotificationKind kind, Actor by) {
        if (by instanceof Actor.Customer) {
            return;
        }
        changed.booking()
                .customer()
                .ifPresent(customer -> notifications.owe(
                        tx,
                        customer,
                        kind,
                        changed.change(),
                        key(changed.booking().id(), changed.booking().revision(), kind.code())));
    }

    private void tellStaff(DSLContext tx, Changed changed, NotificationKind kind, Collection<StaffId> staff, Actor by) {
        var told = new ArrayList<>(staff);
        if (by instanceof Actor.Staff(var self)) {
            told.remove(self);
        }
        for (var one : told) {
            notifications.owe(
                    tx,
                    one,
                    kind,
                    changed.change(),
                    key(changed.booking().id(), changed.booking().revision(), kind.code() + ":" + one.value()));
        }
    }

    private void oweCustomer(DSLContext tx, Booking booking, NotificationKind kind, String what) {
        booking.customer()
                .ifPresent(customer -> notifications.owe(
                        tx, customer, kind, booking.id().value(), key(booking.id(), booking.revision(), what)));
    }

    private static String key(BookingId id, int revision, String what) {
        return "booking:" + id.value() + ":rev" + revision + ":" + what;
    }
}
