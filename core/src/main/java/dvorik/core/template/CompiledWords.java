package dvorik.core.template;

import dvorik.core.text.Language;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;

/** A template ready to be filled, by many threads at once. */
final class CompiledWords {
    /** More than any message, markup included. */
    private static final int LONGEST_OUTPUT = 32_768;

    private static final long LONGEST_NANOS = Duration.ofMillis(500).toNanos();

    private final PebbleTemplate template;

    CompiledWords(PebbleTemplate template) {
        this.template = template;
    }

    /**
     * @param values strings (escaped here), booleans, numbers or null, by name
     * @throws RuntimeException when it cannot be evaluated, or comes out too long or takes too long
     */
    String html(Language language, Map<String, Object> values) {
        var out = new Limited();
        try {
            template.evaluate(out, values, language.locale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.text.toString().strip();
    }

    private static final class Limited extends Writer {
        private final StringBuilder text = new StringBuilder(512);
        private final long until = System.nanoTime() + LONGEST_NANOS;

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            if (text.length() + length > LONGEST_OUTPUT || System.nanoTime() - until > 0) {
                throw new IOException("a message comes out too long or takes too long");
            }
            text.append(chars, offset, length);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
