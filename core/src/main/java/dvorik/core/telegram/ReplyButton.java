package dvorik.core.telegram;

/** A button in place of the keyboard; a tap sends its text, or what {@code kind} asks for (private chats only). */
public record ReplyButton(String text, Kind kind) {
    /** What a tap sends. */
    public enum Kind {
        TEXT,
        CONTACT,
        LOCATION
    }
}
