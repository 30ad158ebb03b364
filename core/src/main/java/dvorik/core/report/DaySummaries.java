package dvorik.core.report;

import dvorik.core.id.BusinessId;
import dvorik.core.id.StaffId;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.Notifications;
import dvorik.core.setting.BusinessSettings;
import dvorik.core.setting.Setting;
import dvorik.core.staff.TeamService;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Owes the summary of each business day once, after the hour that the business set: to owners all, to managers their
 * salons, to cashiers their own. Of a day without anything nobody hears but the owners, and they only of the last one: each
 * day they are shown the newest seal of the audit log. Days missed are made good, at most the last seven.
 */
public final class DaySummaries {
    private static final int DAYS_MADE_GOOD = 7;

    private final DSLContext db;
    private final Clock clock;
    private final BusinessSettings settings;
    private final TeamService team;
    private final Notifications notifications;
    private final SummaryRepository summaries = new SummaryRepository();

    /** @param clock business time in the zone of the business */
    public DaySummaries(
            DSLContext db, Clock clock, BusinessSettings settings, TeamService team, Notifications notifications) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.team = team;
        this.notifications = notifications;
    }

    /** Does what is due in every business; run twice or on two machines, it owes once. */
    public void oweDue() {
        summaries.findBusinesses(db).forEach(this::oweDue);
    }

    private void oweDue(BusinessId business) {
        int hour = settings.number(business, Setting.SUMMARY_HOUR);
        var due = LocalDateTime.now(clock).minusHours(hour).toLocalDate();
        var oldest = due.minusDays(DAYS_MADE_GOOD - 1L);
        var last = summaries.findLast(db, business);
        var next = last.map(day -> day.plusDays(1)).orElse(due);
        for (var day = next.isBefore(oldest) ? oldest : next; !day.isAfter(due); day = day.plusDays(1)) {
            // a new business has not had a whole day yet
            owe(business, day, day.equals(due) && last.isPresent());
        }
    }

    private void owe(BusinessId business, LocalDate day, boolean alsoEmpty) {
        db.transaction(trx -> {
            var tx = trx.dsl();
            if (!summaries.claim(tx, business, day, clock.instant())) {
                return;
            }
            for (var person : concerned(tx, business, day, alsoEmpty)) {
                notifications.owe(
                        tx,
                        person,
                        NotificationKind.DAY_SUMMARY,
                        day.toEpochDay(),
                        "summary:" + business.value() + ":" + day + ":" + person.value());
            }
        });
        notifications.committed();
    }

    private Set<StaffId> concerned(DSLContext tx, BusinessId business, LocalDate day, boolean alsoEmpty) {
        var span = new DayRepository.Span(
                day.atStartOfDay(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        var work = summaries.findWork(tx, business, span);
        var people = new LinkedHashSet<StaffId>();
        if (work.isEmpty()) {
            if (alsoEmpty) {
                people.addAll(team.owners(tx, business));
            }
            return people;
        }
        var salons = work.stream().map(SummaryRepository.Work::salon).collect(Collectors.toSet());
        team.leaders(tx, business).stream()
                .filter(leader -> leader.isOwner() || salons.contains(leader.salon()))
                .forEach(leader -> people.add(leader.id()));
        work.forEach(one -> people.add(one.person()));
        return people;
    }
}
