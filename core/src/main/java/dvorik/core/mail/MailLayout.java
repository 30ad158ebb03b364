package dvorik.core.mail;

import dvorik.core.text.Language;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;

/** Puts words on paper: every letter stands on the one layout. */
final class MailLayout {
    private final PebbleEngine engine;

    MailLayout() {
        var loader = new ClasspathLoader();
        loader.setPrefix("mail");
        loader.setSuffix(".peb");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .newLineTrimming(false)
                .build();
    }

    /**
     * What stands on a page.
     *
     * @param words HTML of ours, whose line ends count
     *
     * @param unsubscribe empty: none
     */
    record Page(
            Paper paper,
            Language language,
            String business,
            String subject,
            String words,
            String footer,
            Optional<Unsubscribe> unsubscribe) {}

    /** @param words of the link */
    record Unsubscribe(URI link, String words) {}

    String html(Page page) {
        var model = new HashMap<String, Object>();
        model.put("language", page.language().code());
        model.put("business", page.business());
        model.put("subject", page.subject());
        model.put("words", page.words().replace("\n", "<br>\n"));
        model.put("footer", page.footer());
        model.put(
                "unsubscribe",
                page.unsubscribe().map(one -> one.link().toString()).orElse(null));
        model.put(
                "unsubscribe_words", page.unsubscribe().map(Unsubscribe::words).orElse(null));
        var out = new StringWriter();
        try {
            engine.getTemplate(page.paper().template()).evaluate(out, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
