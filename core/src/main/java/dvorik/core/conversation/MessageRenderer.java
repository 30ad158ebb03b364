package dvorik.core.conversation;

import dvorik.core.telegram.BotCall;
import dvorik.core.telegram.InlineButton;
import dvorik.core.telegram.Keyboard;
import dvorik.core.telegram.ReplyButton;
import dvorik.core.text.Html;
import dvorik.core.text.Language;
import dvorik.core.text.Texts;
import java.util.List;

/** Puts messages into the words and buttons of a language. */
public final class MessageRenderer {
    private final Texts texts;
    private final ChoiceCodec choices;

    /** @param choices root of the bot's buttons */
    public <C extends Choice> MessageRenderer(Texts texts, Class<C> choices) {
        this(texts, new ChoiceCodec(choices));
    }

    MessageRenderer(Texts texts, ChoiceCodec choices) {
        this.texts = texts;
        this.choices = choices;
    }

    /** A message outside of any turn: its buttons must be such that count at any time. */
    public BotCall send(Language language, Message message) {
        return send(language, message, null);
    }

    /** Changes the words of a message outside of any turn. */
    public BotCall editText(Language language, int messageId, Message message) {
        return edit(language, message, messageId, null);
    }

    /** Changes the words under a picture outside of any turn. */
    public BotCall editCaption(Language language, int messageId, Message message) {
        return new BotCall.EditCaption(messageId, html(language, message.content()), inline(language, message, null));
    }

    /** @return a button outside of any turn, with a label that stands fixed */
    public InlineButton anytime(String label, Choice.Anytime choice) {
        return new InlineButton.Callback(label, choices.encode(null, choice), null);
    }

    BotCall send(Language language, Message message, String turn) {
        var keyboard = keyboard(language, message.buttons(), turn);
        return switch (message.content()) {
            case Message.Content.Picture(var png, var caption) ->
                new BotCall.SendPhoto(png, html(language, caption), keyboard, message.track());
            case Message.Content.Document(var content, var fileName, var caption) ->
                new BotCall.SendDocument(content, fileName, html(language, caption), keyboard, message.track());
            case Message.Content.Venue(var title, var address, var latitude, var longitude) ->
                new BotCall.SendVenue(title, address, latitude, longitude, keyboard, message.track());
            case Message.Content.Words words ->
                new BotCall.SendText(html(language, words), keyboard, message.track(), false);
            case Message.Content.Card card ->
                new BotCall.SendText(html(language, card), keyboard, message.track(), false);
        };
    }

    BotCall edit(Language language, Message message, int messageId, String turn) {
        return new BotCall.EditText(messageId, html(language, message.content()), inline(language, message, turn));
    }

    /** @return the words of a message, or those under its picture or file */
    public String html(Language language, Message.Content content) {
        return switch (content) {
            case Message.Content.Words(var text) -> texts.html(language, text);
            case Message.Content.Card(var template, var model) -> texts.card(language, template, model);
            case Message.Content.Picture(var png, var caption) -> html(language, caption);
            case Message.Content.Document(var bytes, var fileName, var caption) -> html(language, caption);
            case Message.Content.Venue venue -> Html.escape(venue.title() + ", " + venue.address());
        };
    }

    private Keyboard.Inline inline(Language language, Message message, String turn) {
        return keyboard(language, message.buttons(), turn) instanceof Keyboard.Inline inline ? inline : null;
    }

    private Keyboard keyboard(Language language, Buttons buttons, String turn) {
        return switch (buttons) {
            case null -> null;
            case Buttons.Inline(var rows) ->
                new Keyboard.Inline(rows.stream()
                        .map(row -> row.stream()
                                .map(button -> button(language, button, turn))
                                .toList())
                        .toList());
            case Buttons.Menu(var rows, var oneTime) -> new Keyboard.Reply(keys(language, rows), oneTime, null);
            case Buttons.NoMenu() -> new Keyboard.Remove();
        };
    }

    private InlineButton button(Language language, Button button, String turn) {
        return switch (button) {
            case Button.Choose(var label, var choice, var style) ->
                new InlineButton.Callback(texts.plain(language, label), choices.encode(turn, choice), styleName(style));
            case Button.Link(var label, var url) -> new InlineButton.Url(texts.plain(language, label), url);
            case Button.Copy(var label, var copied) -> new InlineButton.CopyText(texts.plain(language, label), copied);
        };
    }

    private List<List<ReplyButton>> keys(Language language, List<List<Buttons.Key>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(key -> new ReplyButton(
                                texts.plain(language, key.label()),
                                switch (key.kind()) {
                                    case TEXT -> ReplyButton.Kind.TEXT;
                                    case SHARE_CONTACT -> ReplyButton.Kind.CONTACT;
                                    case SHARE_LOCATION -> ReplyButton.Kind.LOCATION;
                                }))
                        .toList())
                .toList();
    }

    private static String styleName(Button.Style style) {
        return switch (style) {
            case PLAIN -> null;
            case PRIMARY -> "primary";
            case SUCCESS -> "success";
            case DANGER -> "danger";
        };
    }
}
