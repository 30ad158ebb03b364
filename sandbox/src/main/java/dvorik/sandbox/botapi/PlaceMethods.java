package dvorik.sandbox.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Chat;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.World;
import java.util.Set;

/** Sends that carry no text and no file: places, contacts, and "typing". */
final class PlaceMethods {
    private static final Set<String> ACTIONS = Set.of(
            "cancel",
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "record_audio",
            "upload_audio",
            "upload_document",
            "choose_sticker",
            "pick_up_location",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final World world;
    private final Destinations destinations;
    private final Poster poster;

    PlaceMethods(World world, Destinations destinations, Poster poster) {
        this.world = world;
        this.destinations = destinations;
        this.poster = poster;
    }

    void register(MethodTable table) {
        table.add("sendLocation", this::sendLocation)
                .add("sendVenue", this::sendVenue)
                .add("sendContact", this::sendContact)
                .add("sendChatAction", this::sendChatAction);
    }

    private JsonNode sendLocation(Call call) {
        ObjectNode content = Json.object();
        content.set("location", location(call.arguments()));
        return poster.post(call, content);
    }

    private JsonNode sendVenue(Call call) {
        Arguments arguments = call.arguments();
        ObjectNode content = Json.object();
        ObjectNode location = location(arguments);
        // old bots find the place in a field of its own
        content.set("location", location);
        ObjectNode venue = content.putObject("venue");
        venue.set("location", location);
        venue.put("title", arguments.required("title")).put("address", arguments.required("address"));
        for (String field : Set.of("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")) {
            Json.putText(venue, field, arguments.text(field));
        }
        return poster.post(call, content);
    }

    private static ObjectNode location(Arguments arguments) {
        double latitude = degrees(arguments, "latitude");
        double longitude = degrees(arguments, "longitude");
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw Refusal.badRequest("wrong location specified");
        }
        ObjectNode location = Json.object().put("latitude", latitude).put("longitude", longitude);
        if (arguments.has("horizontal_accuracy")) {
            location.put("horizontal_accuracy", degrees(arguments, "horizontal_accuracy"));
        }
        return location;
    }

    private static double degrees(Arguments arguments, String name) {
        String text = arguments.text(name).strip();
        if (text.isEmpty()) {
            throw Refusal.badRequest(name + " is empty");
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private JsonNode sendContact(Call call) {
        Arguments arguments = call.arguments();
        ObjectNode content = Json.object();
        ObjectNode contact = content.putObject("contact");
        contact.put("phone_number", arguments.required("phone_number"))
                .put("first_name", arguments.required("first_name"));
        Json.putText(contact, "last_name", arguments.text("last_name"));
        Json.putText(contact, "vcard", arguments.text("vcard"));
        return poster.post(call, content);
    }

    private JsonNode sendChatAction(Call call) {
        String action = call.arguments().text("action");
        if (!ACTIONS.contains(action)) {
            throw Refusal.badRequest("Wrong parameter action in request");
        }
        world.run(() -> {
            Chat chat = destinations.writable(call.bot(), call.arguments().text("chat_id"));
            if (chat instanceof PrivateChat privateChat) {
                privateChat.act(action);
            }
        });
        return BooleanNode.TRUE;
    }
}
