package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.text.FormattedText;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.StoredMessage;
import dvorik.sandbox.world.World;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Edits of messages that stand already. */
final class EditMethods {
    private static final List<String> TEXT_FIELDS = List.of("text", "entities", "link_preview_options");
    private static final List<String> CAPTION_FIELDS = List.of("caption", "caption_entities");

    private final World world;
    private final Destinations destinations;
    private final MediaReader media;

    EditMethods(World world, Destinations destinations, MediaReader media) {
        this.world = world;
        this.destinations = destinations;
        this.media = media;
    }

    void register(MethodTable table) {
        table.add("editMessageText", this::editText)
                .add("editMessageCaption", this::editCaption)
                .add("editMessageMedia", this::editMedia)
                .add("editMessageReplyMarkup", this::editReplyMarkup);
    }

    private JsonNode editText(Call call) {
        FormattedText text = Texts.message(call.arguments());
        var preview = LinkPreview.read(call.arguments());
        return edit(call, body -> {
            if (!body.has("text")) {
                throw Refusal.badRequest("there is no text in the message to edit");
            }
            body.remove(TEXT_FIELDS);
            TextMethods.putText(body, text);
            preview.ifPresent(options -> body.set("link_preview_options", options));
        });
    }

    private JsonNode editCaption(Call call) {
        FormattedText caption = Texts.caption(call.arguments());
        return edit(call, body -> {
            if (!MediaKind.isMedia(body)) {
                throw Refusal.badRequest("there is no caption in the message to edit");
            }
            body.remove(CAPTION_FIELDS);
            TextMethods.putCaption(body, caption);
        });
    }

    private JsonNode editMedia(Call call) {
        JsonNode input = call.arguments()
                .json("media", "input media")
                .orElseThrow(() -> Refusal.badRequest("Can't parse input media JSON object"));
        ObjectNode content = media.readItem(call, input, "InputMedia");
        return edit(call, body -> {
            if (!MediaKind.isMedia(body) && !body.has("text")) {
                throw Refusal.badRequest("message can't be edited");
            }
            body.remove(TEXT_FIELDS);
            body.remove(CAPTION_FIELDS);
            body.remove(MediaKind.fields());
            body.setAll(content);
        });
    }

    private JsonNode editReplyMarkup(Call call) {
        return edit(call, body -> {});
    }

    private JsonNode edit(Call call, Consumer<ObjectNode> change) {
        Arguments arguments = call.arguments();
        ObjectNode markup = MarkupReader.readInline(arguments);
        if (arguments.has("inline_message_id")) {
            // inline mode is not played, so no such message can exist
            throw Refusal.badRequest("MESSAGE_ID_INVALID");
        }
        return world.locked(() -> {
            Chat chat = destinations.known(call.bot(), arguments.text("chat_id"));
            int id = arguments.messageId("message_id");
            if (id == 0) {
                throw Refusal.badRequest("message identifier is not specified");
            }
            StoredMessage message = Destinations.message(chat, id, "message to edit not found");
            if (!message.fromBot()) {
                throw Refusal.badRequest("message can't be edited");
            }
            return apply(chat, message, change, markup);
        });
    }

    private JsonNode apply(Chat chat, StoredMessage message, Consumer<ObjectNode> change, ObjectNode markup) {
        ObjectNode body = message.body().deepCopy();
        change.accept(body);
        if (markup == null) {
            body.remove("reply_markup");
        } else {
            body.set("reply_markup", markup);
        }
        if (Objects.equals(body, message.body())) {
            throw Refusal.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        body.put("edit_date", world.clock().businessSeconds());
        return chat.edit(message, body).body();
    }
}
