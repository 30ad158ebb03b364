/**
 * What is said to customers by marketing and, where the owner wants other words, by the system.
 *
 * <p>Words are Pebble templates of Telegram HTML in a closed sandbox: conditions and declared variables, nothing else. They
 * are checked when they are kept, along every way their conditions can take, so that what is sent is always whole.
 *
 * <p>Tables {@code message_template}, {@code message_template_version}, {@code media_file}, {@code media_part}. Entries:
 * {@link dvorik.core.template.MessageTemplates} (check, render), {@link dvorik.core.template.Templates} (kept ones),
 * {@link dvorik.core.template.MediaFiles}; {@link dvorik.core.template.ChangedWords} stands behind {@link
 * dvorik.core.text.Texts}.
 */
package dvorik.core.template;
