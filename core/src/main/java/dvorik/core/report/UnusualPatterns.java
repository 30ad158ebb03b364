package dvorik.core.report;

import dvorik.core.id.BusinessId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.report.DayRepository.Span;
import dvorik.core.report.UnusualRepository.Finding;
import dvorik.core.report.UnusualRepository.Moment;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.TeamService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Looks for patterns at the tills and owes the owners a word, once a day for each person and kind. It looks at today and
 * yesterday every time, so that nothing slips through at midnight or while nothing ran.
 */
public final class UnusualPatterns {
    /** What is usual with the others is seen over these days. */
    private static final int USUAL_DAYS = 30;

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final TeamService team;
    private final Notifications notifications;
    private final UnusualRepository patterns = new UnusualRepository();
    private final SummaryRepository summaries = new SummaryRepository();

    /** @param clock business time in the zone of the business */
    public UnusualPatterns(
            DSLContext db, Clock clock, BusinessSettings settings, TeamService team, Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.team = team;
        this.notifications = notifications;
    }

    /** Run twice or on two machines, it finds once. */
    public void look() {
        var today = LocalDate.now(clock);
        for (var business : summaries.findBusinesses(db)) {
            look(business, today.minusDays(1));
            look(business, today);
        }
    }

    public Optional<UnusualPattern> find(long id) {
        return patterns.find(db, id);
    }

    private void look(BusinessId business, LocalDate day) {
        var found = new ArrayList<Finding>();
        found.addAll(sameCustomers(business, day));
        found.addAll(afterHours(business, day));
        found.addAll(alwaysHighest(business, day));
        if (!found.isEmpty()) {
            tell(business, day, found);
        }
    }

    private List<Finding> sameCustomers(BusinessId business, LocalDate day) {
        int days = settings.number(business, Setting.WATCH_SAME_CUSTOMER_DAYS);
        int least = settings.number(business, Setting.WATCH_SAME_CUSTOMER);
        return patterns.findSameCustomers(db, business, span(day.minusDays(days - 1L), day), beginning(day), least);
    }

    private List<Finding> afterHours(BusinessId business, LocalDate day) {
        var hours = new OpenHours(
                settings.number(business, Setting.OPEN_HOUR), settings.number(business, Setting.CLOSE_HOUR));
        if (!hours.areSet()) {
            return List.of();
        }
        var times = patterns.findMoments(db, business, span(day, day), clock.getZone()).stream()
                .filter(moment -> !hours.include(moment.at().getHour()))
                .collect(Collectors.groupingBy(Moment::person, Collectors.summingInt(moment -> 1)));
        return times.entrySet().stream()
                .map(own -> new Finding(own.getKey(), UnusualPattern.Kind.AFTER_HOURS, own.getValue(), null))
                .toList();
    }

    private List<Finding> alwaysHighest(BusinessId business, LocalDate day) {
        var habits = patterns.findHabits(db, business, span(day.minusDays(USUAL_DAYS - 1L), day), beginning(day));
        return HighestRule.find(habits, settings.number(business, Setting.WATCH_HIGHEST)).entrySet().stream()
                .map(own -> new Finding(own.getKey(), UnusualPattern.Kind.ALWAYS_HIGHEST, own.getValue(), null))
                .toList();
    }

    /** Nobody is told about himself. */
    private void tell(BusinessId business, LocalDate day, List<Finding> found) {
        db.transaction(trx -> {
            var tx = trx.dsl();
            var owners = team.owners(tx, business);
            for (var finding : found) {
                var id = patterns.insert(tx, business, day, finding, clock.instant());
                if (id.isPresent()) {
                    owners.stream()
                            .filter(owner -> !owner.equals(finding.person()))
                            .forEach(owner -> notifications.owe(
                                    tx,
                                    owner,
                                    NotificationKind.UNUSUAL_PATTERN,
                                    id.get(),
                                    "unusual:" + id.get() + ":" + owner.value()));
                }
            }
        });
        notifications.committed();
    }

    private Span span(LocalDate first, LocalDate last) {
        return new Span(beginning(first), beginning(last.plusDays(1)));
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
