package dvorik.core.discount;

import static dvorik.migrations.jooq.Tables.CUSTOMER;

import dvorik.core.db.Transactions;
import dvorik.core.discount.Granting.Validity;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.notification.Notifications.ToCustomer;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * The discount for the birthday: some days before it, once for each celebrated year, good until some days after it. Who was
 * born on 29 February celebrates on the 28th in common years.
 */
public final class BirthdayService {
    private static final int BATCH = 200;
    private static final int MONTH = 100;
    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final Granting granting;
    private final BusinessId business;
    private final OfferRepository offers = new OfferRepository();

    /**
     * @param clock business time
     * @param business which gives it
     */
    public BirthdayService(
            DSLContext db,
            Clock clock,
            BusinessSettings settings,
            Notifications notifications,
            ProductEvents events,
            BusinessId business,
            Currency currency) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.notifications = notifications;
        this.granting = new Granting(clock, events, currency);
        this.business = business;
    }

    /**
     * Gives it to everybody who celebrates on this day or so soon after it as the setting says: also to those who joined, or
     * told their birthday, only now. May be run twice and on two machines, and for days that are over.
     */
    public void grant(LocalDate day) {
        if (offers.findAutomatic(db, business, OfferKind.BIRTHDAY).isEmpty()) {
            return;
        }
        int before = settings.number(business, Setting.BIRTHDAY_DAYS_BEFORE);
        int after = settings.number(business, Setting.BIRTHDAY_DAYS_AFTER);
        for (var celebrated = day; !celebrated.isAfter(day.plusDays(before)); celebrated = celebrated.plusDays(1)) {
            // what was missed for too long is over
            if (!celebrated.plusDays(after).isBefore(LocalDate.now(clock))) {
                grantAll(celebrated, after);
            }
        }
    }

    private void grantAll(LocalDate celebrated, int after) {
        var from = new long[1];
        int found;
        do {
            found = Transactions.repeated(db, tx -> grantBatch(tx, celebrated, after, from));
            notifications.committed();
        } while (found == BATCH);
    }

    /** @param from the customer behind whom to go on; moved on */
    private int grantBatch(DSLContext tx, LocalDate celebrated, int after, long[] from) {
        var people = tx.select(CUSTOMER.ID, CUSTOMER.PERSON_KEY, CUSTOMER.MARKETING_ON)
                .from(CUSTOMER)
                .where(
                        CUSTOMER.BIRTHDAY_MONTH_DAY.in(numbers(celebrated)),
                        CUSTOMER.ID.gt(from[0]),
                        CUSTOMER.JOINED_AT.isNotNull(),
                        CUSTOMER.TERMS_VERSION.isNotNull(),
                        CUSTOMER.DELETED_AT.isNull(),
                        CUSTOMER.BLOCKED_AT.isNull())
                .orderBy(CUSTOMER.ID)
                .limit(BATCH)
                .fetch();
        var offer = offers.findAutomatic(tx, business, OfferKind.BIRTHDAY);
        if (people.isEmpty() || offer.isEmpty()) {
            return 0;
        }
        var keys = new HashMap<CustomerId, String>();
        people.forEach(person -> keys.put(
                new CustomerId(person.value1()),
                grantKey(person.value2() == null ? "customer" + person.value1() : person.value2(), celebrated)));
        var validity = new Validity(
                clock.instant(),
                celebrated.plusDays(after + 1L).atStartOfDay(clock.getZone()).toInstant());
        var granted = granting.grantAll(tx, offer.get(), keys, validity);
        var willing = people.stream()
                .filter(person -> person.value3())
                .map(person -> new CustomerId(person.value1()))
                .toList();
        notifications.oweAll(tx, messages(willing, granted));
        from[0] = people.getLast().value1();
        return people.size();
    }

    private static List<ToCustomer> messages(List<CustomerId> willing, Map<CustomerId, Discount> granted) {
        return willing.stream()
                // what was another account's before is not this one's to be told about
                .filter(customer -> granted.get(customer).customer().equals(customer))
                .map(customer -> new ToCustomer(
                        customer,
                        NotificationKind.BIRTHDAY_DISCOUNT,
                        granted.get(customer).id().value(),
                        "discount:" + granted.get(customer).id().value() + ":birthday"))
                .toList();
    }

    private static String grantKey(String person, LocalDate celebrated) {
        return "birthday:" + person + ":" + celebrated.getYear();
    }

    /** @return birthdays that are celebrated on this day, as {@code customer.birthday_month_day} has them */
    private static Set<Short> numbers(LocalDate day) {
        var days = new TreeSet<Short>();
        days.add(number(MonthDay.from(day)));
        if (day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == 28 && !day.isLeapYear()) {
            days.add(number(LEAP_DAY));
        }
        return days;
    }

    private static short number(MonthDay day) {
        return (short) (day.getMonthValue() * MONTH + day.getDayOfMonth());
    }
}
