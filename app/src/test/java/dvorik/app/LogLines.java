package dvorik.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Keeps what the JSON format of our log would have written while it is open, everything down to TRACE. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final JsonEncoder encoder = new JsonEncoder();
    private final Logger ours = (Logger) LoggerFactory.getLogger("dvorik");

    LogLines() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        setContext(context);
        encoder.setContext(context);
        encoder.start();
        start();
        ours.addAppender(this);
        ours.setLevel(Level.TRACE);
        // what is kept here need not fill the output
        ours.setAdditive(false);
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        ours.setAdditive(true);
        ours.setLevel(Level.INFO);
        ours.detachAppender(this);
    }
}
