package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.core.conversation.Button;
import java.util.List;

/** Buttons that lead through the account. */
final class AccountButtons {
    private AccountButtons() {}

    static Button open(String label, AccountPage page) {
        return Button.choose(label, new ClientChoice.OpenAccount(page));
    }

    static List<Button> back() {
        return List.of(open("common.back", AccountPage.PROFILE));
    }
}
