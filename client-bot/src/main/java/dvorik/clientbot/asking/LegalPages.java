package dvorik.clientbot.asking;

import dvorik.core.consent.LegalDocument;
import dvorik.core.conversation.Message;
import dvorik.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** A document as messages. */
public final class LegalPages {
    /** A message has room for 4096 characters. */
    private static final int PART = 3500;

    private LegalPages() {}

    public static List<Message> of(LegalDocument document) {
        var body = document.body();
        var messages = new ArrayList<Message>();
        for (int from = 0; from < body.length(); ) {
            int to = end(body, from);
            messages.add(Message.of(Text.of("client.consent.document").with("body", body.substring(from, to))));
            from = to;
        }
        return messages;
    }

    /** Cuts at the end of a paragraph where there is one. */
    private static int end(String body, int from) {
        if (body.length() - from <= PART) {
            return body.length();
        }
        int paragraph = body.lastIndexOf("\n\n", from + PART);
        return paragraph > from ? paragraph : from + PART;
    }
}
