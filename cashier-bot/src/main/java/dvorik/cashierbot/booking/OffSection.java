package dvorik.cashierbot.booking;

import dvorik.cashierbot.CashierChoice.Visits;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.TimeOff;
import dvorik.cashierbot.CashierDialog.TimeOff.WhoseTime;
import dvorik.cashierbot.StaffSection;
import dvorik.core.booking.Absences;
import dvorik.core.booking.Absences.Absence;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.AbsenceId;
import dvorik.core.id.StaffId;
import dvorik.core.salon.Salon;
import dvorik.core.service.MasterDirectory;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.Optional;

/** A master's own time off, and time that a manager blocks. */
final class OffSection implements StaffSection {
    private final VisitRights rights;
    private final Absences absences;
    private final MasterDirectory masters;
    private final OffSteps steps;

    OffSection(VisitRights rights, Absences absences, MasterDirectory masters, OffSteps steps) {
        this.rights = rights;
        this.absences = absences;
        this.masters = masters;
        this.steps = steps;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Tap(Visits.MyTimeOff(), var messageId) -> Optional.of(own(member, state));
            case Input.Tap(Visits.BlockIn(var salon), var messageId) ->
                Optional.of(rights.led(member, salon)
                        .map(led -> steps.askWhose(state, led))
                        .orElseGet(() -> StepAnswers.refused(state)));
            case Input.Tap(Visits.CancelAbsence(var id), var messageId) -> Optional.of(cancel(member, state, id));
            default -> state instanceof TimeOff off ? step(member, visitor, off, input) : Optional.empty();
        };
    }

    private Turn<CashierDialog> own(StaffMember member, CashierDialog state) {
        return rights.ownPlace(member)
                .filter(salon -> masters.find(member.id()).isPresent())
                .map(salon -> steps.askDay(state, new WhoseTime(0, member.id().value(), 0), salon))
                .orElseGet(() -> Turn.<CashierDialog>stay(state).alert(Text.of("cashier.visit.off.no-schedule")));
    }

    private Optional<Turn<CashierDialog>> step(StaffMember member, Visitor visitor, TimeOff state, Input input) {
        if (Steps.isCancel(input)) {
            return Optional.of(Steps.putDown(state));
        }
        if (Steps.passesBy(member, input)) {
            return Optional.empty();
        }
        var place = place(member, state);
        if (place.isEmpty()) {
            return Optional.of(Steps.done(state).say("cashier.visit.not-yours"));
        }
        var salon = place.get();
        return Optional.of(
                switch (state) {
                    case TimeOff.OffWhose asking -> steps.whose(asking, salon, input);
                    case TimeOff.OffDay asking -> steps.day(asking, salon, input);
                    case TimeOff.OffHours asking -> steps.hours(asking, salon, input);
                    case TimeOff.OffSure asking -> steps.sure(member, visitor, asking, salon, input);
                });
    }

    /** @return whose zone counts; empty when the person may not any more */
    private Optional<Salon> place(StaffMember member, TimeOff state) {
        long at =
                switch (state) {
                    case TimeOff.OffWhose asking -> asking.at();
                    case TimeOff.OffDay asking -> asking.whose().at();
                    case TimeOff.OffHours asking -> asking.whose().at();
                    case TimeOff.OffSure asking -> asking.whose().at();
                };
        return at == 0 ? rights.ownPlace(member) : rights.led(member, at);
    }

    private Turn<CashierDialog> cancel(StaffMember member, CashierDialog state, long id) {
        var found = id <= 0 ? Optional.<Absence>empty() : absences.find(new AbsenceId(id));
        if (found.filter(absence -> may(member, absence)).isEmpty()) {
            return StepAnswers.refused(state);
        }
        return absences.cancel(member.id(), found.get().id())
                ? Turn.<CashierDialog>stay(state).say("cashier.visit.off.cancelled")
                : Turn.<CashierDialog>stay(state).edit(Message.of("cashier.visit.off.gone"));
    }

    private boolean may(StaffMember member, Absence absence) {
        if (VisitRights.isMaster(member) && absence.master().equals(Optional.of(member.id()))) {
            return true;
        }
        return rights.led(member).stream()
                .anyMatch(salon -> absences.ofSalon(salon.id(), absence.start(), absence.end()).stream()
                        .anyMatch(other -> other.id().equals(absence.id())));
    }

    /** The master of a question. */
    static Optional<StaffId> master(WhoseTime whose) {
        return whose.master() > 0 ? Optional.of(new StaffId(whose.master())) : Optional.empty();
    }
}
