/** A real browser for tests, and the sandbox's chat page as a person uses it: {@link dvorik.app.browser.ChatPage}. */
package dvorik.app.browser;
