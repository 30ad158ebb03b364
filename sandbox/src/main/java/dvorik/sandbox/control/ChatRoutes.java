package dvorik.sandbox.control;

import dvorik.sandbox.world.PrivateChat;
import dvorik.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;

/** Shows chats and the files in them. */
final class ChatRoutes {
    private static final long MAX_WAIT_SECONDS = 60;

    private final World world;
    private final Lookup lookup;

    ChatRoutes(World world, Lookup lookup) {
        this.world = world;
        this.lookup = lookup;
    }

    void register(RoutesConfig routes) {
        routes.get("/sandbox/api/chats/{bot}/{person}", this::chat);
        routes.get("/sandbox/api/files/{file}", this::file);
    }

    private void chat(Context ctx) {
        String bot = ctx.pathParam("bot");
        long person = Answers.id(ctx, "person");
        long after = Answers.number(ctx, "after", -1);
        Duration wait = Duration.ofMillis(Math.clamp(
                (long) (Double.parseDouble(orDefault(ctx.queryParam("timeout"), "20")) * 1000),
                0,
                MAX_WAIT_SECONDS * 1000));
        int limit = Math.clamp(Answers.number(ctx, "limit", Integer.MAX_VALUE), 1, Integer.MAX_VALUE);
        Answers.json(ctx, ChatView.render(world.locked(() -> {
            PrivateChat chat = lookup.chat(bot, person);
            if (after >= 0) {
                await(chat, after, wait);
            }
            return ChatView.Snapshot.of(chat, limit);
        })));
    }

    private static String orDefault(String text, String otherwise) {
        return text == null || !text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?") ? otherwise : text;
    }

    private static void await(PrivateChat chat, long after, Duration wait) {
        try {
            chat.awaitNewer(after, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void file(Context ctx) {
        var file = world.locked(() -> world.files().byUniqueId(ctx.pathParam("file")))
                .orElseThrow(() -> ControlError.notFound("there is no such file"));
        ctx.contentType(file.mimeType()).header("X-Content-Type-Options", "nosniff");
        if (!file.mimeType().startsWith("image/")) {
            ctx.header("Content-Disposition", "attachment");
        }
        ctx.result(file.content());
    }
}
