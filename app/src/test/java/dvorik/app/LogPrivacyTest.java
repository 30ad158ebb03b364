package dvorik.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything our own packages log about a person's way, at the most talkative level, as JSON. */
class LogPrivacyTest {

    @Test
    void no_token_phone_name_code_or_text_reaches_the_log() {
        var town = Town.shared();
        String code;
        String phone;
        String all;
        try (var lines = new LogLines()) {
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
            all = lines.text();
        } finally {
            town.chat().faults().clear();
        }
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
}
