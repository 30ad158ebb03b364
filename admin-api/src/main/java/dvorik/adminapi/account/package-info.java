/** {@code /api/v1/auth}: signing in and out, one's own sessions, password and second factor. */
package dvorik.adminapi.account;
