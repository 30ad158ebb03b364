package dvorik.cashierbot.access;

import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.StaffSection;
import dvorik.core.access.SignInService;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.staff.StaffMember;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Optional;

/** Gives a token that signs its person in to the admin API once. */
public final class AdminSection implements StaffSection {
    private final SignInService signIn;

    public AdminSection(SignInService signIn) {
        this.signIn = signIn;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return input instanceof Input.Command(var name, var payload) && name.equals("admin")
                ? Optional.of(Turn.stay(state).say(token(signIn.issueSignInToken(member))))
                : Optional.empty();
    }

    private static Message token(String token) {
        var words =
                Text.of("access.token").with("token", token).with("minutes", SignInService.SIGN_IN_LIFE.toMinutes());
        return Message.of(words).with(Buttons.inline(List.of(new Button.Copy(Text.of("access.copy"), token))));
    }
}
