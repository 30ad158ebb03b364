package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.ChangingPhone;
import dvorik.clientbot.ClientDialog.TypingCode;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressWays;
import dvorik.core.account.PhoneClaims;
import dvorik.core.account.PhoneClaims.Answered;
import dvorik.core.account.TypedAddress;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.customer.Phone;
import dvorik.core.customer.PhoneBook;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** The number: told or changed by the contact button, and the answers when another account holds it. */
public final class OwnPhone implements ClientSection {
    private final PhoneClaims claims;
    private final CodeQuestions questions;
    private final AddressWays ways;

    public OwnPhone(PhoneClaims claims, AddressCodes codes, AddressWays ways) {
        this.claims = claims;
        this.questions = new CodeQuestions(codes);
        this.ways = ways;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        return switch (input) {
            case Input.Tap(ClientChoice.OpenAccount(var page), var messageId)
            when page == AccountPage.PHONE ->
                Optional.of(Turn.<ClientDialog>to(new ChangingPhone())
                        .say(question(ways.sms() ? "client.profile.ask-phone-or-type" : "client.profile.ask-phone")));
            case Input.Tap(ClientChoice.AnswerClaim(var claim, var mine), var messageId) ->
                Optional.of(said(claim, claims.answer(customer.id(), claim, mine == 1)));
            case Input.Tap(ClientChoice.AnswerMerge(var claim, var same), var messageId) ->
                Optional.of(saidByHolder(claims.answerOfHolder(customer.id(), claim, same == 1)));
            case Input.MenuKey(var key)
            when key.equals(MenuKeys.LEAVE_PHONE) -> Optional.of(done("client.menu.cancelled"));
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            default ->
                state instanceof ChangingPhone || state instanceof TypingCode && input instanceof Input.Contact
                        ? Optional.of(change(customer, visitor, new ChangingPhone(), input))
                        : Optional.empty();
        };
    }

    private Turn<ClientDialog> change(Customer customer, Visitor visitor, ChangingPhone state, Input input) {
        if (ways.sms() && input instanceof Input.Typed(var text) && PhoneBook.looksLikeOne(text)) {
            return typed(customer, state, text);
        }
        if (!(input instanceof Input.Contact(var typed, var userId))) {
            return Turn.<ClientDialog>to(state).say(question("client.profile.use-phone-button"));
        }
        if (userId != visitor.telegramId()) {
            return Turn.<ClientDialog>to(state).say(question("client.profile.phone-not-own"));
        }
        var phone = Phone.parse(typed);
        if (phone.isEmpty()) {
            return Turn.<ClientDialog>to(state).say(question("client.profile.phone-unreadable"));
        }
        return TypedCode.said(claims.claim(customer, phone.get()));
    }

    private Turn<ClientDialog> typed(Customer customer, ChangingPhone state, String text) {
        var phone = PhoneBook.read(text);
        if (phone.isEmpty()) {
            return Turn.<ClientDialog>to(state).say(question("client.profile.phone-unreadable"));
        }
        return ways.serves(phone.get())
                ? questions.ask(customer.id(), new TypedAddress.Number(phone.get()))
                : Turn.<ClientDialog>to(state).say(question("client.profile.phone-not-served"));
    }

    private static Turn<ClientDialog> said(long claim, Answered answered) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (answered) {
            case ASKED ->
                turn.edit(Message.of("client.claim.asked")
                        .with(Buttons.inline(List.of(
                                Button.choose("client.claim.only-number", new ClientChoice.AnswerClaim(claim, 0))))));
            case MERGED -> turn.edit(Message.of("client.claim.merged"));
            case MOVED -> turn.edit(Message.of("client.claim.moved"));
            case OVER -> turn.dropButtons().toast(Text.of("common.stale-button"));
        };
    }

    private static Turn<ClientDialog> saidByHolder(Answered answered) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (answered) {
            case MERGED -> turn.edit(Message.of("client.claim.merged-holder"));
            case MOVED -> turn.edit(Message.of("client.claim.kept-apart"));
            case ASKED, OVER -> turn.dropButtons().toast(Text.of("common.stale-button"));
        };
    }

    private static Turn<ClientDialog> done(String key) {
        return Turn.<ClientDialog>rest().say(Message.of(key).with(MenuKeys.main()));
    }

    private static Message question(String key) {
        return Message.of(key)
                .with(new Buttons.Menu(
                        List.of(
                                List.of(new Buttons.Key(Text.of(MenuKeys.SHARE_PHONE), Buttons.KeyKind.SHARE_CONTACT)),
                                List.of(Buttons.Key.of(MenuKeys.LEAVE_PHONE))),
                        true));
    }
}
