package dvorik.core.booking;

import static dvorik.migrations.jooq.Tables.CALENDAR_FEED;
import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.STAFF;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.ServiceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.SalonService;
import dvorik.core.service.Service;
import dvorik.core.service.ServiceCatalog;
import dvorik.core.text.Language;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;

/** Visits as files and feeds that calendar programs read (RFC 5545). */
public final class Calendars {
    private static final int SECRET_BYTES = 24;
    private static final int DAYS_BACK = 30;
    private static final int DAYS_AHEAD = 400;
    private final SecureRandom random = new SecureRandom();
    private final DSLContext db;
    private final Clock clock;
    private final SalonService salons;
    private final ServiceCatalog catalog;
    private final AuditLog audit;

    Calendars(DSLContext db, Clock clock, SalonService salons, ServiceCatalog catalog, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.salons = salons;
        this.catalog = catalog;
        this.audit = audit;
    }

    /** @return a file with this one visit; the same visit moved or cancelled replaces it in the calendar */
    public String file(Booking booking, Language language) {
        var calendar = new ICalendar();
        calendar.addEvent(event(booking, summary(booking, services(List.of(booking)), language)));
        return Biweekly.write(calendar).go();
    }

    private Map<ServiceId, Service> services(List<Booking> some) {
        return catalog.findAll(some.stream()
                .flatMap(booking -> booking.items().stream())
                .map(BookingItem::service)
                .toList());
    }

    private static String summary(Booking booking, Map<ServiceId, Service> services, Language language) {
        return booking.items().stream()
                .map(item -> services.get(item.service()).name(language))
                .collect(Collectors.joining(", "));
    }

    private VEvent event(Booking booking, String summary) {
        var event = new VEvent();
        // stays when the visit is moved, so that calendars replace what they have
        event.setUid("visit-" + booking.id().value() + "@dvorik");
        event.setSequence(booking.revision());
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setDateStart(Date.from(booking.start()));
        event.setDateEnd(Date.from(booking.end()));
        event.setSummary(summary);
        salons.find(booking.salon()).ifPresent(one -> event.setLocation(one.name()));
        boolean cancelled = booking.status() == BookingStatus.CANCELLED_BY_CUSTOMER
                || booking.status() == BookingStatus.CANCELLED_BY_SALON;
        event.setStatus(cancelled ? Status.cancelled() : Status.confirmed());
        return event;
    }

    /** Makes the secret of a master's feed; the one before no longer works. @return 32 characters, not shown again */
    public String issue(StaffId master, StaffId by) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Transactions.repeated(db, tx -> {
            tx.insertInto(CALENDAR_FEED)
                    .set(CALENDAR_FEED.STAFF_ID, master.value())
                    .set(CALENDAR_FEED.TOKEN_HASH, hash(secret))
                    .set(CALENDAR_FEED.CREATED_AT, clock.instant())
                    .onDuplicateKeyUpdate()
                    .set(CALENDAR_FEED.TOKEN_HASH, hash(secret))
                    .set(CALENDAR_FEED.CREATED_AT, clock.instant())
                    .execute();
            record(tx, "calendar.issue", master, by);
            return secret;
        });
        return secret;
    }

    private void record(DSLContext tx, String action, StaffId master, StaffId by) {
        audit.record(tx, by, new Act(action, "staff", master.value(), null, "done", Map.of()));
    }

    private static String hash(String secret) {
        return DigestUtils.sha256Hex(secret);
    }

    /** @return whether an address was made before */
    public boolean has(StaffId master) {
        return db.fetchExists(CALENDAR_FEED, CALENDAR_FEED.STAFF_ID.eq(master.value()));
    }

    /** As {@link #revoke(StaffId, StaffId)}, by the master. */
    public void revoke(StaffId master) {
        revoke(master, master);
    }

    /** The address no longer works; a second time changes nothing. */
    public void revoke(StaffId master, StaffId by) {
        Transactions.repeated(db, tx -> {
            int gone = tx.deleteFrom(CALENDAR_FEED)
                    .where(CALENDAR_FEED.STAFF_ID.eq(master.value()))
                    .execute();
            if (gone > 0) {
                record(tx, "calendar.revoke", master, by);
            }
            return gone;
        });
    }

    /** @return the visits from a month ago on; empty for a secret that is none */
    public Optional<String> feed(String secret) {
        return db.select(CALENDAR_FEED.STAFF_ID, STAFF.LANGUAGE)
                .from(CALENDAR_FEED)
                .join(STAFF)
                .on(STAFF.ID.eq(CALENDAR_FEED.STAFF_ID))
                .where(
                        CALENDAR_FEED.TOKEN_HASH.eq(hash(secret)),
                        STAFF.DELETED_AT.isNull(),
                        STAFF.SUSPENDED_AT.isNull())
                .fetchOptional()
                .map(row -> feed(
                        new StaffId(row.value1()), Language.of(row.value2()).orElseThrow()));
    }

    /** Of the customer the first name and nothing more: who has the address may be anybody. */
    private String feed(StaffId master, Language language) {
        var now = clock.instant();
        var calendar = new ICalendar();
        var visits = new BookingLists(db, clock)
                .ofMaster(master, now.minus(Duration.ofDays(DAYS_BACK)), now.plus(Duration.ofDays(DAYS_AHEAD)));
        var services = services(visits);
        var names = names(visits);
        for (var visit : visits) {
            var who = visit.customer()
                    .map(customer -> names.get(customer.value()))
                    .or(() -> visit.guest().map(guest -> guest.name().strip().split("\\s", 2)[0]));
            var summary = summary(visit, services, language);
            calendar.addEvent(
                    event(visit, who.map(name -> summary + " · " + name).orElse(summary)));
        }
        return Biweekly.write(calendar).go();
    }

    private Map<Long, String> names(List<Booking> visits) {
        var ids = visits.stream()
                .flatMap(visit -> visit.customer().stream())
                .map(CustomerId::value)
                .distinct()
                .toList();
        return db.select(CUSTOMER.ID, CUSTOMER.FIRST_NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(ids), CUSTOMER.FIRST_NAME.isNotNull())
                .fetchMap(CUSTOMER.ID, CUSTOMER.FIRST_NAME);
    }
}
