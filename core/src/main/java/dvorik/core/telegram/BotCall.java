package dvorik.core.telegram;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a bot can do in a chat, in plain values: it is kept in Redis as JSON until it was sent. The names and fields
 * are therefore a stored format: add, do not rename.
 *
 * <p>{@code html} is Telegram's HTML, at most 4096 characters after parsing (captions: 1024). {@code track}, where not
 * null, is handed to the {@link SentListener} with the id of the sent message.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "call")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BotCall.SendText.class, name = "text"),
    @JsonSubTypes.Type(value = BotCall.SendPhoto.class, name = "photo"),
    @JsonSubTypes.Type(value = BotCall.SendDocument.class, name = "document"),
    @JsonSubTypes.Type(value = BotCall.SendMedia.class, name = "media"),
    @JsonSubTypes.Type(value = BotCall.SendVenue.class, name = "venue"),
    @JsonSubTypes.Type(value = BotCall.EditText.class, name = "edit-text"),
    @JsonSubTypes.Type(value = BotCall.EditCaption.class, name = "edit-caption"),
    @JsonSubTypes.Type(value = BotCall.EditKeyboard.class, name = "edit-keyboard"),
    @JsonSubTypes.Type(value = BotCall.DeleteMessage.class, name = "delete"),
    @JsonSubTypes.Type(value = BotCall.AnswerTap.class, name = "answer-tap"),
    @JsonSubTypes.Type(value = BotCall.ChatAction.class, name = "action")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface BotCall {

    /** @return null: nobody wants to know the message's id */
    default String track() {
        return null;
    }

    /** Whether it counts as a message of the budget. */
    @JsonIgnore
    default boolean isMessage() {
        return true;
    }

    /** Whether doing it twice shows the person the same as doing it once. */
    @JsonIgnore
    default boolean isRepeatable() {
        return true;
    }

    /** @param silent without a sound on the person's side */
    record SendText(String html, Keyboard keyboard, String track, boolean silent) implements BotCall {
        @Override
        @JsonIgnore
        public boolean isRepeatable() {
            return false;
        }
    }

    /** @param png the picture itself, at most 10 MB */
    @SuppressWarnings("ArrayRecordComponent") // never compared; base64 in JSON
    record SendPhoto(byte[] png, String caption, Keyboard keyboard, String track) implements BotCall {
        @Override
        @JsonIgnore
        public boolean isRepeatable() {
            return false;
        }
    }

    /** @param content the file itself, at most 50 MB; large ones make the outbox heavy */
    @SuppressWarnings("ArrayRecordComponent") // never compared; base64 in JSON
    record SendDocument(byte[] content, String fileName, String caption, Keyboard keyboard, String track)
            implements BotCall {
        @Override
        @JsonIgnore
        public boolean isRepeatable() {
            return false;
        }
    }

    /** A pin on the map; title and address are plain. */
    record SendVenue(
            String title, String address, double latitude, double longitude, Keyboard keyboard, String track)
            implements BotCall {
        @Override
        @JsonIgnore
        public boolean isRepeatable() {
            return false;
        }
    }

    /** How Telegram shows a file. */
    enum MediaKind {
        PHOTO,
        VIDEO,
        ANIMATION,
        DOCUMENT
    }

    /**
     * A file that this bot sent before, or the file itself.
     *
     * @param fileId null: it was not sent yet
     * @param content used where there is no {@code fileId}; at most 50 MB, a photo 10 MB. Not for the outbox of replies,
     *     which keeps it in Redis
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; base64 in JSON
    record SendMedia(
            MediaKind kind,
            String fileId,
            byte[] content,
            String fileName,
            String caption,
            Keyboard keyboard,
            String track,
            boolean silent)
            implements BotCall {
        @Override
        @JsonIgnore
        public boolean isRepeatable() {
            return false;
        }
    }

    /** @param keyboard null takes the buttons away */
    record EditText(int messageId, String html, Keyboard.Inline keyboard) implements BotCall {}

    /** @param keyboard null takes the buttons away */
    record EditCaption(int messageId, String caption, Keyboard.Inline keyboard) implements BotCall {}

    /** @param keyboard null takes the buttons away */
    record EditKeyboard(int messageId, Keyboard.Inline keyboard) implements BotCall {}

    /** Telegram lets a bot delete for 48 hours. */
    record DeleteMessage(int messageId) implements BotCall {
        @Override
        @JsonIgnore
        public boolean isMessage() {
            return false;
        }
    }

    /**
     * Stops the spinner of a tapped button; leaves before the other calls and waits for no budget.
     *
     * @param text shown as a toast, at most 200 characters, or null
     * @param alert in a window that the person must close, instead of a toast
     */
    record AnswerTap(String queryId, String text, boolean alert) implements BotCall {
        @Override
        @JsonIgnore
        public boolean isMessage() {
            return false;
        }
    }

    /** @param action as the Bot API names it: {@code typing}, {@code upload_photo}, … */
    record ChatAction(String action) implements BotCall {
        @Override
        @JsonIgnore
        public boolean isMessage() {
            return false;
        }
    }
}
