/**
 * The language in which tests and load play people: Ann starts the bot, taps a button, sees a text.
 *
 * <p>Speaks to a sandbox over its control API only, so it works in another process too. Entry: {@link
 * dvorik.sandbox.client.SandboxClient}. Waiting is done by long polls; nothing here sleeps.
 */
package dvorik.sandbox.client;
