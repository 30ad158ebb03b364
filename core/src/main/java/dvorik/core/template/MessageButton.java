package dvorik.core.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import dvorik.core.text.Language;
import java.util.Map;
import java.util.Optional;

/**
 * A button below a message of marketing.
 *
 * @param label by language, plain; Russian is always there
 * @param url of {@link Kind#URL} only, https
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MessageButton(Kind kind, Map<Language, String> label, Optional<String> url) {
    public MessageButton {
        label = Map.copyOf(label);
        url = url == null ? Optional.empty() : url;
    }

    /** What a button does. */
    public enum Kind {
        /** Opens a page; not counted, Telegram does not tell. */
        URL,
        /** Shows the customer's discounts; counted. */
        MY_DISCOUNTS,
        /** Begins a booking; counted. */
        BOOK,
        /** Copies the code of the discount in the message; not counted, Telegram does not tell. */
        COPY_CODE
    }
}
