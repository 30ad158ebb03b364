/**
 * Who may use the API, and how people and programs prove who they are. Words: a session is a sign-in and all refresh
 * tokens that came of it; a one-time token signs in or sets a password. Tables {@code session}, {@code one_time_token},
 * {@code second_factor}, {@code recovery_code}, {@code api_key}, and the columns of {@code staff} with e-mail and
 * password. Tokens, codes and keys stand there as hashes only. All of it runs on real time, not on the business clock.
 *
 * <p>Entries: {@link dvorik.core.access.SignInService}, {@link dvorik.core.access.SessionService}, {@link
 * dvorik.core.access.ApiKeyService}; {@link dvorik.core.access.AccessMatrix} says who may what.
 */
package dvorik.core.access;
