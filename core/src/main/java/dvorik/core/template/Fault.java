package dvorik.core.template;

import dvorik.core.text.Language;

/**
 * Why a message cannot be kept as it is written.
 *
 * @param language of the words it stands in; Russian for what has none
 * @param line from 1; 0 for what is not in the text, such as a label
 * @param what the word, tag or part that is wrong; may be empty
 */
public record Fault(Language language, int line, Reason reason, String what) {

    /** Words for people are {@code api.template.fault.REASON}. */
    public enum Reason {
        /** Russian is missing. */
        MISSING,
        TOO_LONG,
        EMPTY,
        /** It cannot be read as a template. */
        SYNTAX,
        TOO_DEEP,
        UNKNOWN_VARIABLE,
        FORBIDDEN_TAG,
        FORBIDDEN_FILTER,
        FORBIDDEN_TEST,
        /** Calls, attributes, arithmetic, lists, and whatever else words do not need. */
        FORBIDDEN_EXPRESSION,
        /** A tag in quotes within an expression: it stands outside of it. */
        MARKUP_IN_EXPRESSION,
        UNKNOWN_MARKUP,
        BAD_ATTRIBUTE,
        BAD_LINK,
        /** A value within a tag may only stand in a quoted attribute, behind the beginning of the address. */
        VALUE_IN_TAG,
        /** A condition that begins or ends within a tag, or leaves one open. */
        TORN_MARKUP,
        UNCLOSED_MARKUP,
        UNEXPECTED_END,
        /** Nothing stands within code, and no quotation within a quotation. */
        NESTED_MARKUP,
        UNKNOWN_ENTITY,
        /** A lone {@code <}: written as {@code &lt;}. */
        LONE_BRACKET,
        /** The text is longer than Telegram shows, with samples in its places. */
        RESULT_TOO_LONG,
        BAD_LABEL,
        BAD_URL,
        TOO_MANY_BUTTONS,
        UNKNOWN_MEDIA,
        MEDIA_KIND
    }
}
