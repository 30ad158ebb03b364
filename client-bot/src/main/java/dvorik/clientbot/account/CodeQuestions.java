package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.TypingCode;
import dvorik.clientbot.MenuKeys;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressCodes.Requested;
import dvorik.core.account.TypedAddress;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.id.CustomerId;
import dvorik.core.text.Text;
import java.util.List;

/** Asks for the code that went to an address. */
final class CodeQuestions {
    private final AddressCodes codes;

    CodeQuestions(AddressCodes codes) {
        this.codes = codes;
    }

    /** Sends a code and waits for it. */
    Turn<ClientDialog> ask(CustomerId customer, TypedAddress address) {
        boolean phone = address instanceof TypedAddress.Number;
        return switch (codes.request(customer, address)) {
            case Requested.Sent(var code) ->
                Turn.<ClientDialog>to(new TypingCode(code, phone))
                        .say(Message.of(Text.of("client.code.sent")
                                        .with("address", shown(address))
                                        .with("minutes", AddressCodes.LIFE.toMinutes()))
                                .with(buttons(code, phone)));
            case Requested.TooMany() -> over("client.code.too-many", phone);
            case Requested.Yours() -> over("client.email.yours", phone);
        };
    }

    static Message again(TypingCode state, Text words) {
        return Message.of(words).with(buttons(state.code(), state.phone()));
    }

    /** The end of it, on the way back to the profile. */
    static Turn<ClientDialog> over(String key, boolean phone) {
        // a number was asked for with a keyboard of its own
        return Turn.<ClientDialog>rest()
                .say(
                        phone
                                ? Message.of(key).with(MenuKeys.main())
                                : Message.of(key).with(Buttons.inline(AccountButtons.back())));
    }

    private static Buttons buttons(long code, boolean phone) {
        return Buttons.inline(
                List.of(Button.choose("client.code.again", new ClientChoice.SendCodeAgain(code))),
                List.of(AccountButtons.open("client.code.leave", phone ? AccountPage.PROFILE : AccountPage.EMAIL)));
    }

    private static String shown(TypedAddress address) {
        return switch (address) {
            case TypedAddress.Email(var email) -> email.shown();
            case TypedAddress.Number(var phone) -> phone.shown();
        };
    }
}
