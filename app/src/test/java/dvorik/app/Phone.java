package dvorik.app;

import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import dvorik.sandbox.client.ChatMessage;
import dvorik.sandbox.client.Person;
import dvorik.sandbox.client.PersonChat;
import java.util.List;
import java.util.regex.Pattern;

/** A person's chat with one of the bots, in the words of the bundles: texts are named by their keys. */
class Phone {
    private static final String ANYTHING = "\u0001";
    private final Texts texts;
    private final String languageQuestion;
    private final Person person;
    private final PersonChat chat;
    private Language language;

    Phone(Town town, Person person, String bot, Language language) {
        this.texts = town.texts();
        this.languageQuestion = bot.equals(Town.CLIENT_BOT) ? "client.language.ask" : "cashier.language.ask";
        this.person = person;
        this.chat = person.with(bot);
        this.language = language;
    }

    PersonChat chat() {
        return chat;
    }

    Person person() {
        return person;
    }

    long telegramId() {
        return person.id();
    }

    Language language() {
        return language;
    }

    /** What the bot is expected to talk from now on. */
    void speaks(Language other) {
        language = other;
    }

    /** Waits for a new message or edit with this text, whatever stands in its places. */
    ChatMessage sees(String key) {
        return chat.sees(pattern(key));
    }

    /** Waits for a new message or edit with this text, its places filled. */
    ChatMessage sees(Text text) {
        return chat.sees(texts.plain(language, text).replaceAll("</?(b|code|i)>", ""));
    }

    /** Taps the newest button with this label. */
    void taps(String key) {
        chat.taps(label(key));
    }

    /** Presses the key of the reply keyboard with this label. */
    void presses(String key) {
        chat.presses(label(key));
    }

    String label(String key) {
        return texts.plain(language, Text.of(key));
    }

    void seesToast(String key) {
        chat.seesToast(label(key));
    }

    /** Taps the newest button with this label twice, the second time before the first is answered. */
    void tapsTwice(String key) {
        tapsLabelTwice(label(key));
    }

    /** As {@link #tapsTwice}. */
    void tapsLabelTwice(String label) {
        // the button may be gone when the second tap comes
        var data = data(label);
        chat.taps(label);
        chat.tapsAgain(data);
    }

    /** What the newest button with this label sends. */
    String data(String label) {
        return chat.messages().reversed().stream()
                .filter(message -> message.buttons().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button \"" + label + "\" in:\n" + chat))
                .button(label)
                .path("callback_data")
                .asText();
    }

    /** Waits until everything sent so far was answered: the bot answers in order, and this question it always answers. */
    void settles() {
        chat.sends("/language");
        sees(languageQuestion);
    }

    /** How many messages of the bot have this text now. */
    long count(String key) {
        var pattern = pattern(key);
        return chat.messages().stream()
                .filter(message -> message.isFromBot()
                        && !message.isDeleted()
                        && pattern.matcher(message.text()).find())
                .count();
    }

    /** All messages of the bot, those that were edited as they stand now. */
    List<ChatMessage> answers() {
        return chat.messages().stream().filter(ChatMessage::isFromBot).toList();
    }

    Pattern pattern(String key) {
        var text = Text.of(key);
        for (var place : texts.places(language, key)) {
            text = text.with(place, ANYTHING);
        }
        var words = texts.plain(language, text).replaceAll("</?(b|code|i)>", "");
        var parts = new StringBuilder();
        for (var part : words.split(ANYTHING, -1)) {
            parts.append(parts.isEmpty() ? "" : "[\\s\\S]*").append(part.isEmpty() ? "" : Pattern.quote(part));
        }
        return Pattern.compile(parts.toString());
    }
}
