package dvorik.core.booking;

import dvorik.core.audit.AuditLog;
import dvorik.core.discount.DiscountReservations;
import dvorik.core.discount.TillService;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.notification.Notifications;
import dvorik.core.sale.Sales;
import dvorik.core.salon.BookingPolicies;
import dvorik.core.salon.SalonService;
import dvorik.core.schedule.Rooms;
import dvorik.core.schedule.ScheduleService;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.staff.StaffService;
import java.time.Clock;
import org.jooq.DSLContext;

/** The services of this package, built once each. */
public final class Bookings {
    private final Slots slots;
    private final BookingService service;
    private final VisitWork work;
    private final BookingLists lists;
    private final VisitUpkeep upkeep;
    private final BookingCards cards;
    private final Absences absences;
    private final Waitlist waitlist;
    private final Reviews reviews;
    private final Calendars calendars;
    private final BookingAccounts accounts;

    /** What they stand on. @param clock business time */
    public record Ground(
            DSLContext db,
            Clock clock,
            BusinessId business,
            BusinessSettings settings,
            AuditLog audit,
            ProductEvents events,
            Notifications notifications,
            SalonService salons,
            BookingPolicies policies,
            ServiceCatalog catalog,
            ScheduleService schedules,
            Rooms rooms,
            TillService till,
            Sales sales,
            StaffService staff) {}

    public Bookings(Ground ground) {
        var db = ground.db();
        var clock = ground.clock();
        var grounds = new SlotGrounds(clock, ground.salons(), ground.policies(), ground.catalog(), ground.schedules());
        this.slots = new Slots(db, grounds);
        var changes = new Changes(clock, ground.audit());
        var discounts = new DiscountReservations(ground.notifications());
        var wakes = new Wakes(clock, ground.salons());
        var holds = new Holds(db, clock, changes, discounts, wakes);
        var parts = new BookingParts(
                db,
                clock,
                slots,
                grounds,
                new Placing(clock, grounds, holds),
                changes,
                holds,
                wakes,
                ground.policies(),
                ground.salons(),
                discounts,
                new Notices(ground.notifications()),
                ground.notifications(),
                ground.audit(),
                ground.events());
        this.service = new BookingService(parts);
        this.work = new VisitWork(parts, new VisitMoney(parts, ground.till(), ground.sales(), ground.staff()));
        this.lists = new BookingLists(db, clock);
        this.cards = new BookingCards(db, clock);
        this.upkeep = new VisitUpkeep(parts, work, service, ground.settings(), ground.business());
        this.absences = new Absences(parts, ground.rooms(), work, service);
        this.waitlist = new Waitlist(parts, service, ground.settings(), ground.business());
        this.reviews = new Reviews(parts);
        this.accounts = new BookingAccounts(parts, service);
        this.calendars = new Calendars(db, clock, ground.salons(), ground.catalog(), ground.audit());
    }

    public Slots slots() {
        return slots;
    }

    public BookingService service() {
        return service;
    }

    public VisitWork work() {
        return work;
    }

    public BookingLists lists() {
        return lists;
    }

    public VisitUpkeep upkeep() {
        return upkeep;
    }

    public BookingCards cards() {
        return cards;
    }

    public Absences absences() {
        return absences;
    }

    public Waitlist waitlist() {
        return waitlist;
    }

    public Reviews reviews() {
        return reviews;
    }

    public Calendars calendars() {
        return calendars;
    }

    public BookingAccounts accounts() {
        return accounts;
    }
}
