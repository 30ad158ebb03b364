package dvorik.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dvorik.sandbox.ChannelAccount;
import dvorik.sandbox.botapi.Members;
import dvorik.sandbox.world.Bot;
import dvorik.sandbox.world.Channel;
import dvorik.sandbox.world.Json;
import dvorik.sandbox.world.Person;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** Channels, who is in them, and which bots may see that. */
final class ChannelRoutes {
    private static final Set<String> STATUSES = Set.of("member", "left", "kicked");

    private final World world;
    private final Lookup lookup;

    ChannelRoutes(World world, Lookup lookup) {
        this.world = world;
        this.lookup = lookup;
    }

    void register(RoutesConfig routes) {
        routes.post("/sandbox/api/channels", this::create);
        routes.post("/sandbox/api/channels/{channel}/bots", this::administrator);
        routes.get("/sandbox/api/channels/{channel}", this::show);
        routes.post("/sandbox/api/people/{id}/channel", this::membership);
    }

    private void create(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        var account = new ChannelAccount(body.number("id"), body.text("username"), body.required("title"));
        Answers.json(ctx, world.locked(() -> world.addChannel(account).asChat()));
    }

    private void administrator(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        Answers.json(ctx, world.locked(() -> {
            Channel channel = channel(ctx);
            channel.setAdministrator(lookup.bot(body.required("bot")), body.flag("administrator"));
            return channel.asChat();
        }));
    }

    private void show(Context ctx) {
        Answers.json(ctx, world.locked(() -> {
            Channel channel = channel(ctx);
            ObjectNode view = channel.asChat().put("members", channel.memberCount());
            var messages = view.putArray("messages");
            channel.log().all().forEach(message -> messages.add(message.body()));
            return view;
        }));
    }

    private Channel channel(Context ctx) {
        String name = ctx.pathParam("channel");
        return world.channel(name).orElseThrow(() -> ControlError.notFound("there is no channel " + name));
    }

    private void membership(Context ctx) {
        ControlBody body = ControlBody.of(ctx);
        long id = Answers.id(ctx, "id");
        String status = body.required("status");
        if (!STATUSES.contains(status)) {
            throw ControlError.badRequest("\"status\" is one of " + STATUSES);
        }
        Answers.json(ctx, world.locked(() -> {
            Person person = lookup.person(id);
            String name = body.required("channel");
            Channel channel = world.channel(name).orElseGet(() -> world.addChannel(name));
            String old = channel.statusOf(id);
            channel.setStatus(id, status);
            world.journal()
                    .record(
                            "channel",
                            null,
                            id,
                            Json.object().put("channel", channel.id()).put("status", status));
            for (Bot bot : world.bots()) {
                if (!old.equals(status) && channel.isAdministrator(bot)) {
                    bot.updates().add("chat_member", change(channel, person, old, status), channel.id());
                }
            }
            return channel.asChat().put("status", status);
        }));
    }

    private ObjectNode change(Channel channel, Person person, String old, String status) {
        ObjectNode change = Json.object();
        change.set("chat", channel.asChat());
        change.set("from", person.asUser());
        change.put("date", world.clock().businessSeconds());
        change.set("old_chat_member", Members.of(person.asUser(), old));
        change.set("new_chat_member", Members.of(person.asUser(), status));
        return change;
    }
}
