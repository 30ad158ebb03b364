package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.botapi.MethodTable.Answer;
import dvorik.sandbox.webhook.WebhookSenders;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.WebhookSettings;
import dvorik.sandbox.world.World;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code setWebhook} and its kin. */
final class WebhookMethods {
    private static final Logger log = LoggerFactory.getLogger(WebhookMethods.class);
    private static final int MAX_SECRET = 256;
    private static final int MAX_CONNECTIONS = 100;
    private static final int DEFAULT_CONNECTIONS = 40;
    private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> NOT_AS_ANSWER = Set.of("setwebhook", "deletewebhook", "close", "logout");

    private final World world;
    private final WebhookSenders senders;
    private final MethodTable table;

    WebhookMethods(World world, WebhookSenders senders, MethodTable table) {
        this.world = world;
        this.senders = senders;
        this.table = table;
    }

    void register() {
        table.addDescribed("setWebhook", this::setWebhook)
                .addDescribed("deleteWebhook", this::deleteWebhook)
                .add("getWebhookInfo", this::getWebhookInfo);
    }

    private Answer setWebhook(Call call) {
        Arguments arguments = call.arguments();
        String url = arguments.text("url");
        if (url.isEmpty()) {
            return deleteWebhook(call);
        }
        var settings = new WebhookSettings(
                checkedUrl(url),
                checkedSecret(arguments.text("secret_token")),
                arguments.integer("max_connections", DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS),
                arguments.text("ip_address"));
        return world.locked(() -> {
            Bot bot = call.bot();
            if (!bot.webhook().mayChange(world.clock().realMillis())) {
                throw Refusal.tooManyRequests(1);
            }
            UpdateMethods.readAllowed(arguments).ifPresent(bot.updates()::allow);
            dropPendingIfAsked(call);
            bot.updates().endLongPoll("Conflict: terminated by setWebhook request");
            boolean same = bot.webhook().settings().filter(settings::equals).isPresent();
            if (!same) {
                bot.webhook().set(settings);
                senders.start(bot, this::run);
            }
            return new Answer(BooleanNode.TRUE, same ? "Webhook is already set" : "Webhook was set");
        });
    }

    private Answer deleteWebhook(Call call) {
        return world.locked(() -> {
            dropPendingIfAsked(call);
            boolean was = call.bot().webhook().isSet();
            call.bot().webhook().set(null);
            senders.stop(call.bot());
            return new Answer(BooleanNode.TRUE, was ? "Webhook was deleted" : "Webhook is already deleted");
        });
    }

    private static void dropPendingIfAsked(Call call) {
        if (call.arguments().flag("drop_pending_updates")) {
            call.bot().updates().clear();
        }
    }

    private JsonNode getWebhookInfo(Call call) {
        return world.locked(() -> call.bot().webhook().info(call.bot().updates()));
    }

    /** HTTPS on one of four ports, as the real server wants it; plain HTTP to this machine is let through. */
    private static String checkedUrl(String url) {
        URI uri;
        try {
            uri = new URI(url.contains("://") ? url : "https://" + url);
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        if (LOOPBACK.contains(uri.getHost())) {
            return uri.toString();
        }
        if (uri.getScheme().equals("http")) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (uri.getPort() != -1 && !PORTS.contains(uri.getPort())) {
            throw Refusal.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
        return uri.toString();
    }

    private static String checkedSecret(String secret) {
        if (secret.length() > MAX_SECRET) {
            throw Refusal.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        return secret;
    }

    /** A bot may answer a pushed update with a call; what comes of it is never told. */
    private void run(Bot bot, ObjectNode answer) {
        String method = answer.path("method").asText().toLowerCase(Locale.ROOT);
        if (method.startsWith("get") || NOT_AS_ANSWER.contains(method)) {
            return;
        }
        try {
            table.find(method).ifPresent(known -> known.answer(new Call(bot, method, new Arguments(answer, Map.of()))));
        } catch (Refusal refusal) {
            log.info("a call in a webhook's answer was refused: {} {}", method, refusal.description());
        }
    }
}
