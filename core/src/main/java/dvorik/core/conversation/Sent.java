package dvorik.core.conversation;

import java.util.List;
import java.util.Optional;

/**
 * A message as the person sent it, for steps that hand the very message on.
 *
 * @param text or the caption of what is attached; empty for neither
 * @param marks its formatting, in no order
 * @param attached a file of a kind that we can send too
 * @param album names the pictures that were sent at once; empty: it came alone
 * @param forwarded written by somebody else
 */
public record Sent(
        int messageId, String text, List<Mark> marks, Optional<Attached> attached, String album, boolean forwarded) {
    public Sent {
        marks = List.copyOf(marks);
    }

    /**
     * A part of the text that looks different.
     *
     * @param kind as the Bot API names it
     * @param from in UTF-16 units, inclusive; {@code until} exclusive
     * @param argument address of a link, language of code, id of a mentioned person; else empty
     */
    public record Mark(String kind, int from, int until, String argument) {}

    /**
     * @param fileId as the bot that got it can ask for it
     * @param bytes 0 where Telegram does not tell
     * @param name as the person's device calls it; may be empty
     * @param mediaType as told; may be empty
     */
    public record Attached(Kind kind, String fileId, long bytes, String name, String mediaType) {}

    /** How Telegram shows a file. */
    public enum Kind {
        PHOTO,
        VIDEO,
        ANIMATION,
        DOCUMENT
    }

    /** @return the text as Telegram's HTML: what it stands for is escaped, its formatting is kept */
    public String html() {
        return MarkedText.html(text, marks);
    }
}
