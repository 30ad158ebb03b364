/**
 * Formatted text: markup of bots parsed into entities, entities found in plain text, and entities rendered for the page.
 *
 * <p>The parsers follow the official server step by step, because bots meet its errors: offsets of errors count bytes of
 * UTF-8, offsets of entities count UTF-16 units. Entry: {@link dvorik.sandbox.text.FormattedText#parse}. No state.
 */
package dvorik.sandbox.text;
