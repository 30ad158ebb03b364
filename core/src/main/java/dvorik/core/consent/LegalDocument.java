package dvorik.core.consent;

import dvorik.core.text.Language;

/**
 * @param version as the owner names it, such as {@code 2026-11-20}
 *
 * @param body plain text
 */
public record LegalDocument(Kind kind, String version, Language language, String body) {
    public enum Kind {
        TERMS,
        PRIVACY,
        SALON_AGREEMENT;

        /** @return as stored and as the files are named */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public LegalDocument {
        if (!version.matches("[A-Za-z0-9._-]{1,20}")) {
            throw new IllegalArgumentException("a version has 1 to 20 letters, digits, dots or dashes: " + version);
        }
    }
}
