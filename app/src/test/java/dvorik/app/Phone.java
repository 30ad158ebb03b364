package dvorik.app;

import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import dvorik.sandbox.client.ChatMessage;
import dvorik.sandbox.client.Person;
import dvorik.sandbox.client.PersonChat;
import java.util.regex.Pattern;

/** A person's chat with one of the bots, in the words of the bundles: texts are named by their keys. */
class Phone {
    private static final String ANYTHING = "\u0001";
    private final Texts texts;
    private final Person person;
    private final PersonChat chat;
    private Language language;

    Phone(Town town, Person person, String bot, Language language) {
        this.texts = town.texts();
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

    private Pattern pattern(String key) {
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
