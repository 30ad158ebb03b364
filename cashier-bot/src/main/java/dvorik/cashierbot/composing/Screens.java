package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierChoice.Screen;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.AtTill;
import dvorik.cashierbot.CashierDialog.Composing;
import dvorik.cashierbot.CashierDialog.Composing.ComposingAudience;
import dvorik.cashierbot.CashierDialog.Composing.ComposingButtons;
import dvorik.cashierbot.CashierDialog.Composing.ComposingLanguages;
import dvorik.cashierbot.CashierDialog.Composing.ComposingLink;
import dvorik.cashierbot.CashierDialog.Composing.ComposingMessage;
import dvorik.cashierbot.CashierDialog.Composing.ComposingReview;
import dvorik.cashierbot.CashierDialog.Composing.ComposingSure;
import dvorik.cashierbot.CashierDialog.Composing.ComposingTemplate;
import dvorik.cashierbot.CashierDialog.Composing.ComposingTime;
import dvorik.cashierbot.CashierDialog.Composing.Written;
import dvorik.cashierbot.Tills;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.Preflight;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Turn;
import dvorik.core.segment.Segments;
import dvorik.core.staff.StaffMember;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Template;
import dvorik.core.template.Templates;
import dvorik.core.text.Text;
import java.util.Optional;

/** Where one can be while writing a broadcast: each screen with its state. A tap changes its message, all else gets a new one. */
final class Screens {
    private final Drafts drafts;
    private final ComposingCards cards;
    private final Segments segments;
    private final Templates templates;
    private final Preflight preflight;
    private final Tills tills;

    Screens(
            Drafts drafts,
            ComposingCards cards,
            Segments segments,
            Templates templates,
            Preflight preflight,
            Tills tills) {
        this.drafts = drafts;
        this.cards = cards;
        this.segments = segments;
        this.templates = templates;
        this.preflight = preflight;
        this.tills = tills;
    }

    /** Waits for a message, with nothing written yet. */
    Turn<CashierDialog> begin(StaffMember by, long salon) {
        boolean hasTemplates =
                templates.list(by.business(), Optional.of(false), 0, 1).total() > 0;
        return Turn.<CashierDialog>to(new ComposingMessage(salon, null, MessageTemplates.FALLBACK))
                .say(cards.ask(drafts.unfinished(by), hasTemplates));
    }

    /** @param state with something written */
    Turn<CashierDialog> show(StaffMember by, Composing state, Screen screen) {
        long salon = state.salon();
        var draft = state.draft();
        var found = drafts.findOpen(by, draft);
        if (found.isEmpty()) {
            return gone(by, salon);
        }
        return switch (screen) {
            case REVIEW -> review(found.get(), by, salon, draft);
            case AUDIENCE -> audience(by, salon, draft, 0);
            case MESSAGE ->
                Turn.<CashierDialog>to(new ComposingMessage(salon, draft, MessageTemplates.FALLBACK))
                        .edit(cards.askAgain());
            case BUTTONS ->
                Turn.<CashierDialog>to(new ComposingButtons(salon, draft))
                        .edit(cards.buttons(found.get(), by.language()));
            case LINK -> Turn.<CashierDialog>to(new ComposingLink(salon, draft)).edit(cards.link());
            case LANGUAGES ->
                Turn.<CashierDialog>to(new ComposingLanguages(salon, draft))
                        .edit(cards.languagesOf(found.get(), by.language()));
            case TIME -> Turn.<CashierDialog>to(new ComposingTime(salon, draft)).edit(cards.time());
            case SURE ->
                state instanceof ComposingReview seen
                                && seen.version() == found.get().version()
                        ? Turn.<CashierDialog>to(new ComposingSure(
                                        salon, draft, found.get().version()))
                                .edit(cards.sure(
                                        found.get(), preflight.of(found.get()).willGet()))
                        : changed(found.get(), by, salon, draft);
        };
    }

    /** Somebody else has changed it since it was shown. */
    Turn<CashierDialog> changed(Broadcast broadcast, StaffMember by, long salon, Written draft) {
        return review(broadcast, by, salon, draft).toast(Text.of("compose.changed-meanwhile"));
    }

    Turn<CashierDialog> review(StaffMember by, long salon, Written draft) {
        return drafts.findOpen(by, draft)
                .map(broadcast -> review(broadcast, by, salon, draft))
                .orElseGet(() -> gone(by, salon));
    }

    private Turn<CashierDialog> review(Broadcast broadcast, StaffMember by, long salon, Written draft) {
        return Turn.<CashierDialog>to(new ComposingReview(salon, draft, broadcast.version()))
                .edit(cards.review(broadcast, preflight.of(broadcast), by.language()));
    }

    Turn<CashierDialog> audience(StaffMember by, long salon, Written draft, int page) {
        int total = (int) Math.min(Integer.MAX_VALUE, segments.count(by.business()));
        int shown = Math.clamp(page, 0, Math.max(0, (total - 1) / ComposingCards.PER_PAGE));
        var here = segments.find(by.business(), shown * ComposingCards.PER_PAGE, ComposingCards.PER_PAGE);
        return Turn.<CashierDialog>to(new ComposingAudience(salon, draft, shown))
                .edit(cards.audience(
                        by.business(), by.language(), here, shown, total, segments.countCustomers(by.business())));
    }

    /** @param draft null: nothing is written yet */
    Turn<CashierDialog> templates(StaffMember by, long salon, Written draft, int page) {
        int from = Math.max(0, page) * ComposingCards.PER_PAGE;
        var part = templates.list(by.business(), Optional.of(false), from, ComposingCards.PER_PAGE);
        if (part.items().isEmpty()) {
            return Turn.<CashierDialog>to(new ComposingMessage(salon, draft, MessageTemplates.FALLBACK))
                    .say("compose.ask-again-plain");
        }
        var keys = part.items().stream().map(Template::key).toList();
        return Turn.<CashierDialog>to(new ComposingTemplate(salon, draft, Math.max(0, page), keys))
                .edit(cards.templates(by.language(), part.items(), Math.max(0, page), part.total()));
    }

    /** It was sent, or called off, somewhere else. */
    Turn<CashierDialog> gone(StaffMember by, long salon) {
        return rest(by, salon, "compose.gone");
    }

    Turn<CashierDialog> rest(StaffMember by, long salon, String words) {
        return resting(salon).dropButtons().say(Message.of(words).with(tills.menu(by)));
    }

    /** At the till where the person stood before. */
    static Turn<CashierDialog> resting(long salon) {
        return Turn.to(salon == 0 ? null : new AtTill(salon));
    }
}
