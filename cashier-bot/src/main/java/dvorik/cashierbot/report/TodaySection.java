package dvorik.cashierbot.report;

import dvorik.cashierbot.CashierChoice.DayPage;
import dvorik.cashierbot.CashierChoice.Whose;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.report.DayReports;
import dvorik.core.report.ReportScope;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who redeemed what today, newest first, and the days before; a cashier sees the own redemptions only. */
public final class TodaySection implements StaffSection {
    static final int PER_PAGE = 10;
    /** Days that can be leafed back to. */
    private static final int DAYS_BACK = 31;

    private final DayReports reports;
    private final ReportCards cards;

    public TodaySection(DayReports reports, ReportCards cards) {
        this.reports = reports;
        this.cards = cards;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) ->
                name.equals("today") ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.MenuKey(var key) ->
                key.equals(MenuKeys.TODAY) ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.Tap(DayPage page, var messageId) -> Optional.of(leaf(member, state, page));
            default -> Optional.empty();
        };
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        return Turn.stay(state)
                .say(
                        member.redeems()
                                ? page(member, Whose.ALL, reports.today(), 0)
                                : Message.of("report.not-for-role"));
    }

    private Turn<CashierDialog> leaf(StaffMember member, CashierDialog state, DayPage asked) {
        if (!member.redeems()) {
            return Turn.stay(state).alert(Text.of("report.not-for-role"));
        }
        long today = reports.today().toEpochDay();
        long day = Math.clamp(asked.day(), today - DAYS_BACK, today);
        return Turn.stay(state).edit(page(member, asked.whose(), LocalDate.ofEpochDay(day), asked.page()));
    }

    private Message page(StaffMember member, Whose whose, LocalDate day, int asked) {
        var widest = ReportScope.of(member);
        var scope = whose == Whose.MINE ? ReportScope.own(member) : widest;
        var figures = reports.figures(scope, day);
        int last = Math.max(0, (figures.entries() - 1) / PER_PAGE);
        int page = Math.clamp(asked, 0, last);
        var entries = reports.entries(scope, day, page, PER_PAGE);
        var title = Text.of(day.equals(reports.today()) ? "report.today" : "report.day")
                .with("day", day);
        return cards.day(scope, title, figures, entries, member.language())
                .with(new Buttons.Inline(buttons(widest, whose, day, page, last)));
    }

    private List<List<Button>> buttons(ReportScope widest, Whose whose, LocalDate day, int page, int last) {
        int number = Math.toIntExact(day.toEpochDay());
        var rows = new ArrayList<List<Button>>();
        var leaves = new ArrayList<Button>();
        if (page < last) {
            leaves.add(Button.choose("common.earlier", new DayPage(whose, number, page + 1)));
        }
        if (page > 0) {
            leaves.add(Button.choose("common.later", new DayPage(whose, number, page - 1)));
        }
        if (!leaves.isEmpty()) {
            rows.add(leaves);
        }
        if (!(widest instanceof ReportScope.Own)) {
            rows.add(List.of(
                    whose == Whose.ALL
                            ? Button.choose("report.only-mine", new DayPage(Whose.MINE, number, 0))
                            : Button.choose("report.all", new DayPage(Whose.ALL, number, 0))));
        }
        var days = new ArrayList<Button>();
        if (day.isAfter(reports.today().minusDays(DAYS_BACK))) {
            days.add(Button.choose("report.day-before", new DayPage(whose, number - 1, 0)));
        }
        if (day.isBefore(reports.today())) {
            days.add(Button.choose("report.day-after", new DayPage(whose, number + 1, 0)));
        }
        rows.add(days);
        return rows;
    }
}
