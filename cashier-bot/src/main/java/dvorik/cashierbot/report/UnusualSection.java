package dvorik.cashierbot.report;

import dvorik.cashierbot.CashierChoice.SuspendUnusual;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.report.UnusualPatterns;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.TeamChange;
import dvorik.core.staff.TeamService;
import dvorik.core.text.Text;
import java.util.Optional;

/** The button under what an owner was told: it suspends the person, also when tapped twice or by two owners. */
public final class UnusualSection implements StaffSection {
    private final UnusualPatterns patterns;
    private final TeamService team;
    private final UnusualCards cards;

    public UnusualSection(UnusualPatterns patterns, TeamService team, UnusualCards cards) {
        this.patterns = patterns;
        this.team = team;
        this.cards = cards;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return input instanceof Input.Tap(SuspendUnusual(var id), var messageId)
                ? Optional.of(suspend(member, state, id))
                : Optional.empty();
    }

    private Turn<CashierDialog> suspend(StaffMember member, CashierDialog state, long id) {
        var turn = Turn.stay(state);
        var pattern = patterns.find(id).filter(p -> p.business().equals(member.business()));
        if (pattern.isEmpty()) {
            return turn.alert(Text.of("team.gone"));
        }
        return switch (team.suspend(member, pattern.get().person())) {
            case TeamChange.Done(var person) -> turn.edit(cards.suspended(pattern.get()));
            case TeamChange.LastOwner(var person) -> turn.alert(Text.of("team.last-owner"));
            case TeamChange.NotAllowed() -> turn.alert(Text.of("team.gone"));
        };
    }
}
