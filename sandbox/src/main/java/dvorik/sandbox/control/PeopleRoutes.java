package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Channel;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Person;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Creates and changes people. */
final class PeopleRoutes {
    private final World world;
    private final Lookup lookup;

    PeopleRoutes(World world, Lookup lookup) {
        this.world = world;
        this.lookup = lookup;
    }

    void register(RoutesConfig routes) {
        routes.post("/sandbox/api/people", this::create);
        routes.patch("/sandbox/api/people/{id}", this::change);
    }

    private void create(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        var profile = new Person.Profile(
                body.required("first_name"),
                body.text("last_name"),
                body.text("username"),
                body.text("language_code"),
                body.text("phone"));
        Answers.json(ctx, world.locked(() -> {
            long id = body.number("id");
            if (id < 0 || (id != 0 && world.person(id).isPresent())) {
                throw ControlError.badRequest("id " + id + " is taken or negative");
            }
            return view(world.addPerson(id, profile));
        }));
    }

    private void change(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        long id = Answers.id(ctx, "id");
        Answers.json(ctx, world.locked(() -> {
            Person person = lookup.person(id);
            Person.Profile old = person.profile();
            if (body.has("deactivated")) {
                person.setDeactivated(body.flag("deactivated"));
            }
            person.change(new Person.Profile(
                    body.optional("first_name").orElse(old.firstName()),
                    body.optional("last_name").orElse(old.lastName()),
                    body.optional("username").orElse(old.username()),
                    body.optional("language_code").orElse(old.languageCode()),
                    body.optional("phone").orElse(old.phone())));
            return view(person);
        }));
    }

    /** Called with the world's lock. */
    ObjectNode view(Person person) {
        Person.Profile profile = person.profile();
        ObjectNode view = Json.object()
                .put("id", person.id())
                .put("first_name", profile.firstName())
                .put("last_name", profile.lastName())
                .put("username", profile.username())
                .put("language_code", profile.languageCode())
                .put("phone", profile.phone())
                .put("deactivated", person.deactivated());
        var blocked = view.putArray("blocked");
        for (Bot bot : world.bots()) {
            if (bot.chat(person.id()).filter(chat -> chat.blocked()).isPresent()) {
                blocked.add(bot.username());
            }
        }
        var channels = view.putArray("channels");
        for (Channel channel : world.channels()) {
            if (channel.statusOf(person.id()).equals("member")) {
                channels.add(channel.id());
            }
        }
        return view;
    }
}
