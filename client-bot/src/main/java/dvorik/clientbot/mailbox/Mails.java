package dvorik.clientbot.mailbox;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.notification.Mailbox;
import dvorik.core.notification.Mailbox.Mail;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages of messages, newest first; what was not opened before is marked. */
public final class Mails implements ClientSection {
    private static final int PAGE = 5;
    /** Of the words of a page: a message has room for 4096 characters. */
    private static final int ROOM = 3_500;

    private final Mailbox mailbox;
    private final Texts texts;
    private final Clock clock;

    /** @param clock business time */
    public Mails(Mailbox mailbox, Texts texts, Clock clock) {
        this.mailbox = mailbox;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (input) {
            case Input.Command(var name, var payload)
            when name.equals("messages") -> Optional.of(turn.say(newest(customer)));
            case Input.MenuKey(var key) when key.equals(MenuKeys.MESSAGES) -> Optional.of(turn.say(newest(customer)));
            case Input.Tap(ClientChoice.OlderMail(var before), var messageId) ->
                Optional.of(turn.edit(before <= 0 ? newest(customer) : older(customer, before)));
            case Input.Tap(ClientChoice.NewerMail(var after), var messageId) ->
                Optional.of(turn.edit(newer(customer, after)));
            default -> Optional.empty();
        };
    }

    private Message newest(Customer customer) {
        return older(customer, 0);
    }

    private Message older(Customer customer, long before) {
        // one more than is shown tells whether there is a further page
        var found = mailbox.olderThan(customer.id(), before, PAGE + 1);
        var shown = fitting(found);
        return page(customer, shown, before > 0, found.size() > shown.size());
    }

    private Message newer(Customer customer, long after) {
        var found = mailbox.newerThan(customer.id(), after, PAGE + 1);
        var shown = fitting(found.reversed()).reversed();
        return page(customer, shown, found.size() > shown.size(), true);
    }

    private Message page(Customer customer, List<Mail> shown, boolean newer, boolean older) {
        if (shown.isEmpty()) {
            return Message.of("client.mail.none");
        }
        mailbox.markRead(
                customer.id(),
                shown.stream().filter(mail -> !mail.read()).map(Mail::id).toList());
        var buttons = new ArrayList<Button>();
        if (newer) {
            buttons.add(Button.choose(
                    "client.mail.newer",
                    new ClientChoice.NewerMail(shown.getFirst().id())));
        }
        if (older) {
            buttons.add(Button.choose(
                    "client.mail.older",
                    new ClientChoice.OlderMail(shown.getLast().id())));
        }
        var model = Map.<String, Object>of(
                "mails", shown.stream().map(mail -> model(customer, mail)).toList());
        return Message.card("mail_page", model).with(buttons.isEmpty() ? null : Buttons.inline(buttons));
    }

    /** The first that fit into a message; at least one. */
    private static List<Mail> fitting(List<Mail> found) {
        var fit = new ArrayList<Mail>();
        int length = 0;
        for (var mail : found) {
            length += mail.html().length();
            if (fit.size() == PAGE || (!fit.isEmpty() && length > ROOM)) {
                break;
            }
            fit.add(mail);
        }
        return fit;
    }

    private Map<String, Object> model(Customer customer, Mail mail) {
        var at = texts.formats(customer.language()).dateTime(mail.at().atZone(clock.getZone()));
        return Map.of("at", at, "html", mail.html(), "unread", !mail.read());
    }
}
