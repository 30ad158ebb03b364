/**
 * The conversation runtime, shared by the bots: an update becomes an {@link dvorik.core.conversation.Input}, the bot
 * answers with a {@link dvorik.core.conversation.Turn}, which becomes the chat's next state and the calls to make.
 *
 * <p>A dialog is a sealed interface with a record per state, a choice (button) likewise. The state is one versioned JSON
 * value; a button carries the id of the turn that made it, so that an old one is recognised, and a second tap on the one
 * just handled is silent. Entry: {@link dvorik.core.conversation.ConversationRuntime}.
 */
package dvorik.core.conversation;
