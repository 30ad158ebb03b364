/**
 * E-mail by SMTP, with a text and an HTML part, from templates under {@code mail/} on one layout ({@code base.peb}, whose
 * blocks are {@code heading} and {@code body}); a further sort of letters is a constant of {@link dvorik.core.mail.Paper},
 * a template and words for its subject. A carrier. Entry: {@link
 * dvorik.core.mail.MailChannel}.
 */
package dvorik.core.mail;
