package dvorik.core.mail;

import dvorik.core.text.Language;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

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
     * A page.
     *
     * @param words HTML of ours, whose line ends count
     */
    String html(Language language, String subject, String words, String footer) {
        var out = new StringWriter();
        try {
            engine.getTemplate("message")
                    .evaluate(
                            out,
                            Map.of(
                                    "language",
                                    language.code(),
                                    "subject",
                                    subject,
                                    "words",
                                    words.replace("\n", "<br>\n"),
                                    "footer",
                                    footer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
