/** {@code /api/v1/dead-letters}: messages that were given up on. */
package dvorik.adminapi.notification;
