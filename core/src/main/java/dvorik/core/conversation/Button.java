package dvorik.core.conversation;

import dvorik.core.text.Text;

/** A button under a message. Labels are at most 24 characters, 20 where two share a row. */
public sealed interface Button {
    enum Style {
        PLAIN,
        PRIMARY,
        SUCCESS,
        DANGER
    }

    record Choose(Text label, Choice choice, Style style) implements Button {}

    record Link(Text label, String url) implements Button {}

    /**
     * Copies to the clipboard.
     *
     *
     * @param copied 1-256 characters
     */
    record Copy(Text label, String copied) implements Button {}

    static Button choose(String label, Choice choice) {
        return new Choose(Text.of(label), choice, Style.PLAIN);
    }

    static Button choose(Text label, Choice choice) {
        return new Choose(label, choice, Style.PLAIN);
    }

    static Button choose(String label, Choice choice, Style style) {
        return new Choose(Text.of(label), choice, style);
    }
}
