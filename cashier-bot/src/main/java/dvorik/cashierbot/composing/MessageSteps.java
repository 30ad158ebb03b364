package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Composing;
import dvorik.cashierbot.CashierDialog.Composing.ComposingMessage;
import dvorik.cashierbot.CashierDialog.Composing.ComposingReview;
import dvorik.cashierbot.CashierDialog.Composing.ComposingSure;
import dvorik.cashierbot.CashierDialog.Composing.ComposingTemplate;
import dvorik.cashierbot.CashierDialog.Composing.Written;
import dvorik.core.broadcast.BroadcastPlan;
import dvorik.core.broadcast.BroadcastPlan.TemplateUse;
import dvorik.core.broadcast.BroadcastPlan.Variant;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.conversation.Message;
import dvorik.core.conversation.Sent;
import dvorik.core.conversation.Turn;
import dvorik.core.conversation.Turn.Say;
import dvorik.core.conversation.Visitor;
import dvorik.core.id.SegmentId;
import dvorik.core.staff.StaffMember;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageTemplates;
import dvorik.core.template.Template;
import dvorik.core.template.Templates;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The message itself, its words in other languages, and who gets it. */
final class MessageSteps {
    private final Drafts drafts;
    private final Screens screens;
    private final MessageTaking taking;
    private final Templates templates;

    MessageSteps(Drafts drafts, Screens screens, MessageTaking taking, Templates templates) {
        this.drafts = drafts;
        this.screens = screens;
        this.taking = taking;
        this.templates = templates;
    }

    Turn<CashierDialog> taken(StaffMember by, Visitor visitor, ComposingMessage state) {
        var sent = visitor.sent().orElse(null);
        if (sent == null) {
            return Turn.<CashierDialog>stay(state).say("compose.not-taken");
        }
        return state.draft() == null ? first(by, visitor, state, sent) : again(by, state, sent);
    }

    private Turn<CashierDialog> first(StaffMember by, Visitor visitor, ComposingMessage state, Sent sent) {
        return switch (taking.whole(by, sent, Optional.empty())) {
            case Taken.Bad(var why) -> Turn.<CashierDialog>stay(state).say(why);
            case Taken.Good(var content, var name) -> {
                var broadcast = drafts.create(by, name, content, Optional.empty(), visitor.requestKey());
                var draft = new Written(
                        broadcast.id().value(), Map.of(MessageTemplates.FALLBACK, sent.messageId()), sent.album());
                yield screens.audience(by, state.salon(), draft, 0).opening(new Say.Send(Message.of(accepted(sent))));
            }
        };
    }

    /** Another message for the same broadcast, or its words in another language. */
    private Turn<CashierDialog> again(StaffMember by, ComposingMessage state, Sent sent) {
        var before = drafts.findOpen(by, state.draft());
        if (before.isEmpty()) {
            return screens.gone(by, state.salon());
        }
        boolean whole = state.language() == MessageTemplates.FALLBACK;
        var content = Drafts.content(before.get());
        // words in other languages belonged to the message of before
        var kept = new MessageContent(Map.of(), Optional.empty(), content.buttons());
        var taken =
                whole ? taking.whole(by, sent, Optional.of(kept)) : taking.words(by, sent, state.language(), content);
        return switch (taken) {
            case Taken.Bad(var why) -> Turn.<CashierDialog>stay(state).say(why);
            case Taken.Good(var better, var name) -> {
                var draft = whole
                        ? new Written(
                                state.draft().broadcast(),
                                Map.of(MessageTemplates.FALLBACK, sent.messageId()),
                                sent.album())
                        : state.draft().with(state.language(), sent.messageId());
                var result = whole
                        ? drafts.change(by, draft, plan -> plan.named(name).with(List.of(variant(better))))
                        : drafts.rewrite(by, draft, better);
                var words = whole
                        ? accepted(sent)
                        : sent.attached().isPresent() ? "compose.words-only" : "compose.words-taken";
                yield result instanceof Result.Done
                        ? screens.review(by, state.salon(), draft).opening(new Say.Send(Message.of(words)))
                        : screens.gone(by, state.salon());
            }
        };
    }

    private static Variant variant(MessageContent content) {
        return new Variant("A", BroadcastPlan.WHOLE, content);
    }

    private static String accepted(Sent sent) {
        if (!sent.album().isEmpty()) {
            return "compose.taken-album";
        }
        return sent.forwarded() ? "compose.taken-forwarded" : "compose.taken";
    }

    /** The person changed a message that the draft was made of. */
    Optional<Turn<CashierDialog>> edited(StaffMember by, Composing state, Sent sent) {
        var draft = state.draft();
        var language = draft.messages().entrySet().stream()
                .filter(made -> made.getValue() == sent.messageId())
                .map(Map.Entry::getKey)
                .findFirst();
        var before = drafts.findOpen(by, draft);
        return language.isEmpty() || before.isEmpty()
                ? Optional.empty()
                : Optional.of(edited(by, state, sent, language.get(), Drafts.content(before.get())));
    }

    private Turn<CashierDialog> edited(
            StaffMember by, Composing state, Sent sent, Language language, MessageContent before) {
        var taken = language == MessageTemplates.FALLBACK
                ? taking.whole(by, sent, Optional.of(before))
                : taking.words(by, sent, language, before);
        return switch (taken) {
            case Taken.Bad(var why) ->
                Turn.<CashierDialog>stay(state).say("compose.edit-not-taken").say(why);
            case Taken.Good(var content, var name) -> {
                if (!(drafts.rewrite(by, state.draft(), content) instanceof Result.Done)) {
                    yield screens.gone(by, state.salon());
                }
                boolean shown = state instanceof ComposingReview || state instanceof ComposingSure;
                yield shown
                        ? screens.review(by, state.salon(), state.draft())
                                .opening(new Say.Send(Message.of("compose.edited")))
                        : Turn.<CashierDialog>stay(state).say("compose.edited");
            }
        };
    }

    /** A stored template instead of a message. */
    Turn<CashierDialog> template(StaffMember by, Visitor visitor, Composing state, int place) {
        var template = state instanceof ComposingTemplate asked
                        && place >= 0
                        && place < asked.keys().size()
                ? templates.find(by.business(), asked.keys().get(place)).filter(found -> !found.builtIn())
                : Optional.<Template>empty();
        if (template.isEmpty()) {
            return screens.templates(by, state.salon(), state.draft(), 0);
        }
        var content = template.get().content();
        var use =
                Optional.of(new TemplateUse(template.get().key(), template.get().version()));
        if (state.draft() == null) {
            var broadcast = drafts.create(by, template.get().name(), content, use, visitor.requestKey());
            return screens.audience(
                    by, state.salon(), new Written(broadcast.id().value(), Map.of(), ""), 0);
        }
        // messages of before no longer are what is sent
        var draft = new Written(state.draft().broadcast(), Map.of(), "");
        return drafts.rewrite(by, draft, new Variant("A", BroadcastPlan.WHOLE, content, use)) instanceof Result.Done
                ? screens.review(by, state.salon(), draft)
                : screens.gone(by, state.salon());
    }

    Turn<CashierDialog> resume(StaffMember by, Composing state, long id) {
        return id > 0
                ? screens.review(by, state.salon(), new Written(id, Map.of(), ""))
                : screens.begin(by, state.salon());
    }

    /** @param segment 0: every customer */
    Turn<CashierDialog> to(StaffMember by, Composing state, long segment) {
        var wanted = segment > 0 ? List.of(new SegmentId(segment)) : List.<SegmentId>of();
        return switch (drafts.change(by, state.draft(), plan -> plan.to(wanted))) {
            case Result.Done done -> screens.review(by, state.salon(), state.draft());
            case Result.Missing missing ->
                screens.audience(by, state.salon(), state.draft(), 0).toast(Text.of("compose.no-segment"));
            case Result.Unknown unknown -> screens.gone(by, state.salon());
            case Result.NotNow not -> screens.gone(by, state.salon());
            case Result.Nobody nobody -> screens.gone(by, state.salon());
        };
    }
}
