package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Payments;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** People who pay, or whose card is refused. */
final class PaymentRoutes {
    private final World world;
    private final Lookup lookup;
    private final PersonActions actions;
    private final Delayed later;

    PaymentRoutes(World world, Lookup lookup, PersonActions actions, Delayed later) {
        this.world = world;
        this.lookup = lookup;
        this.actions = actions;
        this.later = later;
    }

    void register(RoutesConfig routes) {
        routes.post("/sandbox/api/people/{id}/pay", this::pay);
    }

    /** Asks the bot first, as Telegram does; what becomes of it is seen in the chat. */
    private void pay(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        long id = Answers.id(ctx, "id");
        String outcome = body.required("outcome");
        if (!Set.of("paid", "refused").contains(outcome)) {
            throw ControlError.badRequest("\"outcome\" is paid or refused");
        }
        Answers.json(ctx, world.locked(() -> {
            PrivateChat chat = lookup.chat(body.required("bot"), id);
            StoredMessage message = actions.message(chat, (int) body.number("message_id"));
            return checkout(chat, message, outcome.equals("paid"));
        }));
    }

    private ObjectNode checkout(PrivateChat chat, StoredMessage message, boolean goesThrough) {
        Payments payments = chat.bot().payments();
        String payload = payments.payload(chat, message.id())
                .orElseThrow(() -> ControlError.badRequest("message " + message.id() + " is no invoice"));
        var invoice = (ObjectNode) message.body().get("invoice");
        String queryId = payments.open(chat, invoice, payload, goesThrough);
        ObjectNode query = Json.object().put("id", queryId);
        query.set("from", chat.person().asUser());
        query.put("currency", invoice.path("currency").asText())
                .put("total_amount", invoice.path("total_amount").asLong())
                .put("invoice_payload", payload);
        later.run(Payments.ANSWER_WITHIN, () -> world.run(() -> payments.expire(queryId)));
        return actions.queue(chat, "pre_checkout_query", query).put("pre_checkout_query_id", queryId);
    }
}
