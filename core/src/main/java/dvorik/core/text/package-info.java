/**
 * Words for people: three languages, their formats, and the templates of longer messages.
 *
 * <p>Short texts are {@code texts/BUNDLE_LANGUAGE.properties} (UTF-8, keys {@code feature.moment}, ICU message syntax);
 * cards are Pebble templates {@code texts/LANGUAGE/NAME.peb}. Entry: {@link dvorik.core.text.Texts}.
 */
package dvorik.core.text;
