/** The discount for subscribing to the channel of the business, and how the bot asks Telegram who is subscribed. */
package dvorik.clientbot.channel;
