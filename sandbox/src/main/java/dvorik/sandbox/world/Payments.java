package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Invoices of a bot and payments on their way. Guarded by the world's lock. */
public final class Payments {
    /** How long a bot may think about a pre-checkout query, in real time. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final int INVOICES_KEPT = 10_000;

    private final World world;
    private final Map<InvoiceKey, String> payloads = new LinkedHashMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private long nextId;

    private record InvoiceKey(long chatId, int messageId) {}

    /**
     * A payment between the person's yes and the bot's.
     *
     * @param goesThrough whether the person's card or balance will do
     */
    public record Attempt(
            PrivateChat chat, ObjectNode invoice, String payload, boolean goesThrough, long startedMillis) {}

    /** A payment that was made. */
    public record Charge(String id, PrivateChat chat, ObjectNode payment, boolean refunded) {}

    Payments(World world) {
        this.world = world;
        this.nextId = world.clock().realMillis() * 1000;
    }

    /** Keeps what the message itself does not show: the bot's own payload. */
    public void remember(Chat chat, int messageId, String payload) {
        world.checkHeld();
        payloads.put(new InvoiceKey(chat.id(), messageId), payload);
        dropOldest(payloads);
    }

    /** Empty when the message is no invoice of this bot. */
    public Optional<String> payload(Chat chat, int messageId) {
        world.checkHeld();
        return Optional.ofNullable(payloads.get(new InvoiceKey(chat.id(), messageId)));
    }

    /** @return the id of the pre-checkout query */
    public String open(PrivateChat chat, ObjectNode invoice, String payload, boolean goesThrough) {
        world.checkHeld();
        String id = Long.toString(nextId++);
        attempts.put(
                id,
                new Attempt(chat, invoice, payload, goesThrough, world.clock().realMillis()));
        return id;
    }

    /** Takes an open attempt away; empty when unknown, answered or timed out. */
    public Optional<Attempt> close(String id) {
        world.checkHeld();
        return Optional.ofNullable(attempts.remove(id))
                .filter(attempt -> world.clock().realMillis() <= attempt.startedMillis() + ANSWER_WITHIN.toMillis());
    }

    /** Called when the time is over: tells the person, unless the bot has answered. */
    public void expire(String id) {
        world.checkHeld();
        Attempt attempt = attempts.remove(id);
        if (attempt != null) {
            attempt.chat().toast(id, "The bot did not answer in time. The payment was cancelled.", true, "");
        }
    }

    /** @return the id under which the money can be given back */
    public String charge(PrivateChat chat, ObjectNode payment) {
        world.checkHeld();
        String id = "charge" + nextId++;
        charges.put(id, new Charge(id, chat, payment, false));
        dropOldest(charges);
        return id;
    }

    public Optional<Charge> charge(String id) {
        world.checkHeld();
        return Optional.ofNullable(charges.get(id));
    }

    public void markRefunded(Charge charge) {
        world.checkHeld();
        charges.put(charge.id(), new Charge(charge.id(), charge.chat(), charge.payment(), true));
    }

    void clear() {
        payloads.clear();
        attempts.clear();
        charges.clear();
    }

    private static void dropOldest(Map<?, ?> map) {
        if (map.size() > INVOICES_KEPT) {
            var oldest = map.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
