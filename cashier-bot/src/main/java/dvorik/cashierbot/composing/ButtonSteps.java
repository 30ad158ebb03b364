package dvorik.cashierbot.composing;

import dvorik.cashierbot.CashierChoice.Screen;
import dvorik.cashierbot.CashierDialog;
import dvorik.cashierbot.CashierDialog.Composing;
import dvorik.cashierbot.CashierDialog.Composing.ComposingLink;
import dvorik.cashierbot.CashierDialog.Composing.ComposingMessage;
import dvorik.core.broadcast.Broadcasts.Result;
import dvorik.core.conversation.Input;
import dvorik.core.conversation.Turn;
import dvorik.core.staff.StaffMember;
import dvorik.core.template.MessageButton;
import dvorik.core.template.MessageButton.Kind;
import dvorik.core.template.MessageContent;
import dvorik.core.template.MessageTemplates;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Buttons below the message, and the question for words in another language. */
final class ButtonSteps {
    private static final Pattern LINK = Pattern.compile("(?is)(.*?)\\s*(https?://\\S+)");

    private final Drafts drafts;
    private final Screens screens;
    private final ComposingCards cards;
    private final MessageTaking taking;
    private final MessageTemplates templates;
    private final Texts texts;

    ButtonSteps(
            Drafts drafts,
            Screens screens,
            ComposingCards cards,
            MessageTaking taking,
            MessageTemplates templates,
            Texts texts) {
        this.drafts = drafts;
        this.screens = screens;
        this.cards = cards;
        this.taking = taking;
        this.templates = templates;
        this.texts = texts;
    }

    /** The button is there, or is not there any more. */
    Turn<CashierDialog> discounts(StaffMember by, Composing state) {
        return changed(by, state, buttons -> {
            var others = buttons.stream()
                    .filter(button -> button.kind() != Kind.MY_DISCOUNTS)
                    .toList();
            if (others.size() < buttons.size()) {
                return others;
            }
            var more = new ArrayList<>(others);
            more.add(new MessageButton(Kind.MY_DISCOUNTS, labels("compose.button.discounts"), Optional.empty()));
            return more;
        });
    }

    Turn<CashierDialog> none(StaffMember by, Composing state) {
        return changed(by, state, buttons -> List.of());
    }

    Turn<CashierDialog> link(StaffMember by, ComposingLink state, Input input) {
        var read = LINK.matcher(input instanceof Input.Typed(var text) ? text.strip() : "");
        if (!read.matches()) {
            return Turn.<CashierDialog>stay(state).say("compose.link-unreadable");
        }
        var label = read.group(1).strip();
        var button = new MessageButton(
                Kind.URL,
                label.isEmpty() ? labels("compose.button.open") : Map.of(MessageTemplates.FALLBACK, label),
                Optional.of(read.group(2)));
        return changed(by, state, buttons -> {
            var more = new ArrayList<>(buttons);
            more.add(button);
            return more;
        });
    }

    Turn<CashierDialog> language(Composing state, Language language) {
        return Turn.<CashierDialog>to(new ComposingMessage(state.salon(), state.draft(), language))
                .edit(cards.askWords(language));
    }

    private Turn<CashierDialog> changed(StaffMember by, Composing state, UnaryOperator<List<MessageButton>> change) {
        var before = drafts.findOpen(by, state.draft());
        if (before.isEmpty()) {
            return screens.gone(by, state.salon());
        }
        var content = Drafts.content(before.get());
        var wanted = new MessageContent(content.texts(), content.media(), change.apply(content.buttons()));
        var faults = templates.check(by.business(), wanted);
        if (!faults.isEmpty()) {
            return Turn.<CashierDialog>stay(state).say(taking.faulty(by.language(), faults));
        }
        return drafts.rewrite(by, state.draft(), wanted) instanceof Result.Done
                ? screens.show(by, state, Screen.BUTTONS)
                : screens.gone(by, state.salon());
    }

    private Map<Language, String> labels(String key) {
        return Arrays.stream(Language.values())
                .collect(Collectors.toMap(language -> language, language -> texts.plain(language, key)));
    }
}
