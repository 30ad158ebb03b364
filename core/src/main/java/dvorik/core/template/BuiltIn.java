package dvorik.core.template;

import dvorik.core.text.Language;
import dvorik.core.text.Texts;

/**
 * A message of the system whose words a business may change.
 *
 * @param key how it is called here: of the text, or of the card as {@link Texts#cardKey} makes it
 * @param card name of the card's template; null: it is a text
 * @param caption it stands under a picture
 */
public record BuiltIn(String key, String card, boolean caption) {
    public static BuiltIn text(String key) {
        return new BuiltIn(key, null, false);
    }

    public static BuiltIn card(String card) {
        return new BuiltIn(Texts.cardKey(card), card, false);
    }

    public static BuiltIn caption(String card) {
        return new BuiltIn(Texts.cardKey(card), card, true);
    }

    String bundled(Texts texts, Language language) {
        return card == null ? texts.templateOf(language, key) : Texts.templateOfCard(language, card);
    }

    /** @return characters as Telegram counts them */
    public int longest() {
        return caption ? MessageTemplates.LONGEST_CAPTION : MessageTemplates.LONGEST_TEXT;
    }
}
