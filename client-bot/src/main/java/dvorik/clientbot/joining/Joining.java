package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.MenuKeys;
import dvorik.clientbot.discount.DiscountCards;
import dvorik.core.account.PhoneClaims;
import dvorik.core.consent.ConsentService;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.discount.JoiningService;
import dvorik.core.text.Texts;
import java.time.Clock;

/** The joining dialog as a whole: where it begins and which step waits in which state. */
public final class Joining {
    private final ConsentStep consent;
    private final PhoneStep phone;
    private final NameStep name;
    private final BirthdayStep birthday;

    public Joining(
            ConsentService consents,
            JoiningService joining,
            PhoneClaims claims,
            DiscountCards cards,
            Texts texts,
            Clock clock,
            String business) {
        this.birthday = new BirthdayStep(clock, new JoiningEnd(joining, claims, cards));
        this.name = new NameStep(birthday);
        this.phone = new PhoneStep(name::ask);
        this.consent = new ConsentStep(consents, texts, business, Joining::accepted);
    }

    /**
     * Begins with a stranger.
     *
     *
     * @param source may be null
     */
    public Turn<ClientDialog> begin(String source) {
        return consent.ask(source, false);
    }

    /** Asks a customer for a yes to documents that changed, or to those it has taken the consent back from. */
    public Turn<ClientDialog> askConsentAgain(Customer customer) {
        return customer.termsVersion() == null ? askConsentRevoked(customer) : consent.ask(customer.source(), true);
    }

    /** Says that the account rests until the documents are accepted again. */
    public Turn<ClientDialog> askConsentRevoked(Customer customer) {
        return consent.askRevoked(customer.source());
    }

    public Turn<ClientDialog> on(ClientDialog.Joining state, Input input, Visitor visitor) {
        return switch (state) {
            case ClientDialog.AskConsent s -> consent.on(s, input, visitor);
            case ClientDialog.AskPhone s -> phone.on(s, input, visitor);
            case ClientDialog.AskName s -> name.on(s, input, visitor);
            case ClientDialog.AskBirthday s -> birthday.on(s, input, visitor);
        };
    }

    /** Puts the question of the step once more, after something else was answered; nothing told so far is lost. */
    public Message question(ClientDialog.Joining state, Visitor visitor) {
        return switch (state) {
            case ClientDialog.AskConsent s -> consent.question(s, visitor);
            case ClientDialog.AskPhone s -> phone.question(s, visitor);
            case ClientDialog.AskName s -> name.question(s, visitor);
            case ClientDialog.AskBirthday s -> birthday.question(s, visitor);
        };
    }

    private static Turn<ClientDialog> accepted(Visitor visitor, Customer customer) {
        return customer.joined()
                ? Turn.<ClientDialog>rest().say(Message.of("client.menu.ready").with(MenuKeys.main()))
                : PhoneStep.ask();
    }
}
