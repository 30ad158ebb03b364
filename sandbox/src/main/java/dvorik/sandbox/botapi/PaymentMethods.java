package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Payments;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.World;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Invoices, the check before payment, and money given back. */
final class PaymentMethods {
    private static final String STARS = "XTR";
    private static final int MAX_TITLE = 32;
    private static final int MAX_DESCRIPTION = 255;
    private static final int MAX_PAYLOAD_BYTES = 128;

    private final World world;
    private final Destinations destinations;
    private final Poster poster;

    PaymentMethods(World world, Destinations destinations, Poster poster) {
        this.world = world;
        this.destinations = destinations;
        this.poster = poster;
    }

    void register(MethodTable table) {
        table.add("sendInvoice", this::sendInvoice)
                .add("answerPreCheckoutQuery", this::answerPreCheckout)
                .add("refundStarPayment", this::refund);
    }

    private JsonNode sendInvoice(Call call) {
        Arguments arguments = call.arguments();
        ObjectNode content = Json.object();
        ObjectNode invoice = content.putObject("invoice");
        invoice.put("title", limited(arguments, "title", MAX_TITLE))
                .put("description", limited(arguments, "description", MAX_DESCRIPTION))
                .put("start_parameter", arguments.text("start_parameter"))
                .put("currency", currency(arguments))
                .put("total_amount", total(arguments));
        String payload = arguments.required("payload");
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw Refusal.badRequest("INVOICE_PAYLOAD_INVALID");
        }
        Markup markup = withPayButton(MarkupReader.read(arguments), invoice);
        Reply reply = Reply.read(arguments);
        return world.locked(() -> {
            Chat chat = destinations.writable(call.bot(), arguments.text("chat_id"));
            ObjectNode sent = poster.post(call, chat, content, markup, reply);
            call.bot().payments().remember(chat, sent.path("message_id").asInt(), payload);
            return sent;
        });
    }

    private static String limited(Arguments arguments, String name, int max) {
        String text = arguments.required(name);
        if (text.codePointCount(0, text.length()) > max) {
            throw Refusal.badRequest("MEDIA_INVALID");
        }
        return text;
    }

    private static String currency(Arguments arguments) {
        String currency = arguments.required("currency");
        if (!currency.matches("[A-Z]{3}")) {
            throw Refusal.badRequest("CURRENCY_INVALID");
        }
        // Stars need no provider, everything else does
        if (currency.equals(STARS) == arguments.has("provider_token")) {
            throw Refusal.badRequest(currency.equals(STARS) ? "STARS_INVOICE_INVALID" : "PAYMENT_PROVIDER_INVALID");
        }
        return currency;
    }

    private static long total(Arguments arguments) {
        arguments.required("prices");
        JsonNode prices = arguments.json("prices", "prices").orElseThrow();
        if (!prices.isArray()) {
            throw Refusal.badRequest("Expected an Array of labeled prices");
        }
        BigInteger total = BigInteger.ZERO;
        for (JsonNode price : prices) {
            if (!price.isObject()) {
                throw Refusal.badRequest("Can't parse labeled price: LabeledPrice must be an Object");
            }
            if (price.path("label").asText("").isEmpty()) {
                throw Refusal.badRequest("Can't parse labeled price: LabeledPrice label must be non-empty");
            }
            total = total.add(price.path("amount").bigIntegerValue());
        }
        if (prices.isEmpty()) {
            throw Refusal.badRequest("There must be at least one price");
        }
        if (arguments.text("currency").equals(STARS) && prices.size() != 1) {
            throw Refusal.badRequest("STARS_INVOICE_INVALID");
        }
        if (total.signum() <= 0 || total.bitLength() > 50) {
            throw Refusal.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
        }
        return total.longValueExact();
    }

    private static Markup withPayButton(Markup given, ObjectNode invoice) {
        if (given instanceof Markup.Inline inline && !inline.isEmpty()) {
            if (!inline.json()
                    .path("inline_keyboard")
                    .path(0)
                    .path(0)
                    .path("pay")
                    .asBoolean()) {
                throw Refusal.badRequest("the first button must be a Pay button");
            }
            return inline;
        }
        ObjectNode markup = Json.object();
        markup.putArray("inline_keyboard")
                .addArray()
                .addObject()
                .put(
                        "text",
                        "Pay " + invoice.path("total_amount").asText() + " "
                                + invoice.path("currency").asText())
                .put("pay", true);
        return new Markup.Inline(markup);
    }

    private JsonNode answerPreCheckout(Call call) {
        Arguments arguments = call.arguments();
        boolean accepted = arguments.flag("ok");
        if (!accepted && !arguments.has("error_message")) {
            throw Refusal.badRequest("Parameter \"error_message\" is required");
        }
        String id = arguments.text("pre_checkout_query_id");
        world.run(() -> {
            Payments.Attempt attempt = call.bot()
                    .payments()
                    .close(id)
                    .orElseThrow(() ->
                            Refusal.badRequest("query is too old and response timeout expired or query ID is invalid"));
            if (!accepted) {
                attempt.chat().toast(id, arguments.text("error_message"), true, "");
            } else if (attempt.goesThrough()) {
                pay(call, attempt);
            } else {
                attempt.chat().toast(id, "The payment was declined.", true, "");
            }
        });
        return BooleanNode.TRUE;
    }

    private void pay(Call call, Payments.Attempt attempt) {
        PrivateChat chat = attempt.chat();
        ObjectNode payment = Json.object()
                .put("currency", attempt.invoice().path("currency").asText())
                .put("total_amount", attempt.invoice().path("total_amount").asLong())
                .put("invoice_payload", attempt.payload());
        String charge = call.bot().payments().charge(chat, payment);
        payment.put("telegram_payment_charge_id", charge).put("provider_payment_charge_id", "provider_" + charge);
        serviceMessage(chat, "successful_payment", payment);
    }

    private JsonNode refund(Call call) {
        long userId = call.arguments().number("user_id");
        String id = call.arguments().required("telegram_payment_charge_id");
        world.run(() -> {
            Payments.Charge charge = call.bot()
                    .payments()
                    .charge(id)
                    .filter(made -> made.chat().id() == userId)
                    .filter(made -> made.payment().path("currency").asText().equals(STARS))
                    .orElseThrow(() -> Refusal.badRequest("CHARGE_ID_INVALID"));
            if (charge.refunded()) {
                throw Refusal.badRequest("CHARGE_ALREADY_REFUNDED");
            }
            call.bot().payments().markRefunded(charge);
            serviceMessage(charge.chat(), "refunded_payment", charge.payment());
        });
        return BooleanNode.TRUE;
    }

    private void serviceMessage(PrivateChat chat, String field, ObjectNode value) {
        ObjectNode body = Json.object().put("message_id", chat.nextMessageId());
        body.set("from", chat.person().asUser());
        body.set("chat", chat.asChat());
        body.put("date", world.clock().businessSeconds());
        body.set(field, value);
        chat.add(body, false);
        chat.bot().updates().add("message", body, chat.id());
    }
}
