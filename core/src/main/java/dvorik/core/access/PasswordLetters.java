package dvorik.core.access;

import dvorik.core.notification.DirectLetters;
import dvorik.core.notification.NotificationKind;
import dvorik.core.notification.OwedNotification;
import dvorik.core.staff.StaffService;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.Map;
import java.util.Optional;

/** The token for a new password as a letter to the address by which its person signs in. */
public final class PasswordLetters {
    private final SignInService signIn;
    private final StaffService staff;
    private final Texts texts;

    public PasswordLetters(SignInService signIn, StaffService staff, Texts texts) {
        this.signIn = signIn;
        this.staff = staff;
        this.texts = texts;
    }

    public Map<NotificationKind, DirectLetters> kinds() {
        return Map.of(NotificationKind.PASSWORD_MAIL, this::letter);
    }

    private Optional<DirectLetters.Direct> letter(OwedNotification owed) {
        var person = staff.find(owed.staff());
        var address = signIn.emailOf(owed.staff());
        var token = signIn.passwordToken(owed.subject());
        if (person.isEmpty() || address.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        var language = person.get().language();
        var words = Text.of("mail.password.words")
                .with("token", token.get())
                .with("minutes", SignInService.PASSWORD_LIFE.toMinutes());
        return Optional.of(new DirectLetters.Direct(language, address.get(), texts.html(language, words)));
    }
}
