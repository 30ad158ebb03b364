package dvorik.core.discount;

import dvorik.core.audit.AuditLog;
import dvorik.core.audit.AuditLog.Act;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.db.Transactions;
import dvorik.core.discount.HandGrant.Status;
import dvorik.core.discount.HandGrant.Wish;
import dvorik.core.event.ProductEvents;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.id.HandGrantId;
import dvorik.core.id.StaffId;
import dvorik.core.money.DiscountValue;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.staff.TeamService;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Discounts that owners, managers and marketing give by hand. Above the values that the business set, and to oneself, one only asks:
 * another owner or manager says yes or no within a day.
 */
public final class HandGrants {
    /** How long a request waits for the second person. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final int BATCH = 100;

    private final DSLContext db;
    private final Clock clock;
    private final Currency currency;
    private final CustomerService customers;
    private final StaffService staff;
    private final TeamService team;
    private final BusinessSettings settings;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Granting granting;
    private final HandGrantRepository grants = new HandGrantRepository();
    private final OfferRepository offers = new OfferRepository();

    public HandGrants(
            DSLContext db,
            Clock clock,
            Currency currency,
            CustomerService customers,
            StaffService staff,
            TeamService team,
            BusinessSettings settings,
            Notifications notifications,
            AuditLog audit,
            ProductEvents events) {
        this.db = db;
        this.clock = clock;
        this.currency = currency;
        this.customers = customers;
        this.staff = staff;
        this.team = team;
        this.settings = settings;
        this.notifications = notifications;
        this.audit = audit;
        this.granting = new Granting(clock, events, currency);
    }

    /** What became of the wish to give. */
    public sealed interface GiveResult {
        record Given(HandGrant grant) implements GiveResult {}

        /** Somebody else must say yes; all who may were asked. */
        record Asked(HandGrant grant) implements GiveResult {}

        /** Somebody else would have to say yes, and there is nobody. Nothing was written. */
        record NobodyToAsk() implements GiveResult {}

        /** The offer, the customer or the right to give is gone. Nothing was written. */
        record NotPossible() implements GiveResult {}
    }

    /** What became of a second person's word. */
    public sealed interface DecideResult {
        /** So it stands now; the word that came first counts. */
        record Decided(HandGrant grant) implements DecideResult {}

        /** Nobody decided in time. */
        record TooLate(HandGrant grant) implements DecideResult {}

        /** Asked for by this person, meant for this person, or none of this person's business. */
        record NotYours() implements DecideResult {}
    }

    /** @return what can be given by hand, oldest first; other values are given with the terms of the first */
    public List<HandOffer> offers(BusinessId business) {
        return grants.findOffers(db, business, currency.getCurrencyCode());
    }

    public Optional<HandGrant> find(HandGrantId id) {
        return grants.find(db, id);
    }

    /** @return true when this member cannot give it alone */
    public boolean needsSecond(StaffMember by, CustomerId customer, DiscountValue value) {
        return isHigh(by.business(), value) || isSelf(by.id(), customer);
    }

    /**
     * Gives, or asks a second person.
     *
     * @param requestKey names the confirmation; the same one twice gives once and gets the same answer
     */
    public GiveResult give(StaffMember by, Wish wish, String requestKey) {
        var person = living(wish.customer());
        var telegrams = person.map(customers::findTelegramIds).orElse(List.of());
        boolean asks = needsSecond(by, wish.customer(), wish.value());
        var result = Transactions.repeated(db, tx -> grants.findByRequest(tx, requestKey)
                .map(HandGrants::asBefore)
                .orElseGet(() -> give(tx, by, wish, person, asks ? others(tx, by, telegrams) : null, requestKey)));
        notifications.committed();
        return result;
    }

    /** The second person's word. Repeating it changes nothing. */
    public DecideResult decide(StaffMember by, HandGrantId id, boolean yes) {
        var asked = grants.find(db, id).filter(grant -> mayDecide(by, grant));
        if (asked.isEmpty()) {
            return new DecideResult.NotYours();
        }
        var person = living(asked.get().wish().customer());
        var result = Transactions.repeated(db, tx -> decide(tx, by, id, yes, person));
        notifications.committed();
        return result;
    }

    /** Tells those whose wish nobody answered in time; may be run twice and on two machines. */
    public void lapseDue() {
        for (var id : grants.findOverdue(db, clock.instant(), BATCH)) {
            Transactions.repeated(db, tx -> lapse(tx, id));
        }
        notifications.committed();
    }

    private boolean lapse(DSLContext tx, HandGrantId id) {
        boolean lapsed = grants.lapse(tx, id, clock.instant());
        if (lapsed) {
            tellAsker(tx, grants.find(tx, id).orElseThrow());
        }
        return lapsed;
    }

    private void tellAsker(DSLContext tx, HandGrant grant) {
        notifications.owe(
                tx,
                grant.askedBy(),
                NotificationKind.HAND_GRANT_DECIDED,
                grant.id().value(),
                "hand-grant:" + grant.id().value() + ":decided");
    }

    private static GiveResult asBefore(HandGrant grant) {
        return grant.status() == Status.GIVEN ? new GiveResult.Given(grant) : new GiveResult.Asked(grant);
    }

    /**
     * @param person empty when the customer is gone
     * @param others who may say yes; null where nobody need be asked
     */
    private GiveResult give(
            DSLContext tx,
            StaffMember by,
            Wish wish,
            Optional<CustomerId> person,
            List<StaffId> others,
            String requestKey) {
        if (!mayGive(by)
                || person.isEmpty()
                || offers.findManual(tx, by.business(), wish.offer()).isEmpty()) {
            return new GiveResult.NotPossible();
        }
        if (others != null && others.isEmpty()) {
            return new GiveResult.NobodyToAsk();
        }
        var now = clock.instant();
        var id = grants.insert(
                tx,
                new HandGrantRepository.NewGrant(
                        by.business(), wish, currency.getCurrencyCode(), by.id(), now, now.plus(PATIENCE), requestKey));
        record(tx, by, others == null ? "discount.give" : "discount.ask", id);
        if (others == null) {
            grant(tx, grants.find(tx, id).orElseThrow(), person.get(), null);
            return new GiveResult.Given(grants.find(tx, id).orElseThrow());
        }
        others.forEach(other -> notifications.owe(
                tx,
                other,
                NotificationKind.HAND_GRANT_ASKED,
                id.value(),
                "hand-grant:" + id.value() + ":asked:" + other.value()));
        return new GiveResult.Asked(grants.find(tx, id).orElseThrow());
    }

    private DecideResult decide(
            DSLContext tx, StaffMember by, HandGrantId id, boolean yes, Optional<CustomerId> person) {
        grants.lock(tx, id);
        var grant = grants.find(tx, id).orElseThrow();
        if (grant.status() == Status.LAPSED) {
            return new DecideResult.TooLate(grant);
        }
        if (grant.status() != Status.ASKED) {
            return new DecideResult.Decided(grant);
        }
        boolean possible = person.isPresent()
                && offers.findManual(tx, grant.business(), grant.wish().offer()).isPresent();
        if (!clock.instant().isBefore(grant.expiresAt()) || (yes && !possible)) {
            return new DecideResult.TooLate(grant);
        }
        if (yes) {
            grant(tx, grant, person.get(), by.id());
        } else {
            grants.decide(tx, id, by.id(), null, clock.instant());
        }
        record(tx, by, yes ? "discount.allow" : "discount.deny", id);
        tellAsker(tx, grant);
        return new DecideResult.Decided(grants.find(tx, id).orElseThrow());
    }

    /**
     * @param to the customer, or the one it became since
     * @param by the second person; null where none was needed
     */
    private void grant(DSLContext tx, HandGrant grant, CustomerId to, StaffId by) {
        var wish = grant.wish();
        var offer = offers.findManual(tx, grant.business(), wish.offer()).orElseThrow();
        var discount = granting.grant(tx, offer, to, "hand:" + grant.id().value());
        grants.keepGiver(tx, discount.id(), wish.value(), grant.askedBy());
        if (!grants.decide(tx, grant.id(), by, discount.id(), clock.instant())) {
            throw new IllegalStateException("hand grant " + grant.id().value() + " changed under its lock");
        }
        notifications.owe(
                tx,
                to,
                NotificationKind.DISCOUNT_GIVEN,
                discount.id().value(),
                "discount:" + discount.id().value() + ":given");
    }

    /** @return owners and managers who may say yes */
    private List<StaffId> others(DSLContext tx, StaffMember by, List<Long> customerTelegrams) {
        return team.leaders(tx, by.business()).stream()
                .filter(leader -> !customerTelegrams.contains(leader.telegramId()))
                .map(TeamService.Leader::id)
                .filter(id -> !id.equals(by.id()))
                .distinct()
                .toList();
    }

    /** Marketing gives too, over the API; the staff bot offers it to those who lead. */
    private static boolean mayGive(StaffMember by) {
        return by.leads() || by.is(Role.MARKETING);
    }

    private boolean mayDecide(StaffMember by, HandGrant grant) {
        return by.inAllRoles().leads()
                && by.business().equals(grant.business())
                && !by.id().equals(grant.askedBy())
                && !isSelf(by.id(), grant.wish().customer());
    }

    private boolean isHigh(BusinessId business, DiscountValue value) {
        return switch (value) {
            case DiscountValue.Percent(var basisPoints) ->
                basisPoints > settings.number(business, Setting.HAND_PERCENT) * 100;
            case DiscountValue.Amount(var money) ->
                money.minor()
                        > settings.number(business, Setting.HAND_AMOUNT)
                                * (long) Math.pow(10, Math.max(0, currency.getDefaultFractionDigits()));
        };
    }

    /** @return the customer, or the one it became where two became one; empty for the deleted */
    private Optional<CustomerId> living(CustomerId id) {
        return customers.find(id).map(Customer::id);
    }

    /** @return true when the member of staff and the customer are one person, by any Telegram of theirs */
    private boolean isSelf(StaffId id, CustomerId customer) {
        var contact = staff.findContact(id);
        return contact.isPresent()
                && living(customer)
                        .map(customers::findTelegramIds)
                        .filter(telegrams -> telegrams.contains(contact.get().telegramId()))
                        .isPresent();
    }

    private void record(DSLContext tx, StaffMember by, String action, HandGrantId id) {
        audit.record(tx, by.id(), new Act(action, "hand_grant", id.value(), null, "done", Map.of()));
    }
}
