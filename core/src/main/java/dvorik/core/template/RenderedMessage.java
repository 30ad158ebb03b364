package dvorik.core.template;

import java.util.List;
import java.util.Optional;

/**
 * A message in one reader's words.
 *
 * @param html Telegram's, whole; empty only with media
 */
public record RenderedMessage(String html, Optional<MessageContent.Media> media, List<RenderedButton> buttons) {
    public RenderedMessage {
        buttons = List.copyOf(buttons);
    }

    /** @return the words alone, as they are read */
    public String plain() {
        return Markup.plain(html);
    }

    /** @param value the address of a link, what is copied; empty for others */
    public record RenderedButton(MessageButton.Kind kind, String label, Optional<String> value) {}
}
