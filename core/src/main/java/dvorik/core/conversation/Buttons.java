package dvorik.core.conversation;

import dvorik.core.text.Text;
import java.util.List;

/** What comes with a message; null: nothing. */
public sealed interface Buttons {

    record Inline(List<List<Button>> rows) implements Buttons {}

    /**
     * In place of the keyboard.
     *
     *
     * @param oneTime folded after use
     */
    record Menu(List<List<Key>> rows, boolean oneTime) implements Buttons {}

    /** Takes the menu away. */
    record NoMenu() implements Buttons {}

    /** A key of a menu. */
    record Key(Text label, KeyKind kind) {
        public static Key of(String label) {
            return new Key(Text.of(label), KeyKind.TEXT);
        }
    }

    enum KeyKind {
        TEXT,
        SHARE_CONTACT,
        SHARE_LOCATION
    }

    @SafeVarargs
    static Inline inline(List<Button>... rows) {
        return new Inline(List.of(rows));
    }
}
