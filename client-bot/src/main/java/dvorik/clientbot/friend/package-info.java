/** "Invite a friend": the customer's own link, and the thanks when a friend has come and bought. */
package dvorik.clientbot.friend;
