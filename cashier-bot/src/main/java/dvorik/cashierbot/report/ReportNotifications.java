package dvorik.cashierbot.report;

import dvorik.cashierbot.StaffChat;
import dvorik.core.audit.AuditChain;
import dvorik.core.conversation.Message;
import dvorik.core.notification.DeadLetters;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.report.DayReports;
import dvorik.core.report.DeadLetterWord;
import dvorik.core.report.ReportScope;
import dvorik.core.report.UnusualPatterns;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Summaries, for owners with the newest seal of the audit log, unusual patterns, and messages that were given up on, with
 * the figures of the moment at which they are delivered.
 */
public final class ReportNotifications {
    private static final Delivery GONE = new Delivery.NotNeeded("no longer works here");

    private final StaffChat chat;
    private final StaffService staff;
    private final DayReports reports;
    private final UnusualPatterns patterns;
    private final AuditChain chain;
    private final DeadLetters deadLetters;
    private final ReportCards cards;
    private final UnusualCards unusualCards;

    public ReportNotifications(
            StaffChat chat,
            StaffService staff,
            DayReports reports,
            UnusualPatterns patterns,
            AuditChain chain,
            DeadLetters deadLetters,
            ReportCards cards,
            UnusualCards unusualCards) {
        this.chat = chat;
        this.staff = staff;
        this.reports = reports;
        this.patterns = patterns;
        this.chain = chain;
        this.deadLetters = deadLetters;
        this.cards = cards;
        this.unusualCards = unusualCards;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(
                NotificationKind.DAY_SUMMARY,
                this::summary,
                NotificationKind.UNUSUAL_PATTERN,
                this::unusual,
                NotificationKind.DEAD_LETTERS,
                this::deadLetters);
    }

    private Delivery summary(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var member = staff.find(owed.staff()).map(StaffMember::inAllRoles).filter(m -> !m.grants()
                .isEmpty());
        if (to.isEmpty() || member.isEmpty()) {
            return GONE;
        }
        var day = LocalDate.ofEpochDay(owed.subject());
        var scope = ReportScope.of(member.get());
        var figures = reports.figures(scope, day);
        var seal = scope instanceof ReportScope.Whole ? chain.findNewest() : Optional.<AuditChain.Stamp>empty();
        return figures.isEmpty() && seal.isEmpty()
                ? new Delivery.NotNeeded("nothing to tell")
                : chat.tell(
                        to.get(),
                        cards.summary(scope, day, figures, seal, to.get().language()));
    }

    private Delivery deadLetters(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var hour = DeadLetterWord.hour(owed);
        int letters = deadLetters.count(hour, hour.plus(Duration.ofHours(1)));
        if (to.isEmpty() || letters == 0) {
            return to.isEmpty() ? GONE : new Delivery.NotNeeded("owed again");
        }
        return chat.tell(to.get(), Message.of(Text.of("report.dead-letters").with("letters", letters)));
    }

    private Delivery unusual(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var pattern = patterns.find(owed.subject());
        if (to.isEmpty() || pattern.isEmpty()) {
            return GONE;
        }
        return chat.tell(to.get(), unusualCards.fresh(pattern.get()));
    }
}
