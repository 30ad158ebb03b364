/** "Messages": what the bot has told, to be read again. */
package dvorik.clientbot.mailbox;
