/**
 * The control API under {@code /sandbox/api}: plays people, watches chats, injects faults, moves the clock. Served to
 * tests and to the browser page; JSON with snake_case names, errors as {@code {"error": "..."}}.
 *
 * <p>{@link dvorik.sandbox.control.ControlRoutes} is the entry; {@link dvorik.sandbox.control.PersonActions} turns what a
 * person does into messages and updates, {@link dvorik.sandbox.control.ChatView} shows a chat.
 */
package dvorik.sandbox.control;
