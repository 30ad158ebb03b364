package dvorik.adminapi.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times that callers name: to the microsecond and of four-digit years, as the database keeps them. */
public final class Times {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant BEHIND_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /** @throws DateTimeException for what is none, or cannot be kept */
    public static Instant read(String text) {
        return kept(Instant.parse(text));
    }

    private static Instant kept(Instant given) {
        if (given.isBefore(FIRST) || !given.isBefore(BEHIND_LAST)) {
            throw new DateTimeException("out of the years that are kept: " + given);
        }
        return given.truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads them in bodies and parameters. */
    static final class Reader extends StdScalarDeserializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var given = InstantDeserializer.INSTANT.deserialize(json, context);
            try {
                return given == null ? null : kept(given);
            } catch (DateTimeException e) {
                throw context.weirdStringException(json.getText(), Instant.class, e.getMessage());
            }
        }
    }
}
