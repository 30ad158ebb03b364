package dvorik.core.conversation;

import dvorik.core.text.Text;
import java.util.Map;

/**
 * Something to say.
 *
 * @param track handed on with the id of the sent message; null: nobody cares
 */
public record Message(Content content, Buttons buttons, String track) {

    /** The words. */
    public sealed interface Content {
        record Words(Text text) implements Content {}

        /**
         * A Pebble card.
         *
         *
         * @param model as {@link dvorik.core.text.Texts#card} takes it
         */
        record Card(String template, Map<String, Object> model) implements Content {}

        /** A picture with a card under it. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Picture(byte[] png, Card caption) implements Content {}

        /**
         * A file with words under it.
         *
         *
         * @param content at most a few hundred kilobytes: it is kept in Redis until it was sent
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Document(byte[] content, String fileName, Words caption) implements Content {}

        /** A pin on the map; title and address as they are, degrees. */
        record Venue(String title, String address, double latitude, double longitude) implements Content {}
    }

    public static Message of(String key) {
        return of(Text.of(key));
    }

    public static Message of(Text text) {
        return new Message(new Content.Words(text), null, null);
    }

    public static Message card(String template, Map<String, Object> model) {
        return new Message(new Content.Card(template, model), null, null);
    }

    public Message with(Buttons other) {
        return new Message(content, other, track);
    }

    public Message tracked(String other) {
        return new Message(content, buttons, other);
    }
}
