package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.TypingCode;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.asking.ClaimQuestion;
import dvorik.core.account.AddressCodes;
import dvorik.core.account.AddressCodes.Confirmed;
import dvorik.core.account.AddressCodes.Requested;
import dvorik.core.account.PhoneClaims.Claimed;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.text.Text;
import java.util.Optional;

/** The code that proves an address, typed. */
public final class TypedCode implements ClientSection {
    private final AddressCodes codes;

    public TypedCode(AddressCodes codes) {
        this.codes = codes;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        if (!(state instanceof TypingCode waiting)) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.Tap(ClientChoice.SendCodeAgain(var code), var messageId) ->
                Optional.of(again(customer, waiting, code));
            case Input.Typed(var text) -> Optional.of(typed(customer, waiting, text));
            case Input.Tap tap -> Optional.empty();
            case Input.Command command -> Optional.empty();
            case Input.MenuKey key -> Optional.empty();
            // a number may still be shared by the button
            case Input.Contact contact when waiting.phone() -> Optional.empty();
            default -> Optional.of(ask(waiting, Text.of("client.code.type-it")));
        };
    }

    private Turn<ClientDialog> again(Customer customer, TypingCode state, long code) {
        return switch (codes.again(customer.id(), code)) {
            case Requested.Sent(var next)
            when next == code -> Turn.<ClientDialog>stay(state).toast(Text.of("client.code.wait"));
            case Requested.Sent(var next) ->
                Turn.<ClientDialog>to(new TypingCode(next, state.phone()))
                        .edit(CodeQuestions.again(new TypingCode(next, state.phone()), Text.of("client.code.type-it")));
            case Requested.TooMany() -> Turn.<ClientDialog>stay(state).alert(Text.of("client.code.too-many"));
            case Requested.Yours() -> CodeQuestions.over("client.email.yours", state.phone());
        };
    }

    private Turn<ClientDialog> typed(Customer customer, TypingCode state, String text) {
        if (text.replaceAll("\\D", "").length() != 6) {
            return ask(state, Text.of("client.code.type-it"));
        }
        return switch (codes.confirm(customer, state.code(), text)) {
            case Confirmed.Done(var claimed) ->
                claimed.map(TypedCode::said).orElseGet(() -> CodeQuestions.over("client.email.kept", false));
            case Confirmed.Wrong(var left) ->
                ask(state, Text.of("client.code.wrong").with("left", left));
            case Confirmed.Over() -> CodeQuestions.over("client.code.over", state.phone());
        };
    }

    /** As when Telegram has verified it. */
    static Turn<ClientDialog> said(Claimed claimed) {
        var first = Message.of(
                        claimed instanceof Claimed.HeldByOther
                                ? "client.profile.phone-read"
                                : "client.profile.phone-kept")
                .with(MenuKeys.main());
        var turn = Turn.<ClientDialog>rest().say(first);
        return ClaimQuestion.of(claimed).map(turn::say).orElse(turn);
    }

    private static Turn<ClientDialog> ask(TypingCode state, Text words) {
        return Turn.<ClientDialog>to(state).say(CodeQuestions.again(state, words));
    }
}
