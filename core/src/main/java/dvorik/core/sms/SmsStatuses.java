package dvorik.core.sms;

import dvorik.core.db.Transactions;
import dvorik.core.notification.LateFailures;
import dvorik.core.notification.Way;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers what became of SMS, until they know or two days are over; what matters then goes on by the next way. */
public final class SmsStatuses {
    private static final Logger log = LoggerFactory.getLogger(SmsStatuses.class);
    private static final Duration LONGEST = Duration.ofHours(48);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final int BATCH = 100;

    private final DSLContext db;
    private final Clock realTime;
    private final SmsLedger ledger;
    private final Map<String, SmsProvider> providers;
    private final LateFailures failures;
    private final SmsFigures figures;

    /** @param channel by which they were sent */
    public SmsStatuses(DSLContext db, Clock realTime, SmsChannel channel, LateFailures failures, SmsFigures figures) {
        this.db = db;
        this.realTime = realTime;
        this.ledger = new SmsLedger(db);
        this.providers = channel.providers();
        this.failures = failures;
        this.figures = figures;
    }

    /** May be run twice and on two machines. */
    public void ask() {
        List<SentSms> due;
        do {
            due = ledger.claimDue(realTime.instant(), BATCH);
            due.stream().collect(Collectors.groupingBy(SentSms::provider)).forEach(this::ask);
        } while (due.size() == BATCH && !Thread.currentThread().isInterrupted());
    }

    /** One provider that fails holds up no other: its messages are looked at again later. */
    private void ask(String name, List<SentSms> sent) {
        Map<Long, SmsStatus> found = Map.of();
        try {
            if (providers.containsKey(name)) {
                found = providers.get(name).statuses(sent);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("{} does not tell what became of SMS", name, e);
        }
        for (var sms : sent) {
            note(sms, found.getOrDefault(sms.id(), SmsStatus.ACCEPTED));
        }
    }

    private void note(SentSms sms, SmsStatus status) {
        var now = realTime.instant();
        if (status.isFinal()) {
            end(sms, status, now);
        } else if (now.isBefore(sms.sentAt().plus(LONGEST))) {
            ledger.lookAgain(sms.id(), now.plus(pause(sms, now)));
        } else {
            end(sms, SmsStatus.UNKNOWN, now);
        }
    }

    private static Duration pause(SentSms sms, Instant now) {
        var age = Duration.between(sms.sentAt(), now);
        return age.compareTo(SOON) < 0 ? SOON : age.compareTo(SELDOM) > 0 ? SELDOM : age;
    }

    private void end(SentSms sms, SmsStatus status, Instant now) {
        var next = status.isFailure() ? failures.next(sms.id(), Way.SMS) : Optional.<Way>empty();
        boolean ended = Transactions.repeated(db, tx -> {
            boolean first = ledger.end(tx, sms, status, now);
            if (first) {
                next.ifPresent(way -> failures.goOn(tx, sms.id(), Way.SMS, way));
            }
            return first;
        });
        if (ended) {
            figures.became(sms.provider(), status);
            failures.committed();
        }
    }
}
