package dvorik.cashierbot.staff;

import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.InvitingRole;
import dvorik.cashierbot.CashierDialog.InvitingSalon;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.StaffSection;
import dvorik.cashierbot.Tills;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.SalonId;
import dvorik.core.salon.Salon;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One who leads picks a role and a salon and gets a one-time link. */
public final class Inviting implements StaffSection {
    /** Payload of an invitation link: this and the token. */
    public static final String PAYLOAD = "i_";

    private static final List<Role> ROLES =
            List.of(Role.CASHIER, Role.MANAGER, Role.MASTER, Role.MARKETING, Role.READONLY, Role.OWNER);

    private final StaffService staff;
    private final SalonService salons;
    private final Tills tills;
    private final UnaryOperator<String> deepLink;

    /** @param deepLink makes the address that opens this bot with a payload */
    public Inviting(StaffService staff, SalonService salons, Tills tills, UnaryOperator<String> deepLink) {
        this.staff = staff;
        this.salons = salons;
        this.tills = tills;
        this.deepLink = deepLink;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload) ->
                name.equals("invite") ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.MenuKey(var key) ->
                key.equals(MenuKeys.INVITE) ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.Tap(CashierChoice.Team.TeamInvite(), var messageId) -> Optional.of(begin(member, state));
            case Input.Tap(Choice.Anytime any, var messageId) -> Optional.empty();
            default -> step(member, visitor, state, input);
        };
    }

    private Optional<Turn<CashierDialog>> step(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (!member.leads()) {
            return Optional.empty();
        }
        return switch (state) {
            case InvitingRole asked -> Optional.of(on(member, asked, input, visitor));
            case InvitingSalon asked -> Optional.of(on(member, asked, input, visitor));
            case null, default -> Optional.empty();
        };
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        if (!member.leads()) {
            return Turn.stay(state).say(Message.of("cashier.invite.not-allowed").with(tills.menu(member)));
        }
        return Turn.<CashierDialog>to(new InvitingRole(salonOf(state))).say(roleQuestion(member));
    }

    private Turn<CashierDialog> on(StaffMember member, InvitingRole state, Input input, Visitor visitor) {
        return switch (input) {
            case Input.Tap(CashierChoice.InviteAs(var role), var messageId) -> role(member, state, role, visitor);
            case Input.Tap(CashierChoice.Cancel(), var messageId) -> cancelled(state);
            default -> Turn.<CashierDialog>to(state).say(roleQuestion(member));
        };
    }

    private Turn<CashierDialog> on(StaffMember member, InvitingSalon state, Input input, Visitor visitor) {
        if (input instanceof Input.Tap(CashierChoice.Cancel(), var messageId)) {
            return cancelled(state);
        }
        var all = places(member, state.role());
        if (input instanceof Input.Tap(CashierChoice.InviteTo(var id), var messageId)) {
            var salon = all.stream().filter(s -> s.id().value() == id).findFirst();
            if (salon.isPresent()) {
                return invite(member, state, state.role(), salon.get(), visitor);
            }
        }
        return Turn.<CashierDialog>to(state).say(salonQuestion(state.role(), all));
    }

    private Turn<CashierDialog> role(StaffMember member, InvitingRole state, Role role, Visitor visitor) {
        if (!role.needsSalon()) {
            return member.mayInvite(role, null)
                    ? invite(member, state, role, null, visitor)
                    : Turn.<CashierDialog>to(state).say(roleQuestion(member));
        }
        var all = places(member, role);
        if (all.isEmpty()) {
            return Turn.<CashierDialog>to(state).say(roleQuestion(member));
        }
        return all.size() == 1
                ? invite(member, state, role, all.getFirst(), visitor)
                : Turn.<CashierDialog>to(new InvitingSalon(state.salon(), role)).edit(salonQuestion(role, all));
    }

    private Turn<CashierDialog> invite(
            StaffMember member, CashierDialog state, Role role, Salon salon, Visitor visitor) {
        SalonId salonId = salon == null ? null : salon.id();
        var token = staff.invite(member, role, salonId, visitor.requestKey());
        var link = deepLink.apply(PAYLOAD + token);
        var words = Text.of(salon == null ? "cashier.invite.link" : "cashier.invite.link-salon")
                .with("role", roleName(role))
                .with("link", link)
                .with("days", StaffService.INVITATION_LIFE.toDays());
        return Turn.<CashierDialog>to(new AtTill(state.salon()))
                .edit(Message.of(salon == null ? words : words.with("salon", salon.name()))
                        .with(Buttons.inline(List.of(new Button.Copy(Text.of("cashier.invite.copy"), link)))));
    }

    /** @return the roles that this member may let people into */
    private List<Role> roles(StaffMember member) {
        return member.is(Role.OWNER)
                ? ROLES
                : ROLES.stream().filter(Role::isLed).toList();
    }

    /** @return the salons where the member may let people into that role */
    private List<Salon> places(StaffMember member, Role role) {
        return salons.findAll(member.business()).stream()
                .filter(salon -> member.mayInvite(role, salon.id()))
                .toList();
    }

    public static Text roleName(Role role) {
        return Text.of("cashier.role." + role.code());
    }

    private Message roleQuestion(StaffMember member) {
        var rows = new ArrayList<List<Button>>();
        for (var role : roles(member)) {
            rows.add(List.of(Button.choose(roleName(role), new CashierChoice.InviteAs(role))));
        }
        rows.add(cancel());
        return Message.of("cashier.invite.ask-role").with(new Buttons.Inline(rows));
    }

    private static Message salonQuestion(Role role, List<Salon> all) {
        var rows = new ArrayList<List<Button>>();
        for (var salon : all) {
            rows.add(List.of(Button.choose(
                    Tills.label(salon), new CashierChoice.InviteTo(salon.id().value()))));
        }
        rows.add(cancel());
        return Message.of(Text.of("cashier.invite.ask-salon").with("role", roleName(role)))
                .with(new Buttons.Inline(rows));
    }

    private static List<Button> cancel() {
        return List.of(Button.choose("cashier.till.cancel", new CashierChoice.Cancel()));
    }

    private static Turn<CashierDialog> cancelled(CashierDialog state) {
        return Turn.<CashierDialog>to(new AtTill(state.salon())).edit(Message.of("cashier.invite.cancelled"));
    }

    private static long salonOf(CashierDialog state) {
        return state == null ? 0 : state.salon();
    }
}
