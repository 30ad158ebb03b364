/** How broadcasts reach customers: each message by this bot's budget, behind replies and notifications. */
package dvorik.clientbot.broadcast;
