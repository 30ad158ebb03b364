package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Person;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people do in chats: write, tap, share, block. */
final class ActionRoutes {
    private static final Pattern LINK =
            Pattern.compile("(?:https?://)?t\\.me/([A-Za-z0-9_]+)/?(?:\\?start=([A-Za-z0-9_-]{0,64}))?");

    private final World world;
    private final Lookup lookup;
    private final PersonActions actions;

    /** One action in one chat; called with the world's lock. */
    @FunctionalInterface
    private interface Action {
        ObjectNode run(PrivateChat chat, ControlBody body);
    }

    ActionRoutes(World world, Lookup lookup, PersonActions actions) {
        this.world = world;
        this.lookup = lookup;
        this.actions = actions;
    }

    void register(RoutesConfig routes) {
        routes.post("/sandbox/api/people/{id}/link", this::link);
        add(
                routes,
                "say",
                (chat, body) -> actions.say(chat, body.required("text"), (int) body.number("reply_to_message_id")));
        add(routes, "start", (chat, body) -> actions.start(chat, body.text("payload")));
        add(routes, "tap", this::tap);
        add(routes, "press", this::press);
        add(routes, "contact", this::contact);
        add(routes, "location", this::location);
        add(routes, "message", this::message);
        add(routes, "react", this::react);
        add(routes, "edit", (chat, body) -> actions.edit(chat, (int) body.number("message_id"), body.required("text")));
        add(routes, "block", (chat, body) -> actions.setBlocked(chat, !body.has("blocked") || body.flag("blocked")));
    }

    /** Opens {@code t.me/<bot>?start=…} of one of the bots. */
    private void link(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        long id = Answers.id(ctx, "id");
        Matcher link = LINK.matcher(body.required("url"));
        if (!link.matches()) {
            throw ControlError.badRequest("not a link to a bot: " + body.text("url"));
        }
        String payload = link.group(2) == null ? "" : link.group(2);
        Answers.json(ctx, world.locked(() -> {
            PrivateChat chat = lookup.chat(link.group(1), id);
            return actions.start(chat, payload).put("bot", chat.bot().username());
        }));
    }

    private void add(RoutesConfig routes, String name, Action action) {
        routes.post("/sandbox/api/people/{id}/" + name, ctx -> {
            ControlBody body = ControlBody.of(ctx);
            long id = Answers.id(ctx, "id");
            Answers.json(ctx, world.locked(() -> action.run(lookup.chat(body.required("bot"), id), body)));
        });
    }

    private ObjectNode tap(PrivateChat chat, ControlBody body) {
        if (body.flag("force")) {
            return actions.callback(chat, forgedUnder(chat, body), body.required("data"));
        }
        ButtonFinder.Found found = ButtonFinder.inline(chat, body);
        JsonNode button = found.button();
        if (button.has("callback_data")) {
            return actions.callback(
                    chat, found.message().body(), button.get("callback_data").asText());
        }
        ObjectNode answer = Json.object().put("seq", world.journal().seq());
        if (button.has("url")) {
            answer.put("url", button.get("url").asText());
        } else if (button.has("copy_text")) {
            answer.put("copied", button.path("copy_text").path("text").asText());
        } else if (button.has("web_app")) {
            answer.put("web_app", button.path("web_app").path("url").asText());
        } else {
            throw ControlError.badRequest("this kind of button is not played: " + button);
        }
        return answer;
    }

    /** What a tap that no button offers stands under; a message that is gone comes without content, as on Telegram. */
    private static JsonNode forgedUnder(PrivateChat chat, ControlBody body) {
        int id = (int) body.number("message_id");
        Optional<StoredMessage> message = id == 0
                ? chat.log().all().reversed().stream()
                        .filter(StoredMessage::fromBot)
                        .findFirst()
                : chat.log().find(id);
        if (message.isPresent()) {
            return message.get().body();
        }
        ObjectNode gone = Json.object().put("message_id", Math.max(id, 1)).put("date", 0);
        gone.set("chat", chat.asChat());
        return gone;
    }

    private ObjectNode press(PrivateChat chat, ControlBody body) {
        JsonNode key = ButtonFinder.reply(chat, body.required("text"));
        if (key.path("request_contact").asBoolean()) {
            return contact(chat, new ControlBody(Json.object()));
        }
        if (key.path("request_location").asBoolean()) {
            return location(chat, body);
        }
        return actions.say(chat, key.path("text").asText(), 0);
    }

    private ObjectNode contact(PrivateChat chat, ControlBody body) {
        Person person = chat.person();
        ObjectNode content = Json.object();
        ObjectNode contact = content.putObject("contact");
        String phone = body.optional("phone_number").orElse(person.profile().phone());
        if (phone.isEmpty()) {
            throw ControlError.badRequest("this person has no phone number");
        }
        contact.put("phone_number", phone)
                .put(
                        "first_name",
                        body.optional("first_name").orElse(person.profile().firstName()));
        boolean own = !body.has("phone_number") && !body.has("user_id");
        if (own) {
            Json.putText(contact, "last_name", person.profile().lastName());
            contact.put("user_id", person.id());
        } else if (body.has("user_id")) {
            contact.put("user_id", body.number("user_id"));
        }
        return actions.send(chat, content, 0);
    }

    private ObjectNode location(PrivateChat chat, ControlBody body) {
        ObjectNode content = Json.object();
        content.putObject("location")
                .put("latitude", body.has("latitude") ? body.decimal("latitude") : 43.1155)
                .put("longitude", body.has("longitude") ? body.decimal("longitude") : 131.8855);
        return actions.send(chat, content, 0);
    }

    private ObjectNode react(PrivateChat chat, ControlBody body) {
        return actions.react(chat, (int) body.number("message_id"), body.text("emoji"));
    }

    private ObjectNode message(PrivateChat chat, ControlBody body) {
        if (!body.json().path("message").isObject()) {
            throw ControlError.badRequest("\"message\" is an object of Bot API fields");
        }
        return actions.send(chat, (ObjectNode) body.json().get("message").deepCopy(), 0);
    }
}
