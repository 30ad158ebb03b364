package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Everything our own packages log about a person's way, at the most talkative level, as JSON. */
class LogPrivacyTest {

    @Test
    void no_token_phone_name_code_or_text_reaches_the_log() {
        var town = Town.shared();
        var lines = new Lines();
        var ours = (Logger) LoggerFactory.getLogger("dvorik");
        lines.start((LoggerContext) LoggerFactory.getILoggerFactory());
        ours.addAppender(lines);
        ours.setLevel(Level.TRACE);
        String code;
        String phone;
        try {
            var ann = town.customer("Zinaida");
            ann.accepts();
            ann.chat().sharesContact();
            ann.sees("client.name.ask");
            ann.chat().sends("Аделаида Уникальная");
            ann.sees("client.birthday.ask");
            ann.chat().sends("какой-то неповторимый текст");
            ann.sees("client.birthday.unreadable");
            ann.chat().sends("14.02.1990");
            code = Customer.code(ann.card());
            phone = "7902%07d".formatted(ann.telegramId() % 10_000_000);
            town.chat()
                    .faults()
                    .bot(Town.CASHIER_BOT)
                    .method("sendMessage")
                    .times(1)
                    .serverError();
            town.chat()
                    .faults()
                    .bot(Town.CASHIER_BOT)
                    .method("sendMessage")
                    .times(1)
                    .dropAfter();
            town.cashier("Мария").redeems(code, "1500");
            ann.chat().sees("−150");
        } finally {
            town.chat().faults().clear();
            ours.setLevel(Level.INFO);
            ours.detachAppender(lines);
        }
        var all = String.join("\n", lines.lines);
        assertTrue(all.contains("update_id"), "lines carry the update's id");
        for (var secret : List.of(
                Town.CLIENT_TOKEN,
                Town.CASHIER_TOKEN,
                phone,
                "Аделаида",
                "Zinaida",
                "неповторимый",
                code,
                code.replace("-", ""),
                "1990")) {
            assertFalse(all.contains(secret), () -> "\"" + secret + "\" in the log:\n" + all);
        }
        assertEquals(List.of(), town.chat().findings());
    }

    /** Keeps what the JSON format of the log would have written. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final JsonEncoder encoder = new JsonEncoder();

        void start(LoggerContext context) {
            setContext(context);
            encoder.setContext(context);
            encoder.start();
            start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
    }
}
