package dvorik.core.broadcast;

import static dvorik.migrations.jooq.Tables.CUSTOMER;
import static dvorik.migrations.jooq.Tables.CUSTOMER_FIGURES;
import static dvorik.migrations.jooq.Tables.CUSTOMER_IDENTITY;
import static dvorik.migrations.jooq.Tables.SALON;

import dvorik.core.broadcast.BroadcastPlan.Cap;
import dvorik.core.broadcast.Recipient.Leased;
import dvorik.core.broadcast.Recipient.Skip;
import dvorik.core.broadcast.SendingHours.Quiet;
import dvorik.core.discount.BulkGrants;
import dvorik.core.discount.Discount;
import dvorik.core.id.BroadcastId;
import dvorik.core.id.BusinessId;
import dvorik.core.id.CustomerId;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Looks once more, just before sending, at who may get it now; and grants what comes with it. */
final class Screening {
    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final BulkGrants grants;
    private final RecipientQueue queue;

    Screening(DSLContext db, Clock clock, BusinessSettings settings, BulkGrants grants) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.grants = grants;
        this.queue = new RecipientQueue(db);
    }

    /** Somebody who gets it now. @param discount that comes with it */
    record Ready(
            CustomerId customer,
            long chat,
            Language language,
            Optional<String> name,
            String variant,
            int attempts,
            Optional<Discount> discount) {}

    private record Facts(
            boolean gone,
            boolean consents,
            Optional<Long> chat,
            boolean reachable,
            Quiet quiet,
            Language language,
            Optional<String> name) {}

    /** The others are skipped or put off. */
    List<Ready> screen(Broadcast broadcast, List<Leased> leased) {
        var ids = leased.stream().map(Leased::customer).toList();
        var facts = facts(broadcast.business(), ids);
        var cap = cap(settings, broadcast.business(), broadcast.plan());
        var now = clock.instant();
        Map<CustomerId, Integer> had = cap.isEmpty()
                ? Map.of()
                : queue.countSince(ids, now.minus(Duration.ofDays(cap.get().days())));
        var hours = new SendingHours(broadcast.plan().window(), now, clock.getZone());
        var skipped = new EnumMap<Skip, List<CustomerId>>(Skip.class);
        var later = new TreeMap<Instant, List<CustomerId>>();
        var ready = new ArrayList<Ready>();
        for (var one : leased) {
            var about = facts.get(one.customer());
            var skip = skip(about, cap, had.getOrDefault(one.customer(), 0));
            if (skip.isPresent()) {
                skipped.computeIfAbsent(skip.get(), reason -> new ArrayList<>()).add(one.customer());
                continue;
            }
            var at = hours.next(about.quiet());
            if (at.isEmpty()) {
                skipped.computeIfAbsent(Skip.QUIET, reason -> new ArrayList<>()).add(one.customer());
            } else if (at.get().isAfter(now)) {
                later.computeIfAbsent(at.get(), time -> new ArrayList<>()).add(one.customer());
            } else {
                ready.add(new Ready(
                        one.customer(),
                        about.chat().orElseThrow(),
                        about.language(),
                        about.name(),
                        one.variant(),
                        one.attempts(),
                        Optional.empty()));
            }
        }
        skipped.forEach((reason, customers) -> queue.skip(broadcast.id(), customers, reason));
        later.forEach((at, customers) -> queue.postpone(broadcast.id(), customers, at));
        return granted(broadcast, ready);
    }

    private static Optional<Skip> skip(Facts about, Optional<Cap> cap, int had) {
        if (about == null || about.gone()) {
            return Optional.of(Skip.GONE);
        }
        if (!about.consents()) {
            return Optional.of(Skip.NO_CONSENT);
        }
        if (about.chat().isEmpty() || !about.reachable()) {
            return Optional.of(Skip.UNREACHABLE);
        }
        return cap.filter(most -> had >= most.messages()).map(most -> Skip.CAP);
    }

    private List<Ready> granted(Broadcast broadcast, List<Ready> ready) {
        if (broadcast.plan().offer().isEmpty() || ready.isEmpty()) {
            return ready;
        }
        var discounts = grants.grant(
                broadcast.business(),
                broadcast.plan().offer().get(),
                ready.stream()
                        .collect(Collectors.toMap(Ready::customer, one -> grantKey(broadcast.id(), one.customer()))));
        queue.keepDiscounts(
                broadcast.id(),
                discounts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, granted -> granted.getValue()
                        .id())));
        return ready.stream()
                .map(one -> new Ready(
                        one.customer(),
                        one.chat(),
                        one.language(),
                        one.name(),
                        one.variant(),
                        one.attempts(),
                        Optional.ofNullable(discounts.get(one.customer()))))
                .toList();
    }

    static String grantKey(BroadcastId broadcast, CustomerId customer) {
        return "broadcast:" + broadcast.value() + ":" + customer.value();
    }

    /** @return the broadcast's own, else that of the business; empty: none */
    static Optional<Cap> cap(BusinessSettings settings, BusinessId business, BroadcastPlan plan) {
        if (plan.cap().isPresent()) {
            return plan.cap();
        }
        int messages = settings.number(business, Setting.MARKETING_CAP);
        return messages == 0
                ? Optional.empty()
                : Optional.of(new Cap(messages, settings.number(business, Setting.MARKETING_CAP_DAYS)));
    }

    private Map<CustomerId, Facts> facts(BusinessId business, Collection<CustomerId> ids) {
        var facts = new HashMap<CustomerId, Facts>();
        db.select(
                        CUSTOMER.ID,
                        CUSTOMER.FIRST_NAME,
                        CUSTOMER.LANGUAGE,
                        CUSTOMER.DELETED_AT,
                        CUSTOMER.BLOCKED_AT,
                        CUSTOMER.MARKETING_ON,
                        CUSTOMER.TERMS_VERSION,
                        CUSTOMER.UNREACHABLE_SINCE,
                        CUSTOMER.QUIET_FROM,
                        CUSTOMER.QUIET_UNTIL,
                        SendingHours.ZONE,
                        CUSTOMER_IDENTITY.VALUE)
                .from(CUSTOMER)
                .leftJoin(CUSTOMER_IDENTITY)
                .on(
                        CUSTOMER_IDENTITY.CUSTOMER_ID.eq(CUSTOMER.ID),
                        CUSTOMER_IDENTITY.KIND.eq(DSL.inline("telegram")),
                        CUSTOMER_IDENTITY.DELETED_AT.isNull())
                .leftJoin(CUSTOMER_FIGURES)
                .on(CUSTOMER_FIGURES.BUSINESS_ID.eq(business.value()), CUSTOMER_FIGURES.CUSTOMER_ID.eq(CUSTOMER.ID))
                .leftJoin(SALON)
                .on(SALON.ID.eq(CUSTOMER_FIGURES.LAST_SALON_ID))
                .where(CUSTOMER.ID.in(ids.stream().map(CustomerId::value).toList()))
                // of several accounts of a person the newest
                .orderBy(CUSTOMER_IDENTITY.ID)
                .forEach(row -> facts.put(
                        new CustomerId(row.get(CUSTOMER.ID)),
                        new Facts(
                                row.get(CUSTOMER.DELETED_AT) != null || row.get(CUSTOMER.BLOCKED_AT) != null,
                                row.get(CUSTOMER.MARKETING_ON) && row.get(CUSTOMER.TERMS_VERSION) != null,
                                Optional.ofNullable(row.get(CUSTOMER_IDENTITY.VALUE))
                                        .map(Long::parseLong),
                                row.get(CUSTOMER.UNREACHABLE_SINCE) == null,
                                new Quiet(
                                        Optional.ofNullable(row.get(SendingHours.ZONE)),
                                        row.get(CUSTOMER.QUIET_FROM),
                                        row.get(CUSTOMER.QUIET_UNTIL)),
                                Language.of(row.get(CUSTOMER.LANGUAGE)).orElse(Language.RU),
                                Optional.ofNullable(row.get(CUSTOMER.FIRST_NAME)))));
        return facts;
    }
}
