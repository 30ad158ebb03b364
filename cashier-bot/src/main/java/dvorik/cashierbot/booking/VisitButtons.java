package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.core.booking.Booking;
import dvorik.core.booking.BookingStatus;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.staff.StaffMember;
import java.util.ArrayList;
import java.util.List;

/** What a person can do with a visit as it is now. */
final class VisitButtons {
    private static final int A_ROW = 2;

    private VisitButtons() {}

    /** @return null where there is nothing to do */
    static Buttons of(StaffMember member, Booking booking) {
        var rows = new ArrayList<List<Button>>();
        long id = booking.id().value();
        boolean leads = VisitRights.leads(member, booking);
        boolean performs = VisitRights.performs(member, booking);
        switch (booking.status()) {
            case PENDING -> {
                if (leads) {
                    rows.add(List.of(
                            Button.choose("cashier.visit.accept", new Visits.AcceptVisit(id), Button.Style.SUCCESS),
                            Button.choose("cashier.visit.refuse", new Visits.CancelVisit(id), Button.Style.DANGER)));
                }
                ahead(rows, id, leads, performs);
            }
            case CONFIRMED -> {
                if (performs) {
                    rows.add(List.of(
                            Button.choose("cashier.visit.start", new Visits.StartVisit(id), Button.Style.SUCCESS)));
                }
                ahead(rows, id, leads, performs);
            }
            case UNASSIGNED -> {
                if (VisitRights.mayTake(member, booking)) {
                    rows.add(List.of(
                            Button.choose("cashier.visit.take", new Visits.TakeVisit(id), Button.Style.SUCCESS)));
                }
                if (leads) {
                    rows.add(List.of(
                            Button.choose("cashier.visit.move", new Visits.MoveVisit(id)),
                            Button.choose("cashier.visit.cancel", new Visits.CancelVisit(id))));
                }
            }
            case IN_PROGRESS -> {
                if (leads || performs) {
                    rows.add(List.of(
                            Button.choose("cashier.visit.finish", new Visits.FinishVisit(id), Button.Style.SUCCESS)));
                }
            }
            case NO_SHOW -> {
                if (leads || performs) {
                    rows.add(List.of(Button.choose("cashier.visit.arrived", new Visits.ArrivedVisit(id))));
                }
            }
            default -> {}
        }
        if (booking.status() != BookingStatus.HELD && (leads || performs)) {
            last(rows, booking, leads);
        }
        return rows.isEmpty() ? null : new Buttons.Inline(rows);
    }

    private static void ahead(List<List<Button>> rows, long id, boolean leads, boolean performs) {
        if (!leads && !performs) {
            return;
        }
        var some = new ArrayList<Button>();
        if (leads) {
            some.add(Button.choose("cashier.visit.move", new Visits.MoveVisit(id)));
            some.add(Button.choose("cashier.visit.cancel", new Visits.CancelVisit(id)));
        }
        some.add(Button.choose("cashier.visit.late", new Visits.LateVisit(id)));
        some.add(Button.choose(
                performs ? "cashier.visit.decline" : "cashier.visit.pass-on", new Visits.DeclineVisit(id)));
        some.add(Button.choose("cashier.visit.arrived", new Visits.ArrivedVisit(id)));
        some.add(Button.choose("cashier.visit.no-show", new Visits.AskNoShow(id)));
        for (int i = 0; i < some.size(); i += A_ROW) {
            rows.add(List.copyOf(some.subList(i, Math.min(some.size(), i + A_ROW))));
        }
    }

    private static void last(List<List<Button>> rows, Booking booking, boolean leads) {
        long id = booking.id().value();
        var some = new ArrayList<Button>();
        some.add(Button.choose("cashier.visit.note", new Visits.NoteVisit(id)));
        if (leads && booking.customer().isPresent()) {
            some.add(Button.choose("cashier.visit.write", new Visits.WriteToCustomer(id)));
        }
        rows.add(some);
    }
}
