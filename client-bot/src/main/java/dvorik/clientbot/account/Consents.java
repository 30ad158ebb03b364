package dvorik.clientbot.account;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientChoice.AccountPage;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientSection;
import dvorik.clientbot.asking.LegalPages;
import dvorik.clientbot.joining.Joining;
import dvorik.core.consent.ConsentService;
import dvorik.core.consent.ConsentService.Accepted;
import dvorik.core.consent.ConsentService.Revocation;
import dvorik.core.consent.LegalDocument;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What I agreed to: which version when, its words, and how to take it back. */
public final class Consents implements ClientSection {
    private static final String REVOKE_ASK = "client.consents.revoke-ask";
    private final ConsentService consents;
    private final Joining joining;
    private final Texts texts;
    private final Clock clock;

    /** @param clock business time */
    public Consents(ConsentService consents, Joining joining, Texts texts, Clock clock) {
        this.consents = consents;
        this.joining = joining;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Optional<Turn<ClientDialog>> answer(Customer customer, Visitor visitor, ClientDialog state, Input input) {
        Turn<ClientDialog> turn = Turn.rest();
        return switch (input) {
            case Input.Tap(ClientChoice.OpenAccount(var page), var messageId) ->
                switch (page) {
                    case CONSENTS -> Optional.of(turn.edit(list(customer)));
                    case TERMS -> Optional.of(read(customer, LegalDocument.Kind.TERMS, customer.termsVersion()));
                    case PRIVACY -> Optional.of(read(customer, LegalDocument.Kind.PRIVACY, customer.privacyVersion()));
                    case REVOCATION -> Optional.of(turn.edit(revokeQuestion()));
                    default -> Optional.empty();
                };
            case Input.Tap(ClientChoice.RevokeConsent(), var messageId) -> {
                var shown = texts.html(customer.language(), Text.of(REVOKE_ASK));
                consents.revoke(customer, new Revocation(customer.language(), shown, visitor.requestKey()));
                yield Optional.of(joining.askConsentRevoked(customer).opening(new Turn.Say.DropButtons()));
            }
            default -> Optional.empty();
        };
    }

    private Message list(Customer customer) {
        var rows = consents.findAccepted(customer).stream()
                .map(accepted -> row(customer, accepted))
                .toList();
        return Message.card("consents", Map.of("consents", rows))
                .with(Buttons.inline(
                        List.of(
                                AccountButtons.open("client.consent.terms", AccountPage.TERMS),
                                AccountButtons.open("client.consent.privacy", AccountPage.PRIVACY)),
                        List.of(AccountButtons.open("client.consents.revoke", AccountPage.REVOCATION)),
                        AccountButtons.back()));
    }

    private Map<String, Object> row(Customer customer, Accepted accepted) {
        var language = customer.language();
        var title = accepted.kind() == LegalDocument.Kind.TERMS ? "client.consent.terms" : "client.consent.privacy";
        return Map.of(
                "title",
                texts.plain(language, title),
                "version",
                accepted.version(),
                "date",
                texts.formats(language)
                        .date(accepted.at().atZone(clock.getZone()).toLocalDate()));
    }

    private Turn<ClientDialog> read(Customer customer, LegalDocument.Kind kind, String version) {
        Turn<ClientDialog> turn = Turn.rest();
        var document = consents.find(kind, version, customer.language());
        if (document.isEmpty()) {
            return turn.toast(Text.of("common.stale-button"));
        }
        for (var page : LegalPages.of(document.get())) {
            turn = turn.say(page);
        }
        return turn;
    }

    private static Message revokeQuestion() {
        return Message.of(REVOKE_ASK)
                .with(Buttons.inline(
                        List.of(AccountButtons.open("client.consents.keep", AccountPage.CONSENTS)),
                        List.of(Button.choose(
                                "client.consents.revoke-yes", new ClientChoice.RevokeConsent(), Button.Style.DANGER))));
    }
}
