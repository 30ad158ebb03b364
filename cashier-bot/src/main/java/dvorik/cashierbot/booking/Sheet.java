package dvorik.cashierbot.booking;

import dvorik.core.conversation.Message;
import dvorik.core.text.Language;
import dvorik.core.text.Text;
import dvorik.core.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message in lines: a title, and below it lines, some under headings. */
final class Sheet {
    private final Texts texts;
    private final Language language;
    private final Text title;
    private final List<Map<String, Object>> parts = new ArrayList<>();

    Sheet(Texts texts, Language language, Text title) {
        this.texts = texts;
        this.language = language;
        this.title = title;
        part(null);
    }

    Sheet line(Text line) {
        @SuppressWarnings("unchecked") // made below
        var lines = (List<String>) parts.getLast().get("lines");
        lines.add(texts.plain(language, line));
        return this;
    }

    Sheet line(Optional<Text> line) {
        line.ifPresent(this::line);
        return this;
    }

    /** The lines after it stand under it. */
    Sheet heading(Text heading) {
        part(texts.plain(language, heading));
        return this;
    }

    Message message() {
        return Message.card("visit_sheet", Map.of("title", title, "parts", parts));
    }

    private void part(String heading) {
        var part = new HashMap<String, Object>();
        part.put("heading", heading);
        part.put("lines", new ArrayList<String>());
        parts.add(part);
    }
}
