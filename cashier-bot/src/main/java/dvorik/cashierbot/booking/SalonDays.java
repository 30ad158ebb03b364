package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingLists;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.service.Master;
import dvorik.core.service.MasterDirectory;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The day of a salon, by master. */
final class SalonDays {
    private static final int PER_PAGE = 12;
    private static final int LONGEST_LABEL = 40;
    private static final long NOT_YET = -1;

    private final Texts texts;
    private final BookingLists lists;
    private final Absences absences;
    private final MasterDirectory masters;
    private final VisitWords words;
    private final DayLines lines;

    SalonDays(
            Texts texts,
            BookingLists lists,
            Absences absences,
            MasterDirectory masters,
            VisitWords words,
            DayLines lines) {
        this.texts = texts;
        this.lists = lists;
        this.absences = absences;
        this.masters = masters;
        this.words = words;
        this.lines = lines;
    }

    /** Asks which of several salons. */
    Message question(List<Salon> salons, LocalDate day) {
        return Message.of("cashier.visit.which-salon")
                .with(new Buttons.Inline(salons.stream()
                        .map(salon -> List.<Button>of(Button.choose(
                                Text.of("common.value").with("value", Html.shorten(salon.name(), LONGEST_LABEL)),
                                new Visits.SalonDay(salon.id().value(), Math.toIntExact(day.toEpochDay()), 0))))
                        .toList()));
    }

    /** @param asked from 0 */
    Message day(StaffMember member, Salon salon, LocalDate day, int asked) {
        var zone = salon.zone();
        var from = day.atStartOfDay(zone).toInstant();
        var until = day.plusDays(1).atStartOfDay(zone).toInstant();
        var names = names(member);
        var all = lists.ofSalon(salon.id(), from, until).stream()
                .sorted(Comparator.comparing((Booking visit) -> heading(visit, names))
                        .thenComparing(
                                visit -> visit.master().map(StaffId::value).orElse(0L))
                        .thenComparing(Booking::start)
                        .thenComparing(visit -> visit.id().value()))
                .toList();
        int last = Math.max(0, (all.size() - 1) / PER_PAGE);
        int page = Math.clamp(asked, 0, last);
        var visits = all.subList(page * PER_PAGE, Math.min(all.size(), (page + 1) * PER_PAGE));
        var known = words.around(visits);
        var sheet = new Sheet(
                texts,
                member.language(),
                DayLines.title("cashier.visit.salon-day", day).with("salon", Html.shortName(salon.name())));
        if (all.isEmpty()) {
            sheet.line(Text.of("cashier.visit.day.empty"));
        }
        long under = NOT_YET;
        for (var visit : visits) {
            long master = visit.master().map(StaffId::value).orElse(0L);
            if (master != under) {
                under = master;
                var heading = heading(visit, names);
                sheet.heading(
                        heading.isEmpty()
                                ? Text.of("cashier.visit.day.nobodys")
                                : Text.of("common.value").with("value", heading));
            }
            sheet.line(lines.line(visit, known, member.language()));
        }
        var off = absences.ofSalon(salon.id(), from, until);
        if (!off.isEmpty() && page == last) {
            sheet.heading(Text.of("cashier.visit.day.absences"));
            off.forEach(absence -> sheet.line(Text.of("cashier.visit.day.absent")
                    .with("who", who(absence, names))
                    .with("hours", lines.absence(absence, day, zone))));
        }
        return sheet.message().with(new Buttons.Inline(buttons(member, salon, day, page, last, visits, known, off)));
    }

    private List<List<Button>> buttons(
            StaffMember member,
            Salon salon,
            LocalDate day,
            int page,
            int last,
            List<Booking> visits,
            VisitWords.Known known,
            List<Absences.Absence> off) {
        var rows = new ArrayList<>(lines.buttons(visits, known, member.language()));
        long id = salon.id().value();
        int number = Math.toIntExact(day.toEpochDay());
        var pages = new ArrayList<Button>();
        if (page > 0) {
            pages.add(Button.choose("team.previous", new Visits.SalonDay(id, number, page - 1)));
        }
        if (page < last) {
            pages.add(Button.choose("team.next", new Visits.SalonDay(id, number, page + 1)));
        }
        if (!pages.isEmpty()) {
            rows.add(pages);
        }
        rows.add(List.of(
                Button.choose(DayLines.back(day.minusDays(1)), new Visits.SalonDay(id, number - 1, 0)),
                Button.choose(DayLines.ahead(day.plusDays(1)), new Visits.SalonDay(id, number + 1, 0))));
        rows.add(List.of(
                Button.choose("cashier.visit.book", new Visits.BookIn(id)),
                Button.choose("cashier.visit.block", new Visits.BlockIn(id))));
        rows.addAll(lines.cancelling(off, salon.zone()));
        return rows;
    }

    private Text who(Absences.Absence absence, Map<StaffId, String> names) {
        return absence.master()
                .map(names::get)
                .map(name -> Text.of("common.value").with("value", name))
                .orElseGet(() -> Text.of("cashier.visit.day.room"));
    }

    private Map<StaffId, String> names(StaffMember member) {
        var names = new HashMap<StaffId, String>();
        for (Master master : masters.list(member.business())) {
            names.put(master.id(), Html.shortName(master.name()));
        }
        return names;
    }

    /** @return the master's name; empty: nobody's */
    private static String heading(Booking visit, Map<StaffId, String> names) {
        return visit.master().flatMap(id -> Optional.ofNullable(names.get(id))).orElse("");
    }
}
