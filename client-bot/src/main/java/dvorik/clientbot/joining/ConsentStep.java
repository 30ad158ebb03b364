package dvorik.clientbot.joining;

import dvorik.clientbot.ClientChoice;
import dvorik.clientbot.ClientDialog;
import dvorik.clientbot.ClientDialog.AskConsent;
import dvorik.clientbot.DeepLink;
import dvorik.clientbot.asking.LegalPages;
import dvorik.core.consent.ConsentService;
import dvorik.core.consent.ConsentService.Acceptance;
import dvorik.core.consent.ConsentService.Versions;
import dvorik.core.consent.LegalDocument;
import dvorik.core.conversation.Button;
import dvorik.core.conversation.Buttons;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.customer.Customer;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shows terms and privacy policy and waits for a yes. Nothing about the person is kept before it. */
final class ConsentStep implements Step<AskConsent> {
    private static final String FIRST = "client.consent.ask";
    private static final String AGAIN = "client.consent.ask-again";
    private static final String REVOKED = "client.consent.ask-revoked";
    private static final String NEEDED = "client.consent.needed";
    private static final String CHANGED = "client.consent.changed";

    /** What comes after the yes. */
    interface Next {
        /** @param arrival of the deep link, may be null */
        Turn<ClientDialog> on(Visitor visitor, Customer customer, String arrival);
    }

    private final ConsentService consents;
    private final Texts texts;
    private final String business;
    private final Next next;

    /** @param next goes on with a person who has accepted */
    ConsentStep(ConsentService consents, Texts texts, String business, Next next) {
        this.consents = consents;
        this.texts = texts;
        this.business = business;
        this.next = next;
    }

    /** @param again the person is a customer already and the documents have changed */
    Turn<ClientDialog> ask(DeepLink link, boolean again) {
        var asked = again ? AGAIN : FIRST;
        return Turn.<ClientDialog>to(asking(link.source(), link.arrival(), asked))
                .say(question(asked));
    }

    /** Of a customer who has taken the consent back. */
    Turn<ClientDialog> askRevoked(DeepLink link) {
        return Turn.<ClientDialog>to(asking(link.source(), link.arrival(), REVOKED))
                .say(question(REVOKED));
    }

    @Override
    public Turn<ClientDialog> on(AskConsent state, Input input, Visitor visitor) {
        return switch (input) {
            case Input.Tap(ClientChoice.AcceptTerms(), var messageId) -> accept(state, visitor);
            case Input.Tap(ClientChoice.ReadDocument(var kind), var messageId) -> read(state, kind, visitor);
            case Input.Tap(ClientChoice.TalkIn(var language), var messageId) ->
                Turn.<ClientDialog>to(state).in(language).edit(question(state.asked()));
            default ->
                Turn.<ClientDialog>to(
                                new AskConsent(state.source(), state.arrival(), state.terms(), state.privacy(), NEEDED))
                        .say(question(NEEDED));
        };
    }

    private Turn<ClientDialog> accept(AskConsent state, Visitor visitor) {
        var shown = new Versions(state.terms(), state.privacy());
        if (!shown.equals(consents.inForce())) {
            // a newer version appeared while the person was reading
            return Turn.<ClientDialog>to(asking(state.source(), state.arrival(), CHANGED))
                    .edit(question(CHANGED));
        }
        var customer = consents.accept(new Acceptance(
                visitor.telegramId(),
                visitor.language(),
                state.source(),
                state.arrival(),
                shown,
                texts.html(visitor.language(), words(state.asked())),
                visitor.requestKey()));
        return next.on(visitor, customer, state.arrival())
                .opening(new Turn.Say.Edit(Message.of("client.consent.accepted")));
    }

    private AskConsent asking(String source, String arrival, String asked) {
        var versions = consents.inForce();
        return new AskConsent(source, arrival, versions.terms(), versions.privacy(), asked);
    }

    private Turn<ClientDialog> read(AskConsent state, LegalDocument.Kind kind, Visitor visitor) {
        var version = kind == LegalDocument.Kind.TERMS ? state.terms() : state.privacy();
        Turn<ClientDialog> turn = Turn.stay(state);
        var document = consents.find(kind, version, visitor.language());
        if (document.isEmpty()) {
            // no button of ours asks for such a one
            return turn.toast(Text.of("common.stale-button"));
        }
        for (var page : LegalPages.of(document.get())) {
            turn = turn.say(page);
        }
        return turn;
    }

    @Override
    public Message question(AskConsent state, Visitor visitor) {
        return question(state.asked());
    }

    private Message question(String key) {
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(Button.choose("client.consent.accept", new ClientChoice.AcceptTerms(), Button.Style.SUCCESS)));
        rows.add(List.of(
                Button.choose("client.consent.terms", new ClientChoice.ReadDocument(LegalDocument.Kind.TERMS)),
                Button.choose("client.consent.privacy", new ClientChoice.ReadDocument(LegalDocument.Kind.PRIVACY))));
        rows.add(languages());
        if (key.equals(AGAIN) || key.equals(REVOKED)) {
            // what is kept about a person is theirs to see and to delete, accepted or not
            rows.add(List.of(
                    Button.choose("client.profile.data", new ClientChoice.OpenAccount(ClientChoice.AccountPage.DATA))));
        }
        return Message.of(words(key)).with(new Buttons.Inline(rows));
    }

    private Text words(String key) {
        return Text.of(key).with("business", business);
    }

    private static List<Button> languages() {
        return Arrays.stream(Language.values())
                .map(language -> Button.choose("common.language." + language.code(), new ClientChoice.TalkIn(language)))
                .toList();
    }
}
