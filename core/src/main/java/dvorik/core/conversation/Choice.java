package dvorik.core.conversation;

/**
 * What a button means: sealed interfaces with records below, whose components are numbers, enums, or strings without
 * colons. With its name and its values it has at most 50 bytes.
 */
public interface Choice {

    /** May be tapped at any time, however old the message; all others only count for the state they were made in. */
    interface Anytime extends Choice {}
}
