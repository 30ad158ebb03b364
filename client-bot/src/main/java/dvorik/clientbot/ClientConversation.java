package dvorik.clientbot;

import dvorik.clientbot.account.MyData;
import dvorik.clientbot.joining.Joining;
import dvorik.core.consent.ConsentService;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Conversation;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.customer.CustomerService;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Sends each input where it belongs: commands and menu first, from every state, then the step of the state. */
final class ClientConversation implements Conversation<ClientDialog> {
    private final CustomerService customers;
    private final ConsentService consents;
    private final Joining joining;
    private final ClientSection rights;
    private final List<ClientSection> sections;
    private final Subscriptions subscriptions;
    private final BooleanSupplier bookable;

    /** Who came to a channel or left it. */
    interface Subscriptions {
        void changed(long channelId, String channelName, long telegramId, boolean subscribed);
    }

    /**
     * @param rights what a person can do whether the terms are accepted or not
     * @param sections what joined customers can do, asked in this order
     * @param bookable whether there is something to book
     */
    ClientConversation(
            CustomerService customers,
            ConsentService consents,
            Joining joining,
            ClientSection rights,
            List<ClientSection> sections,
            Subscriptions subscriptions,
            BooleanSupplier bookable) {
        this.bookable = bookable;
        this.rights = rights;
        this.customers = customers;
        this.consents = consents;
        this.joining = joining;
        this.sections = List.copyOf(sections);
        this.subscriptions = subscriptions;
    }

    @Override
    public Turn<ClientDialog> answer(Visitor visitor, ClientDialog state, Input input) {
        var turn = answered(visitor, state, input);
        boolean menu = turn.says().stream()
                .anyMatch(say -> say instanceof Turn.Say.Send(var message) && message.buttons() == MenuKeys.main());
        if (!menu || !bookable.getAsBoolean()) {
            return turn;
        }
        var says = turn.says().stream()
                .map(say -> say instanceof Turn.Say.Send(var message)
                        ? new Turn.Say.Send(MenuKeys.withBooking(message))
                        : say)
                .toList();
        return new Turn<>(turn.next(), turn.keepsButtons(), turn.language(), says, turn.toast(), turn.alert());
    }

    private Turn<ClientDialog> answered(Visitor visitor, ClientDialog state, Input input) {
        if (state instanceof ClientDialog.Joining step && !leaves(input)) {
            if (input instanceof Input.Tap(ClientChoice.TalkIn(var language), var messageId)) {
                // a customer who is asked for consent again has a language already
                customers
                        .findByTelegram(visitor.telegramId())
                        .ifPresent(known -> customers.changeLanguage(known.id(), language));
            }
            return joining.on(step, input, visitor);
        }
        var customer = customers.findByTelegram(visitor.telegramId());
        if (customer.isEmpty()) {
            return stranger(visitor, state, input);
        }
        return known(visitor, customer.get(), state, input).in(languageAfter(customer.get(), input));
    }

    @Override
    public Turn<ClientDialog> apologise(Visitor visitor, ClientDialog state) {
        return Turn.stay(state).say("common.our-fault");
    }

    @Override
    public void reachable(long telegramId, boolean reachable) {
        customers.markReachable(telegramId, reachable);
    }

    @Override
    public void subscribed(long channelId, String channelName, long telegramId, boolean subscribed) {
        subscriptions.changed(channelId, channelName, telegramId, subscribed);
    }

    /** Commands, the menu and buttons of old messages work in every state. */
    private static boolean leaves(Input input) {
        return switch (input) {
            case Input.Command command -> true;
            case Input.MenuKey(var key) -> !key.equals(MenuKeys.SKIP) && !key.equals(MenuKeys.SHARE_PHONE);
            case Input.Tap(var choice, var messageId) -> choice instanceof Choice.Anytime;
            default -> false;
        };
    }

    /** Somebody who has not accepted the terms: whatever it is, the answer is the way in. */
    private Turn<ClientDialog> stranger(Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload)
            when name.equals("help") -> Turn.stay(state).say("client.help-stranger");
            case Input.Command(var name, var payload)
            when name.equals("cancel") ->
                Turn.<ClientDialog>rest()
                        .say(Message.of("client.cancelled-joining").with(new Buttons.NoMenu()));
            case Input.Command(var name, var payload)
            when name.equals("language") -> Turn.stay(state).say(languageQuestion());
            case Input.Tap(ClientChoice.ChangeLanguage(var language), var messageId) ->
                joining.begin(DeepLink.of(state)).in(language);
            case Input.Command(var name, var payload) when name.equals("start") -> begin(DeepLink.of(payload), state);
            case Input.Tap(ClientChoice.DeleteForGood(), var messageId) -> MyData.gone();
            default -> kindly(visitor, joining.begin(DeepLink.of(state)));
        };
    }

    /** @param link just opened */
    private Turn<ClientDialog> begin(DeepLink link, ClientDialog state) {
        var turn = joining.begin(link.after(DeepLink.of(state)));
        return joining.announcement(link)
                .map(words -> turn.opening(new Turn.Say.Send(words)))
                .orElse(turn);
    }

    private Turn<ClientDialog> known(Visitor visitor, Customer customer, ClientDialog state, Input input) {
        if (input instanceof Input.Tap(ClientChoice.ChangeLanguage(var language), var messageId)) {
            customers.changeLanguage(customer.id(), language);
            if (customer.joined()) {
                return Turn.stay(state)
                        .say(Message.of("client.language.changed").with(MenuKeys.main()));
            }
            return Turn.stay(state).say("client.language.changed").say(joining.question(step(state), visitor));
        }
        var right = rights.answer(customer, visitor, state, input);
        if (right.isPresent()) {
            return right.get();
        }
        if (customer.blocked()) {
            return Turn.stay(state).say("client.paused");
        }
        var link = input instanceof Input.Command(var name, var payload) && name.equals("start")
                ? DeepLink.of(payload)
                : DeepLink.NONE;
        if (!customer.joined() && link.arrival() != null) {
            customers.keepArrival(customer.id(), link.arrival());
        }
        if (!consents.inForce().acceptedBy(customer)) {
            return joining.askConsentAgain(customer, link);
        }
        if (!customer.joined()) {
            var turn = notJoined(visitor, state, input);
            return joining.announcement(link)
                    .map(words -> turn.opening(new Turn.Say.Send(words)))
                    .orElse(turn);
        }
        for (var section : sections) {
            var answer = section.answer(customer, visitor, state, input);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return switch (input) {
            case Input.Command(var name, var payload) -> command(customer, state, name);
            case Input.MenuKey(var key) -> menuKey(customer, state, key);
            default -> kindly(visitor, menu(state, "client.menu.use-buttons"));
        };
    }

    private Turn<ClientDialog> command(Customer customer, ClientDialog state, String name) {
        return switch (name) {
            case "start", "menu" ->
                menu(null, Text.of("client.menu.hello").with("name", Html.shortName(customer.firstName())));
            case "language" -> Turn.stay(state).say(languageQuestion());
            case "cancel" -> menu(null, "client.menu.cancelled");
            case "help" -> menu(state, "client.help");
            default -> menu(state, "common.unknown-command");
        };
    }

    private Turn<ClientDialog> menuKey(Customer customer, ClientDialog state, String key) {
        return switch (key) {
            case MenuKeys.LANGUAGE -> Turn.stay(state).say(languageQuestion());
            case MenuKeys.HELP -> menu(state, "client.help");
            default -> menu(state, "client.menu.use-buttons");
        };
    }

    /** Whatever is asked on the way in, the question of the current step comes again and nothing told is lost. */
    private Turn<ClientDialog> notJoined(Visitor visitor, ClientDialog state, Input input) {
        var step = step(state);
        var question = joining.question(step, visitor);
        Turn<ClientDialog> turn = step.equals(state) ? Turn.stay(state) : Turn.to(step);
        return switch (input) {
            case Input.Command(var name, var payload) ->
                switch (name) {
                    case "start" -> kindly(visitor, turn.say(question));
                    case "help" -> turn.say("client.help-stranger").say(question);
                    case "language" -> turn.say(languageQuestion());
                    case "cancel" -> turn.say("client.joining.no-hurry").say(question);
                    default -> kindly(visitor, turn.say("client.joining.first").say(question));
                };
            default -> kindly(visitor, turn.say(question));
        };
    }

    /** @return the step of somebody who has accepted the terms but never finished */
    private static ClientDialog.Joining step(ClientDialog state) {
        return state instanceof ClientDialog.Joining step && !(step instanceof ClientDialog.AskConsent)
                ? step
                : new ClientDialog.AskPhone();
    }

    private static Turn<ClientDialog> menu(ClientDialog state, String key) {
        return menu(state, Text.of(key));
    }

    private static Turn<ClientDialog> menu(ClientDialog state, Text words) {
        return Turn.stay(state).say(Message.of(words).with(MenuKeys.main()));
    }

    private static Message languageQuestion() {
        return Message.of("client.language.ask")
                .with(new Buttons.Inline(Arrays.stream(Language.values())
                        .map(language -> List.<Button>of(Button.choose(
                                "common.language." + language.code(), new ClientChoice.ChangeLanguage(language))))
                        .toList()));
    }

    /** A conversation whose state was lost begins again with a kind word. */
    private static Turn<ClientDialog> kindly(Visitor visitor, Turn<ClientDialog> turn) {
        return visitor.lost() ? turn.opening(new Turn.Say.Send(Message.of("common.started-again"))) : turn;
    }

    private static Language languageAfter(Customer customer, Input input) {
        return input instanceof Input.Tap(ClientChoice.ChangeLanguage(var language), var messageId)
                ? language
                : customer.language();
    }
}
