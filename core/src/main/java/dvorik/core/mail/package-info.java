/**
 * E-mail by SMTP, with a text and an HTML part, from templates under {@code mail/} on one layout. A carrier. Entry: {@link
 * dvorik.core.mail.MailChannel}.
 */
package dvorik.core.mail;
