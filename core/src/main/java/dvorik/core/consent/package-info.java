/**
 * Terms, privacy policy and who accepted which version when, with the words that were shown. Tables {@code
 * legal_document}, {@code consent} (both insert-only). Entry: {@link dvorik.core.consent.ConsentService}.
 */
package dvorik.core.consent;
