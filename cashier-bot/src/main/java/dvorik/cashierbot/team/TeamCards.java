package dvorik.cashierbot.team;

import dvorik.cashierbot.CashierChoice.Team;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Message;
import dvorik.core.staff.Colleague;
import dvorik.core.staff.OpenInvitation;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.TeamRights;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The screens of the team. */
public final class TeamCards {
    static final int PER_PAGE = 8;
    private static final int LONGEST_NAME_ON_BUTTON = 20;
    private static final int LONGEST_LABEL = 40;

    /** Open invitations on one screen; the others follow when these are gone. */
    private static final int MOST_INVITATIONS = 20;

    private final Texts texts;
    private final RoleWords roles;
    private final Clock clock;

    /** @param clock business time in the zone of the business */
    public TeamCards(Texts texts, RoleWords roles, Clock clock) {
        this.texts = texts;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * @param page from 0; the last one where there are fewer
     * @param open number of invitations that wait
     */
    Message list(StaffMember by, List<Colleague> team, int page, int open) {
        int last = Math.max(0, (team.size() - 1) / PER_PAGE);
        int shown = Math.clamp(page, 0, last);
        var here = team.subList(shown * PER_PAGE, Math.min(team.size(), (shown + 1) * PER_PAGE));
        var places = roles.places(by.business());
        var lines = new ArrayList<String>();
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < here.size(); i++) {
            var person = here.get(i);
            int number = shown * PER_PAGE + i + 1;
            var held = person.roles().stream()
                    .map(role -> roles.plain(by.language(), role.role(), role.salon(), places))
                    .collect(Collectors.joining("; "));
            lines.add(texts.plain(
                    by.language(),
                    Text.of(person.suspended() ? "team.line-suspended" : "team.line")
                            .with("number", number)
                            .with("name", Html.shortName(person.name()))
                            .with("roles", held)));
            addToPair(
                    rows,
                    Button.choose(
                            Text.of("team.number-name")
                                    .with("number", number)
                                    .with("name", Html.shorten(person.name(), LONGEST_NAME_ON_BUTTON - 4)),
                            new Team.TeamPerson(person.id().value())));
        }
        rows.addAll(pages(shown, last));
        rows.add(List.of(Button.choose("team.invite", new Team.TeamInvite())));
        if (open > 0) {
            rows.add(List.of(
                    Button.choose(Text.of("team.invitations").with("count", open), new Team.TeamInvitations())));
        }
        var model = new HashMap<String, Object>();
        model.put("people", Text.of("team.people").with("count", team.size()));
        model.put("lines", lines);
        return Message.card("team_list", model).with(new Buttons.Inline(rows));
    }

    Message person(StaffMember by, Colleague person) {
        var rights = new TeamRights(by);
        var places = roles.places(by.business());
        long id = person.id().value();
        var model = new HashMap<String, Object>();
        model.put("name", Html.shortName(person.name()));
        model.put(
                "roles",
                person.roles().stream()
                        .map(role -> roles.plain(by.language(), role.role(), role.salon(), places))
                        .toList());
        model.put("since", person.since().atZone(clock.getZone()).toLocalDate());
        model.put("suspended", person.suspended());
        var rows = new ArrayList<List<Button>>();
        if (rights.maySuspend(person)) {
            rows.add(List.of(
                    person.suspended()
                            ? Button.choose("team.bring-back", new Team.TeamBringBack(id), Button.Style.SUCCESS)
                            : Button.choose("team.suspend", new Team.TeamSuspend(id))));
        }
        if (person.roles().size() > 1) {
            person.roles().stream()
                    .filter(role -> rights.mayTake(person, role))
                    .forEach(role -> rows.add(List.of(Button.choose(
                            label("team.take", roles.plain(by.language(), role.role(), role.salon(), places)),
                            new Team.TeamAskTake(id, role.id())))));
        }
        if (rights.mayRemove(person)) {
            rows.add(List.of(Button.choose("team.remove", new Team.TeamAskRemove(id), Button.Style.DANGER)));
        }
        rows.add(back());
        return Message.card("team_person", model).with(new Buttons.Inline(rows));
    }

    Message askTake(StaffMember by, Colleague person, Colleague.HeldRole role) {
        var words = roles.of(role.role(), role.salon(), roles.places(by.business()));
        return sure(
                Text.of("team.ask-take")
                        .with("name", Html.shortName(person.name()))
                        .with("role", words),
                person,
                "team.yes-take",
                new Team.TeamTake(person.id().value(), role.id()));
    }

    Message askRemove(Colleague person) {
        return sure(
                Text.of("team.ask-remove").with("name", Html.shortName(person.name())),
                person,
                "team.yes-remove",
                new Team.TeamRemove(person.id().value()));
    }

    Message invitations(StaffMember by, List<OpenInvitation> open) {
        var places = roles.places(by.business());
        var lines = new ArrayList<String>();
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < Math.min(MOST_INVITATIONS, open.size()); i++) {
            var invitation = open.get(i);
            var role = roles.plain(by.language(), invitation.role(), invitation.salon(), places);
            lines.add(texts.plain(
                    by.language(),
                    Text.of("team.invitation-line")
                            .with("number", i + 1)
                            .with("role", role)
                            .with("name", Html.shortName(invitation.inviterName()))
                            .with("until", invitation.expiresAt().atZone(clock.getZone()))));
            rows.add(List.of(Button.choose(
                    Text.of("team.withdraw").with("number", i + 1),
                    new Team.TeamWithdraw(invitation.id().value()))));
        }
        rows.add(back());
        return Message.card("team_invitations", Map.of("lines", lines)).with(new Buttons.Inline(rows));
    }

    private Message sure(Text question, Colleague person, String yes, Choice choice) {
        return Message.of(question)
                .with(Buttons.inline(
                        List.of(Button.choose(
                                "team.keep", new Team.TeamPerson(person.id().value()))),
                        List.of(Button.choose(yes, choice, Button.Style.DANGER))));
    }

    private static Text label(String key, String role) {
        return Text.of(key).with("role", Html.shorten(role, LONGEST_LABEL));
    }

    private static List<List<Button>> pages(int shown, int last) {
        var row = new ArrayList<Button>();
        if (shown > 0) {
            row.add(Button.choose("team.previous", new Team.TeamPage(shown - 1)));
        }
        if (shown < last) {
            row.add(Button.choose("team.next", new Team.TeamPage(shown + 1)));
        }
        return row.isEmpty() ? List.of() : List.of(row);
    }

    private static List<Button> back() {
        return List.of(Button.choose("team.back", new Team.TeamPage(0)));
    }

    private static void addToPair(List<List<Button>> rows, Button button) {
        if (rows.isEmpty() || rows.getLast().size() == 2) {
            rows.add(new ArrayList<>());
        }
        rows.getLast().add(button);
    }
}
