package dvorik.cashierbot;

import dvorik.cashierbot.staff.Inviting;
import dvorik.cashierbot.till.TillSteps;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Conversation;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Sent;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.salon.SalonService;
import dvorik.core.staff.InvitationResult;
import dvorik.core.staff.Role;
import dvorik.core.staff.StaffMember;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets staff in and nobody else: who works here is looked up at every input, so that a removed person is out at once.
 * Commands and the menu work in every state.
 */
final class CashierConversation implements Conversation<CashierDialog> {
    private static final int LONGEST_NAME = 64;

    private final StaffService staff;
    private final SalonService salons;
    private final Tills tills;
    private final TillSteps till;
    private final List<StaffSection> sections;

    /** @param sections what staff can do beside the till, asked in this order before it */
    CashierConversation(
            StaffService staff, SalonService salons, Tills tills, TillSteps till, List<StaffSection> sections) {
        this.staff = staff;
        this.salons = salons;
        this.tills = tills;
        this.till = till;
        this.sections = List.copyOf(sections);
    }

    @Override
    public Turn<CashierDialog> answer(Visitor visitor, CashierDialog state, Input input) {
        if (input instanceof Input.Command(var name, var payload)
                && name.equals("start")
                && payload.startsWith(Inviting.PAYLOAD)) {
            return invited(visitor, state, payload.substring(Inviting.PAYLOAD.length()));
        }
        return member(visitor)
                .map(member -> staffInput(member, visitor, state, input).in(languageAfter(member, input)))
                .orElseGet(() -> outsider(visitor));
    }

    @Override
    public Optional<Turn<CashierDialog>> edited(Visitor visitor, CashierDialog state, Sent sent) {
        return member(visitor).flatMap(member -> sections.stream()
                .flatMap(section -> section.edited(member, state, sent).stream())
                .findFirst()
                .map(turn -> turn.in(member.language())));
    }

    @Override
    public Turn<CashierDialog> apologise(Visitor visitor, CashierDialog state) {
        return Turn.stay(state).say("common.our-fault");
    }

    @Override
    public void reachable(long telegramId, boolean reachable) {
        // staff are told what concerns them when they come back; nothing is kept
    }

    private Optional<StaffMember> member(Visitor visitor) {
        return staff.findByTelegram(visitor.telegramId())
                .filter(member -> !member.grants().isEmpty())
                .map(member -> staff.named(member, Html.shorten(visitor.firstName(), LONGEST_NAME)));
    }

    /** The same for everybody who does not work here, whatever they send; who is suspended may know it. */
    private Turn<CashierDialog> outsider(Visitor visitor) {
        var words = staff.isSuspended(visitor.telegramId()) ? "cashier.suspended" : "cashier.strangers";
        return Turn.<CashierDialog>rest().say(Message.of(words).with(new Buttons.NoMenu()));
    }

    private Turn<CashierDialog> staffInput(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        for (var section : sections) {
            var answer = section.answer(member, visitor, state, input);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return switch (input) {
            case Input.Command(var name, var payload) -> command(member, visitor, state, name, payload);
            case Input.MenuKey(var key) -> menuKey(member, state, key);
            case Input.Tap(CashierChoice.ChangeLanguage(var language), var messageId) -> {
                staff.changeLanguage(member.id(), language);
                yield Turn.stay(state)
                        .say(Message.of("cashier.language.changed").with(menu(member)));
            }
            default -> step(member, visitor, state, input);
        };
    }

    private Turn<CashierDialog> step(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        if (visitor.lost() && !TillSteps.isCode(input) && !(input instanceof Input.Picture)) {
            return Turn.<CashierDialog>rest()
                    .say(Message.of(member.redeems() ? "cashier.started-again" : "cashier.nothing-here")
                            .with(menu(member)));
        }
        return member.redeems()
                ? till.on(member, state, input, visitor)
                : Turn.stay(state).say(Message.of("cashier.nothing-here").with(menu(member)));
    }

    private Turn<CashierDialog> command(
            StaffMember member, Visitor visitor, CashierDialog state, String name, String payload) {
        return switch (name) {
            case "start" ->
                (payload.startsWith(CashierBot.CODE_PAYLOAD) || payload.startsWith(CashierBot.CARD_PAYLOAD))
                                && member.redeems()
                        ? till.opened(member, visitor, state, payload)
                        : hello(member, state);
            case "menu" -> hello(member, state);
            case "cancel" -> member.redeems() ? till(member, state, "cashier.till.cancelled") : hello(member, state);
            case "language" -> Turn.stay(state).say(languageQuestion());
            case "help" -> help(member, state);
            default -> Turn.stay(state).say(Message.of("common.unknown-command").with(menu(member)));
        };
    }

    private Turn<CashierDialog> menuKey(StaffMember member, CashierDialog state, String key) {
        return switch (key) {
            case MenuKeys.CHECK -> member.redeems() ? till.ready(member, state) : hello(member, state);
            case MenuKeys.TILL -> member.redeems() ? till.chooseTill(member, null) : hello(member, state);
            default -> help(member, state);
        };
    }

    private Turn<CashierDialog> invited(Visitor visitor, CashierDialog state, String token) {
        var name = Html.shorten(visitor.firstName().isBlank() ? "-" : visitor.firstName(), LONGEST_NAME);
        return switch (staff.accept(token, visitor.telegramId(), name, visitor.language())) {
            case InvitationResult.Accepted(var member, var role, var salon) -> {
                var place = salon == null
                        ? null
                        : salons.find(salon).map(s -> s.name()).orElse(null);
                var key = place == null
                        ? "cashier.invited"
                        : role.redeems() ? "cashier.invited-salon" : "cashier.invited-salon-no-till";
                var words =
                        Text.of(key).with("name", Html.shortName(member.name())).with("role", Inviting.roleName(role));
                yield Turn.<CashierDialog>rest()
                        .say(Message.of(place == null ? words : words.with("salon", place))
                                .with(menu(member)))
                        .in(member.language());
            }
            case InvitationResult.ForSomebodyElse() -> Turn.stay(state).say("cashier.invitation-for-other");
            case InvitationResult.NotValid() ->
                staff.isSuspended(visitor.telegramId())
                        ? outsider(visitor)
                        : Turn.stay(state)
                                .say("cashier.invitation-not-valid")
                                .in(member(visitor).map(StaffMember::language).orElse(visitor.language()));
        };
    }

    private Turn<CashierDialog> help(StaffMember member, CashierDialog state) {
        return Turn.stay(state)
                .say(Message.of(
                                member.redeems()
                                        ? "cashier.help"
                                        : member.is(Role.MASTER) ? "cashier.help-master" : "cashier.help-no-till")
                        .with(menu(member)));
    }

    private Turn<CashierDialog> hello(StaffMember member, CashierDialog state) {
        var words = member.redeems()
                ? "cashier.hello"
                : member.is(Role.MASTER) ? "cashier.hello-master" : "cashier.hello-no-till";
        return till(member, state, words);
    }

    /** Back to the till that was chosen, with the menu. */
    private Turn<CashierDialog> till(StaffMember member, CashierDialog state, String key) {
        long chosen = state == null ? 0 : state.salon();
        var next = chosen == 0 ? null : new CashierDialog.AtTill(chosen);
        var words = key.startsWith("cashier.hello")
                ? Text.of(key).with("name", Html.shortName(member.name()))
                : Text.of(key);
        return Turn.<CashierDialog>to(next).say(Message.of(words).with(menu(member)));
    }

    private Buttons menu(StaffMember member) {
        return tills.menu(member);
    }

    private static Message languageQuestion() {
        return Message.of("cashier.language.ask")
                .with(new Buttons.Inline(Arrays.stream(Language.values())
                        .map(language -> List.<Button>of(Button.choose(
                                "common.language." + language.code(), new CashierChoice.ChangeLanguage(language))))
                        .toList()));
    }

    private static Language languageAfter(StaffMember member, Input input) {
        return input instanceof Input.Tap(CashierChoice.ChangeLanguage(var language), var messageId)
                ? language
                : member.language();
    }
}
