/**
 * Pushes updates to bots that set a webhook, as the official server does: in order for each chat, chats in parallel up
 * to the bot's limit, repeated until answered with success or too old.
 *
 * <p>{@link dvorik.sandbox.webhook.WebhookSenders} starts and stops one {@link dvorik.sandbox.webhook.WebhookSender} per
 * bot.
 */
package dvorik.sandbox.webhook;
