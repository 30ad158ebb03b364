package dvorik.adminapi.frame;

import dvorik.core.text.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Words in the three languages, on the wire one field for each. */
public final class Words {
    private Words() {}

    /** @return of those that are there */
    public static Map<Language, String> of(Optional<String> ru, Optional<String> uz, Optional<String> en) {
        var words = new EnumMap<Language, String>(Language.class);
        Form.told(ru).ifPresent(text -> words.put(Language.RU, text));
        Form.told(uz).ifPresent(text -> words.put(Language.UZ, text));
        Form.told(en).ifPresent(text -> words.put(Language.EN, text));
        return words;
    }

    /**
     * Of a change.
     *
     * @param ru null: left out, stays; empty: taken away; likewise the others
     */
    public static Map<Language, String> changed(
            Map<Language, String> now, Optional<String> ru, Optional<String> uz, Optional<String> en) {
        return of(
                Form.clearable(ru, in(now, Language.RU)),
                Form.clearable(uz, in(now, Language.UZ)),
                Form.clearable(en, in(now, Language.EN)));
    }

    public static Optional<String> in(Map<Language, String> words, Language language) {
        return Optional.ofNullable(words.get(language));
    }
}
