package dvorik.core.till;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.db.Transactions;
import dvorik.core.id.CustomerId;
import dvorik.core.id.SalonId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.StaffMember;
import dvorik.core.till.PhoneAsk.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Finds a customer by the last four digits of the phone without telling the cashier anything: those whose number ends so
 * are asked in their own chats, and only a yes shows who it is. The cashier gets the same answer when there is nobody.
 */
public final class PhoneAsks {
    /** How long a question may wait for its answer. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final Duration WINDOW = Duration.ofHours(1);

    /** Who said no is not asked again for so long. */
    private static final Duration PEACE = Duration.ofHours(12);

    /** People asked for one try; more would be bothered for nothing. */
    private static final int MOST_PEOPLE = 5;

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final AuditLog audit;
    private final PhoneAskRepository asks = new PhoneAskRepository();

    public PhoneAsks(
            DSLContext db, Clock clock, BusinessSettings settings, Notifications notifications, AuditLog audit) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * Asks those whose number ends so.
     *
     * @param tail four digits
     * @param requestKey names the message; the same one twice asks once
     * @return false when this person has asked too often within the hour: nobody was asked
     */
    public boolean ask(StaffMember member, SalonId salon, String tail, String requestKey) {
        boolean asked = Transactions.repeated(db, tx -> ask(tx, member, salon, tail, requestKey));
        notifications.committed();
        return asked;
    }

    private boolean ask(DSLContext tx, StaffMember member, SalonId salon, String tail, String requestKey) {
        if (asks.exists(tx, requestKey)) {
            return true;
        }
        var now = clock.instant();
        if (asks.countSince(tx, member.id(), now.minus(WINDOW))
                >= settings.number(tx, member.business(), Setting.TILL_PHONE_ASKS)) {
            return false;
        }
        long ask = asks.insert(tx, member.id(), salon, requestKey, now, now.plus(LIFE));
        for (var customer : asks.findCandidates(tx, member.business(), tail, now, now.minus(PEACE), MOST_PEOPLE)) {
            long id = asks.insertCustomer(tx, ask, customer, now.plus(LIFE));
            notifications.owe(tx, customer, NotificationKind.PHONE_ASKED, id, "phone_ask:" + id + ":asked");
        }
        audit.record(tx, member.id(), new Act("customer.phone_ask", "phone_ask", ask, salon, "done", Map.of()));
        return true;
    }

    /** @return empty when there is none of that number */
    public Optional<PhoneAsk> find(long id) {
        return asks.find(db, id, clock.instant());
    }

    /**
     * The person's answer; only the first one in time counts.
     *
     * @return how it stands now; empty when this is not that person's question
     */
    public Optional<PhoneAsk> answer(CustomerId customer, long id, boolean yes) {
        var now = clock.instant();
        var asked = asks.find(db, id, now).filter(ask -> ask.customer().equals(customer));
        if (asked.isEmpty()) {
            return asked;
        }
        db.transaction(trx -> {
            var tx = trx.dsl();
            if (asks.decide(tx, id, yes ? Status.AGREED : Status.DECLINED, now) && yes) {
                notifications.owe(
                        tx, asked.get().staff(), NotificationKind.CUSTOMER_FOUND, id, "phone_ask:" + id + ":agreed");
            }
        });
        notifications.committed();
        return asks.find(db, id, now);
    }
}
