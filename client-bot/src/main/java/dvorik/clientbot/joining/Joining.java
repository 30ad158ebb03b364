package dvorik.clientbot.joining;

import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.DeepLink;
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
import java.util.Optional;

/** The joining dialog as a whole: where it begins and which step waits in which state. */
public final class Joining {
    private final ConsentStep consent;
    private final PhoneStep phone;
    private final NameStep name;
    private final BirthdayStep birthday;
    private final Arrivals arrivals;

    public Joining(
            ConsentService consents,
            JoiningService joining,
            PhoneClaims claims,
            DiscountCards cards,
            Arrivals arrivals,
            Texts texts,
            Clock clock,
            String business) {
        this.birthday = new BirthdayStep(clock, new JoiningEnd(joining, claims, cards, arrivals));
        this.name = new NameStep(birthday);
        this.phone = new PhoneStep(name::ask);
        this.consent = new ConsentStep(consents, texts, business, this::accepted);
        this.arrivals = arrivals;
    }

    /** Begins with a stranger. */
    public Turn<ClientDialog> begin(DeepLink link) {
        return consent.ask(link, false);
    }

    /** Asks a customer for a yes to documents that changed, or to those it has taken the consent back from. */
    public Turn<ClientDialog> askConsentAgain(Customer customer, DeepLink link) {
        var kept = new DeepLink(customer.source(), link.arrival());
        return customer.termsVersion() == null ? consent.askRevoked(kept) : consent.ask(kept, true);
    }

    /** Says that the account rests until the documents are accepted again. */
    public Turn<ClientDialog> askConsentRevoked(Customer customer) {
        return consent.askRevoked(new DeepLink(customer.source(), null));
    }

    /** Words about what a deep link brings, for somebody who is not a customer yet. */
    public Optional<Message> announcement(DeepLink link) {
        return arrivals.announcement(link.arrival()).map(Message::of);
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

    private Turn<ClientDialog> accepted(Visitor visitor, Customer customer, String arrival) {
        if (!customer.joined()) {
            return PhoneStep.ask();
        }
        var ready =
                Turn.<ClientDialog>rest().say(Message.of("client.menu.ready").with(MenuKeys.main()));
        return arrivals.honour(ready, customer, arrival);
    }
}
