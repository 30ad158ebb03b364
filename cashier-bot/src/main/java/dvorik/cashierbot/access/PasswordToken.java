package dvorik.cashierbot.access;

import dvorik.cashierbot.StaffChat;
import dvorik.core.access.SignInService;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Message;
import dvorik.core.notification.Delivery;
import dvorik.core.notification.NotificationChannel;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Map;

/** Brings the token for a new password to the person who asked for it. */
public final class PasswordToken {
    private final SignInService signIn;
    private final StaffChat chat;

    public PasswordToken(SignInService signIn, StaffChat chat) {
        this.signIn = signIn;
        this.chat = chat;
    }

    public Map<NotificationKind, NotificationChannel> kinds() {
        return Map.of(NotificationKind.PASSWORD_TOKEN, this::token);
    }

    private Delivery token(OwedNotification owed) throws InterruptedException {
        var to = chat.find(owed.staff());
        var token = signIn.passwordToken(owed.subject());
        if (to.isEmpty() || token.isEmpty()) {
            return new Delivery.NotNeeded("nobody waits for it any more");
        }
        var words = Text.of("access.password-token")
                .with("token", token.get())
                .with("minutes", SignInService.PASSWORD_LIFE.toMinutes());
        return chat.tell(
                to.get(),
                Message.of(words).with(Buttons.inline(List.of(new Button.Copy(Text.of("access.copy"), token.get())))));
    }
}
