package dvorik.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.ChannelAccount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the world down as JSON and restores it: people, channels, chats, updates that wait, counters, the clock. Bots
 * are those of the options; what is remembered of others is dropped. Called with the world's lock.
 */
public final class WorldMemory {
    private static final int FORMAT = 1;

    private WorldMemory() {}

    /** The trees inside are the world's own; they never change, so they may be written out without the lock. */
    public static ObjectNode write(World world) {
        ObjectNode memory = Json.object()
                .put("format", FORMAT)
                .put("offset_seconds", world.clock().offset().toSeconds())
                .put("next_person", world.nextPersonId());
        ArrayNode people = memory.putArray("people");
        for (Person person : world.people()) {
            Person.Profile profile = person.profile();
            people.addObject()
                    .put("id", person.id())
                    .put("first_name", profile.firstName())
                    .put("last_name", profile.lastName())
                    .put("username", profile.username())
                    .put("language_code", profile.languageCode())
                    .put("phone", profile.phone())
                    .put("deactivated", person.deactivated());
        }
        ArrayNode channels = memory.putArray("channels");
        for (Channel channel : world.channels()) {
            ObjectNode line = channels.addObject()
                    .put("id", channel.id())
                    .put("username", channel.account().username())
                    .put("title", channel.account().title());
            ObjectNode statuses = line.putObject("statuses");
            channel.statuses().forEach((id, status) -> statuses.put(Long.toString(id), status));
        }
        ArrayNode bots = memory.putArray("bots");
        world.bots().forEach(bot -> bots.add(write(bot)));
        return memory;
    }

    private static ObjectNode write(Bot bot) {
        ObjectNode line = Json.object()
                .put("username", bot.username())
                .put("next_message", bot.peekNextMessageId())
                .put("next_update", bot.updates().peekNextId());
        ArrayNode chats = line.putArray("chats");
        bot.chats().forEach(chat -> chats.add(ChatMemory.write(chat)));
        ArrayNode updates = line.putArray("updates");
        for (Update update : bot.updates().all()) {
            ObjectNode waiting = updates.addObject()
                    .put("id", update.id())
                    .put("type", update.type())
                    .put("lane", update.lane())
                    .put("expires", update.expiresAtMillis());
            waiting.set("body", update.body());
        }
        ArrayNode taps = line.putArray("taps");
        bot.callbacks().all().forEach(tap -> taps.addObject()
                .put("id", tap.id())
                .put("person", tap.personId())
                .put("created", tap.createdMillis()));
        return line;
    }

    /** Into a fresh world, whose bots and channels of the options stand already. */
    public static void read(World world, JsonNode memory) {
        if (memory.path("format").asInt() != FORMAT) {
            return;
        }
        world.clock().setOffset(Duration.ofSeconds(memory.path("offset_seconds").asLong()));
        world.raiseNextPersonId(memory.path("next_person").asLong());
        for (JsonNode line : memory.path("people")) {
            Person person = world.addPerson(
                    line.path("id").asLong(),
                    new Person.Profile(
                            line.path("first_name").asText(),
                            line.path("last_name").asText(""),
                            line.path("username").asText(""),
                            line.path("language_code").asText(""),
                            line.path("phone").asText("")));
            person.setDeactivated(line.path("deactivated").asBoolean());
        }
        memory.path("channels").forEach(line -> readChannel(world, line));
        for (JsonNode line : memory.path("bots")) {
            world.bot(line.path("username").asText()).ifPresent(bot -> readBot(world, bot, line));
        }
    }

    private static void readChannel(World world, JsonNode line) {
        Channel channel = world.channel(line.path("id").asText())
                .orElseGet(() -> world.addChannel(new ChannelAccount(
                        line.path("id").asLong(),
                        line.path("username").asText(""),
                        line.path("title").asText())));
        for (Map.Entry<String, JsonNode> status : line.path("statuses").properties()) {
            channel.setStatus(Long.parseLong(status.getKey()), status.getValue().asText());
        }
    }

    private static void readBot(World world, Bot bot, JsonNode line) {
        bot.raiseNextMessageId(line.path("next_message").asInt());
        bot.updates().raiseNextId(line.path("next_update").asInt());
        for (JsonNode chat : line.path("chats")) {
            Optional<Person> person = world.person(chat.path("person").asLong());
            person.ifPresent(known -> ChatMemory.read(bot, known, chat));
        }
        for (JsonNode waiting : line.path("updates")) {
            bot.updates()
                    .restore(new Update(
                            waiting.path("id").asInt(),
                            waiting.path("type").asText(),
                            (ObjectNode) waiting.path("body"),
                            waiting.path("lane").asLong(),
                            waiting.path("expires").asLong()));
        }
        for (JsonNode tap : line.path("taps")) {
            bot.chat(tap.path("person").asLong()).ifPresent(chat -> bot.callbacks()
                    .restore(tap.path("id").asText(), chat, tap.path("created").asLong()));
        }
    }
}
