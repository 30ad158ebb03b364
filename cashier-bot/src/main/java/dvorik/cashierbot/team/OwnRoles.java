package dvorik.cashierbot.team;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.StaffSection;
import dvorik.cashierbot.Tills;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.Colleague.HeldRole;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffMember.Grant;
import dvorik.core.staff.StaffService;
import dvorik.core.staff.TeamService;
import dvorik.core.text.Html;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Who am I here: the own roles and places, and the choice among several. */
public final class OwnRoles implements StaffSection {
    private static final int LONGEST_LABEL = 40;
    private final TeamService team;
    private final StaffService staff;
    private final RoleWords roles;
    private final Tills tills;

    public OwnRoles(TeamService team, StaffService staff, RoleWords roles, Tills tills) {
        this.team = team;
        this.staff = staff;
        this.roles = roles;
        this.tills = tills;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload)
            when name.equals("me") -> Optional.of(Turn.stay(state).say(card(member)));
            case Input.Tap(CashierChoice.ActAs(var role), var messageId) -> Optional.of(actAs(member, state, role));
            default -> Optional.empty();
        };
    }

    /** The work begun in another role is put down: its till may not be this one's. */
    private Turn<CashierDialog> actAs(StaffMember member, CashierDialog state, long role) {
        if (!team.actAs(member, role == 0 ? null : role)) {
            return Turn.stay(state).edit(card(member));
        }
        var now = staff.find(member.id()).orElse(member);
        var words = now.grants().size() == 1
                ? Text.of("team.acting").with("role", words(now, now.grants().getFirst()))
                : Text.of("team.acting-all");
        return Turn.<CashierDialog>rest().edit(card(now)).say(Message.of(words).with(tills.menu(now)));
    }

    private Message card(StaffMember member) {
        var held = team.rolesOf(member);
        var places = roles.places(member.business());
        boolean several = held.size() > 1;
        boolean one = several && member.grants().size() == 1;
        var model = new HashMap<String, Object>();
        model.put("name", Html.shortName(member.name()));
        model.put(
                "roles",
                held.stream()
                        .map(role -> roles.plain(member.language(), role.role(), role.salon(), places))
                        .toList());
        model.put("several", several);
        model.put("acting", one ? words(member, member.grants().getFirst()) : null);
        if (!several) {
            return Message.card("team_me", model);
        }
        var rows = new ArrayList<List<Button>>();
        for (var role : held) {
            if (!one || !isActing(member, role)) {
                var label = roles.plain(member.language(), role.role(), role.salon(), places);
                rows.add(List.of(Button.choose(
                        Text.of("common.value").with("value", Html.shorten(label, LONGEST_LABEL)),
                        new CashierChoice.ActAs(role.id()))));
            }
        }
        if (one) {
            rows.add(List.of(Button.choose("team.all-roles", new CashierChoice.ActAs(0))));
        }
        return Message.card("team_me", model).with(new Buttons.Inline(rows));
    }

    private static boolean isActing(StaffMember member, HeldRole role) {
        return member.grants().contains(new Grant(role.role(), role.salon()));
    }

    private Text words(StaffMember member, Grant grant) {
        return roles.of(grant.role(), grant.salon(), roles.places(member.business()));
    }
}
