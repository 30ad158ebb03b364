package dvorik.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dvorik.sandbox.client.ChatMessage;
import org.junit.jupiter.api.Test;

/** Invoices from the offer to the refund. */
class PaymentTest extends SandboxTest {
    private static final String INVOICE =
            """
            "title": "Visit", "description": "One visit", "payload": "order:1", "provider_token": "%s",
            "currency": "%s", "prices": [{"label": "Visit", "amount": %d}]""";

    private ChatMessage invoice() {
        JsonNode sent = bot.ok("sendInvoice", toAnn(INVOICE.formatted("", "XTR", 50)));
        assertIsMessage(sent);
        return chat.message(sent.path("message_id").asInt());
    }

    private JsonNode checkout() {
        return bot.nextUpdate().path("pre_checkout_query");
    }

    private void answer(JsonNode query, boolean ok) {
        bot.ok(
                "answerPreCheckoutQuery",
                "{\"pre_checkout_query_id\": \"" + query.path("id").asText() + "\", \"ok\": " + ok
                        + (ok ? "}" : ", \"error_message\": \"Sold out\"}"));
    }

    @Test
    void a_payment_is_asked_for_made_and_given_back() {
        chat.pays(invoice());
        JsonNode query = checkout();
        assertEquals("order:1", query.path("invoice_payload").asText());
        assertEquals(50, query.path("total_amount").asInt());
        answer(query, true);
        JsonNode paid = bot.nextUpdate().path("message");
        assertEquals("order:1", paid.at("/successful_payment/invoice_payload").asText());
        assertIsMessage(paid);
        String refund = "{\"user_id\": " + ann.id() + ", \"telegram_payment_charge_id\": \""
                + paid.at("/successful_payment/telegram_payment_charge_id").asText() + "\"}";
        bot.ok("refundStarPayment", refund);
        assertTrue(bot.nextUpdate().path("message").has("refunded_payment"));
        assertEquals("400 Bad Request: CHARGE_ALREADY_REFUNDED", bot.refusal("refundStarPayment", refund));
    }

    @Test
    void a_bot_may_say_no() {
        chat.pays(invoice());
        JsonNode query = checkout();
        answer(query, false);
        chat.seesToast("Sold out");
        assertEquals(
                "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
                bot.refusal(
                        "answerPreCheckoutQuery",
                        "{\"pre_checkout_query_id\": \"" + query.path("id").asText() + "\", \"ok\": true}"));
    }

    @Test
    void a_card_may_be_refused() {
        chat.refusesToPay(invoice());
        answer(checkout(), true);
        chat.seesToast("declined");
        assertEquals(0, client.bot(BOT).pendingUpdates() - 1, "only the confirmed query is left");
    }

    @Test
    void invoices_are_checked() {
        assertEquals(
                "400 Bad Request: PAYMENT_PROVIDER_INVALID",
                bot.refusal("sendInvoice", toAnn(INVOICE.formatted("", "RUB", 100))));
        assertEquals(
                "400 Bad Request: STARS_INVOICE_INVALID",
                bot.refusal("sendInvoice", toAnn(INVOICE.formatted("1:TEST", "XTR", 100))));
        assertEquals(
                "400 Bad Request: CURRENCY_TOTAL_AMOUNT_INVALID",
                bot.refusal("sendInvoice", toAnn(INVOICE.formatted("", "XTR", 0))));
        bot.ok("sendInvoice", toAnn(INVOICE.formatted("1:TEST", "RUB", 10000)));
    }
}
