/** Letting people in: one-time invitations with a role and a salon. */
package dvorik.cashierbot.staff;
