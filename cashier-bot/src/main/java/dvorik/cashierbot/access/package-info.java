/** Signing in to the admin API: {@code /admin} gives a one-time token; a token for a new password comes as a message. */
package dvorik.cashierbot.access;
