package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierBot;
import dvorik.cashierbot.CashierChoice;
import dvorik.cashierbot.CashierChoice.Compose;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Composing;
import dvorik.cashierbot.MenuKeys;
import dvorik.cashierbot.Sends;
import dvorik.cashierbot.StaffSection;
import dvorik.cashierbot.Tills;
import dvorik.cashierbot.broadcast.BroadcastCards;
import dvorik.cashierbot.till.TillSteps;
import dvorik.core.broadcast.Broadcast;
import dvorik.core.broadcast.Broadcasts;
import dvorik.core.conversation.Choice;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Sent;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Visitor;
import dvorik.core.segment.RuleWords;
import dvorik.core.staff.StaffMember;
import java.util.Optional;

/** Sends each input of writing a broadcast to its step; whether the person may do so is looked at each time. */
public final class ComposingSection implements StaffSection {
    private final Broadcasts broadcasts;
    private final Drafts drafts;
    private final Screens screens;
    private final MessageSteps messages;
    private final ButtonSteps buttons;
    private final TimeSteps times;
    private final SendingSteps sending;
    private final Tills tills;

    public ComposingSection(CashierBot.Parts parts, BroadcastCards progress, Tills tills) {
        var marketing = parts.marketing();
        var cards = new ComposingCards(
                marketing.segments(), new RuleWords(parts.texts(), parts.currency()), parts.texts(), parts.clock());
        this.broadcasts = parts.broadcasts();
        this.drafts = new Drafts(parts.broadcasts(), marketing.once());
        this.screens =
                new Screens(drafts, cards, marketing.segments(), marketing.templates(), marketing.preflight(), tills);
        var taking = new MessageTaking(marketing.messages(), marketing.files(), parts.pictures(), parts.texts());
        this.messages = new MessageSteps(drafts, screens, taking, marketing.templates());
        this.buttons = new ButtonSteps(drafts, screens, cards, taking, marketing.messages(), parts.texts());
        this.times = new TimeSteps(
                parts.broadcasts(), screens, progress, new MomentReader(parts.texts(), parts.clock()), parts.clock());
        this.sending = new SendingSteps(
                parts.broadcasts(), drafts, screens, parts.customers(), parts.settings(), marketing.clientLink());
        this.tills = tills;
    }

    @Override
    public Optional<Turn<CashierDialog>> answer(StaffMember member, Visitor visitor, CashierDialog state, Input input) {
        return switch (input) {
            case Input.Command(var name, var payload)
            when name.equals("broadcast") -> Optional.of(begin(member, state));
            case Input.Command(var name, var payload)
            when name.equals("cancel") && state instanceof Composing here -> Optional.of(cancelled(member, here));
            case Input.Command other -> Optional.empty();
            case Input.MenuKey(var key) ->
                key.equals(MenuKeys.BROADCAST) ? Optional.of(begin(member, state)) : Optional.empty();
            case Input.Tap(Choice.Anytime any, var messageId) -> Optional.empty();
            default ->
                state instanceof Composing here && !(member.redeems() && TillSteps.isCode(input))
                        ? Optional.of(step(member, visitor, here, input))
                        : Optional.empty();
        };
    }

    @Override
    public Optional<Turn<CashierDialog>> edited(StaffMember member, CashierDialog state, Sent sent) {
        return state instanceof Composing here && here.draft() != null && Sends.may(member)
                ? messages.edited(member, here, sent)
                : Optional.empty();
    }

    private Turn<CashierDialog> begin(StaffMember member, CashierDialog state) {
        return Sends.may(member)
                ? screens.begin(member, state == null ? 0 : state.salon())
                : Turn.stay(state).say(Message.of("sending.not-yours").with(tills.menu(member)));
    }

    private Turn<CashierDialog> step(StaffMember member, Visitor visitor, Composing state, Input input) {
        if (!Sends.may(member)) {
            return screens.rest(member, state.salon(), "sending.not-yours");
        }
        boolean moreOfAlbum = state.draft() != null
                && visitor.sent()
                        .filter(sent -> !sent.album().isEmpty())
                        .filter(sent -> sent.album().equals(state.draft().album()))
                        .isPresent();
        if (moreOfAlbum) {
            // one picture was taken, and the person was told
            return Turn.stay(state);
        }
        return switch (input) {
            case Input.Tap(CashierChoice.Cancel(), var messageId) -> cancelled(member, state);
            case Input.Tap(Compose choice, var messageId) -> tapped(member, visitor, state, choice);
            default -> sent(member, visitor, state, input);
        };
    }

    private Turn<CashierDialog> tapped(StaffMember member, Visitor visitor, Composing state, Compose choice) {
        return switch (choice) {
            case Compose.ComposeResume(var id) -> messages.resume(member, state, id);
            case Compose.ComposeTemplates(var page) -> screens.templates(member, state.salon(), state.draft(), page);
            case Compose.ComposeTemplate(var place) -> messages.template(member, visitor, state, place);
            case Compose written when state.draft() == null -> screens.begin(member, state.salon());
            case Compose.ComposeGo(var screen) -> screens.show(member, state, screen);
            case Compose.ComposeSegments(var page) -> screens.audience(member, state.salon(), state.draft(), page);
            case Compose.ComposeTo(var segment) -> messages.to(member, state, segment);
            case Compose.ComposeDiscounts() -> buttons.discounts(member, state);
            case Compose.ComposeNoButtons() -> buttons.none(member, state);
            case Compose.ComposeLanguage(var language) -> buttons.language(state, language);
            case Compose.ComposeAt(var minute) -> times.at(member, state, minute);
            case Compose.ComposeTest() -> sending.test(member, visitor, state);
            case Compose.ComposeSend() -> sending.send(member, state);
        };
    }

    /** What is typed, photographed, … */
    private Turn<CashierDialog> sent(StaffMember member, Visitor visitor, Composing state, Input input) {
        return switch (state) {
            case Composing.ComposingMessage asked -> messages.taken(member, visitor, asked);
            case Composing.ComposingLink asked -> buttons.link(member, asked, input);
            case Composing.ComposingTime asked -> times.typed(member, asked, input);
            case Composing.ComposingTemplate asked ->
                Turn.<CashierDialog>stay(state).say("compose.use-buttons");
            case Composing other -> Turn.<CashierDialog>stay(other).say("compose.use-buttons-message");
        };
    }

    private Turn<CashierDialog> cancelled(StaffMember member, Composing state) {
        if (state.draft() != null) {
            drafts.find(member, state.draft())
                    .filter(broadcast -> broadcast.status() == Broadcast.Status.DRAFT)
                    .ifPresent(broadcast -> broadcasts.cancel(member, broadcast.id()));
        }
        return screens.rest(member, state.salon(), "compose.cancelled");
    }
}
