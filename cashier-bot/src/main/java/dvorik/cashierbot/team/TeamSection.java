package dvorik.cashierbot.team;

import dvorik.cashierbot.CashierChoice.Team;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.StaffSection;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.InvitationId;
import dvorik.core.id.StaffId;
import dvorik.core.staff.Colleague;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.TeamChange;
import dvorik.core.staff.TeamService;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.Optional;
import java.util.function.Function;

/** One message whose screens follow each other; it has no state, so that work at the till goes on beside it. */
public final class TeamSection implements StaffSection {
    private final TeamService team;
    private final TeamCards cards;

    public TeamSection(TeamService team, TeamCards cards) {
        this.team = team;
        this.cards = cards;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) ->
                name.equals("team") ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.MenuKey(var key) ->
                key.equals(MenuKeys.TEAM) ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.Tap(Team.TeamInvite invite, var messageId) -> Optional.empty();
            case Input.Tap(Team choice, var messageId) -> Optional.of(tapped(member, state, choice));
            default -> Optional.empty();
        };
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        return Turn.stay(state).say(member.leads() ? list(member, 0) : Message.of("team.not-allowed"));
    }

    private Turn<CashierDialog> tapped(StaffMember member, CashierDialog state, Team choice) {
        var turn = Turn.stay(state);
        if (!member.leads()) {
            return turn.alert(Text.of("team.not-allowed"));
        }
        return switch (choice) {
            case Team.TeamPage(var page) -> turn.edit(list(member, page));
            case Team.TeamPerson(var id) -> with(member, turn, id, person -> turn.edit(cards.person(member, person)));
            case Team.TeamSuspend(var id) ->
                with(member, turn, id, person -> changed(member, turn, team.suspend(member, person.id())));
            case Team.TeamBringBack(var id) ->
                with(member, turn, id, person -> changed(member, turn, team.bringBack(member, person.id())));
            case Team.TeamAskTake(var id, var role) ->
                with(member, turn, id, person -> person.roles().stream()
                        .filter(held -> held.id() == role)
                        .findFirst()
                        .map(held -> turn.edit(cards.askTake(member, person, held)))
                        .orElseGet(() -> turn.edit(cards.person(member, person))));
            case Team.TeamTake(var id, var role) ->
                with(member, turn, id, person -> changed(member, turn, team.takeRole(member, person.id(), role)));
            case Team.TeamAskRemove(var id) -> with(member, turn, id, person -> turn.edit(cards.askRemove(person)));
            case Team.TeamRemove(var id) ->
                with(member, turn, id, person -> changed(member, turn, team.remove(member, person.id())));
            case Team.TeamInvitations() -> invitations(member, turn);
            case Team.TeamWithdraw(var id) -> {
                boolean done = id > 0 && team.withdraw(member, new InvitationId(id));
                yield invitations(member, turn).toast(Text.of(done ? "team.withdrawn" : "team.not-open"));
            }
            case Team.TeamInvite() -> turn;
        };
    }

    /** @return what to do with the colleague, or the list where the person is gone or out of reach */
    private Turn<CashierDialog> with(
            StaffMember member, Turn<CashierDialog> turn, long id, Function<Colleague, Turn<CashierDialog>> use) {
        return Optional.of(id)
                .filter(i -> i > 0)
                .flatMap(i -> team.find(member, new StaffId(i)))
                .map(use)
                .orElseGet(() -> gone(member, turn));
    }

    private Turn<CashierDialog> changed(StaffMember member, Turn<CashierDialog> turn, TeamChange change) {
        return switch (change) {
            case TeamChange.Done(var person) -> {
                var name = Html.shortName(person.name());
                // the own rights may have gone with it
                yield team.find(member, person.id())
                        .map(now -> turn.edit(cards.person(member, now))
                                .toast(Text.of(now.suspended() ? "team.suspended" : "team.done")
                                        .with("name", name)))
                        .orElseGet(() -> turn.edit(list(member, 0))
                                .toast(Text.of("team.removed").with("name", name)));
            }
            case TeamChange.LastOwner(var person) ->
                turn.edit(cards.person(member, person)).alert(Text.of("team.last-owner"));
            case TeamChange.NotAllowed() -> gone(member, turn);
        };
    }

    private Turn<CashierDialog> gone(StaffMember member, Turn<CashierDialog> turn) {
        return turn.edit(list(member, 0)).toast(Text.of("team.gone"));
    }

    private Turn<CashierDialog> invitations(StaffMember member, Turn<CashierDialog> turn) {
        var open = team.openInvitations(member);
        return turn.edit(open.isEmpty() ? list(member, 0) : cards.invitations(member, open));
    }

    private Message list(StaffMember member, int page) {
        return cards.list(
                member, team.list(member), page, team.openInvitations(member).size());
    }
}
