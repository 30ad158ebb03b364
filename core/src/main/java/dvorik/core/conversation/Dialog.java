package dvorik.core.conversation;

/**
 * A state of a conversation: sealed interfaces with records below, kept as JSON under the record's simple name. Renaming
 * one makes stored states of that name unreadable: those people start again with a kind word.
 */
public interface Dialog {}
