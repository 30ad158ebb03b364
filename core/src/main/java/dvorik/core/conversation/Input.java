package dvorik.core.conversation;

/** What a person did, as far as steps care. */
public sealed interface Input {

    /**
     * @param name without slash, lower case
     *
     * @param payload what followed, may be empty
     */
    record Command(String name, String payload) implements Input {}

    /** @param text as typed, 1 to 4096 characters */
    record Typed(String text) implements Input {}

    /**
     * A key of the reply keyboard.
     *
     *
     * @param key text key of its label
     */
    record MenuKey(String key) implements Input {}

    /**
     * A button that counts in this state.
     *
     *
     * @param messageId the message it stands under
     */
    record Tap(Choice choice, int messageId) implements Input {}

    /** @param userId of the person the card belongs to; 0 when Telegram does not know */
    record Contact(String phone, long userId) implements Input {}

    /**
     * A photo, or a picture sent as a file.
     *
     * @param fileId as the bot that got it can ask for it
     * @param bytes 0 where Telegram does not tell
     */
    record Picture(String fileId, long bytes) implements Input {}

    /** Where the person is, or a place chosen on the map; degrees. */
    record Location(double latitude, double longitude) implements Input {}

    /**
     * Anything else: a sticker, a voice message…
     *
     *
     * @param kind as the Bot API names the field
     */
    record Other(String kind) implements Input {}
}
